import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../shared/index.ts'
import { useSayBy } from './by.tsx'
import { nameOn, restAt } from './rest.ts'
import { useWorkCalendar } from './work-calendar.tsx'

/** That nobody works at a time, and what it comes to; null where somebody does. */
export function useSayRest(): (at: number) => string | null {
  const { t } = useTranslation()
  const language = useLanguage()
  const calendar = useWorkCalendar()
  const by = useSayBy()
  return at => {
    const rest = calendar === null ? null : restAt(calendar, at)
    if (calendar === null || rest === null) return null
    const same = by(rest.since)
    if (rest.of === 'hours') return t('commitment.rest.hours', { same })
    const name = nameOn(calendar.definition, rest.date, language)
    return name === null ? t('commitment.rest.day', { same }) : t('commitment.rest.named-day', { same, name })
  }
}
