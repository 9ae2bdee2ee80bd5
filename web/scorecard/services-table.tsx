import { useTranslation } from 'react-i18next'
import type { MeasureName, ScorecardSide } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'
import { busiestFirst, FiguresTable } from './figures-table.tsx'

const shown: readonly MeasureName[] = ['closed', 'on-time', 'attainment', 'first-pass', 'satisfaction']

/** The services of a unit as supplier, the busiest first. */
export function ServicesTable(props: { unit: string; period: string; rows: ScorecardSide['services'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (props.rows.length === 0) return null
  const title = t('scorecard.by-service')
  return (
    <section className="panel">
      <h2>{title}</h2>
      <FiguresTable
        label={title}
        first={t('scorecard.service')}
        shown={shown}
        unit={props.unit}
        search={{ role: 'supplier', period: props.period }}
        rows={busiestFirst(props.rows).map(({ service, measures }) => ({
          key: service?.id ?? 'none',
          name: service ? said(service.name, language) : t('scorecard.no-service'),
          measures,
          part: { service: service?.id ?? 'none' },
        }))}
      />
    </section>
  )
}
