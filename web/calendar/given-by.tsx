import { useTranslation } from 'react-i18next'
import type { Unit } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

type WorksBy = NonNullable<Unit['worksBy']>

/** Which calendar a unit works by, and where that comes from: itself, a unit above it, or the organisation. */
export function useGivenBy(): (unit: { id: string }, worksBy: WorksBy) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return (unit, { calendar, from }) => {
    const name = said(calendar.name, language)
    if (from === null) return t('calendar.given-by.organisation', { calendar: name })
    if (from.id === unit.id) return t('calendar.given-by.itself', { calendar: name })
    return t('calendar.given-by.above', { calendar: name, unit: said(from.name, language) })
  }
}
