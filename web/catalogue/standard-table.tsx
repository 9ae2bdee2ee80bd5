import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'
import { TargetsTable } from './targets-table.tsx'

type Target = Service['targets']['normal']['response']

/** What a service promises, and in whose working time. */
export function StandardTable({ service: { targets, calendar } }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const wordsOf = (target: Target) => (target ? said(target.words, language) : null)
  return (
    <>
      <TargetsTable
        words={priority => ({
          response: wordsOf(targets[priority].response),
          resolution: wordsOf(targets[priority].resolution),
        })}
      />
      <p className="soft small">
        {t('catalogue.in-calendar', { calendar: said(calendar.name, language) })}
        {calendar.from && ` · ${t('catalogue.calendar-from', { unit: said(calendar.from.name, language) })}`}
      </p>
    </>
  )
}
