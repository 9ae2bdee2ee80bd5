import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MeasureName, ScorecardSide } from '../api/index.ts'
import { EmptyState, said, useFew, useLanguage } from '../shared/index.ts'
import { busiestFirst, FiguresTable } from './figures-table.tsx'

const shown: readonly MeasureName[] = ['closed', 'on-time', 'satisfaction', 'returned', 'waiting']

interface Props {
  unit: string
  period: string
  side: 'supplier' | 'customer'
  rows: ScorecardSide['counterparts']
}

/** Whom we serve, or who serves us: with what is returned and how long is waited. */
export function Counterparts({ unit, period, side, rows }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { few, rest } = useFew(busiestFirst(rows))
  const title = t(side === 'supplier' ? 'scorecard.whom-we-serve' : 'scorecard.who-serves-us')
  return (
    <section className="panel">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <EmptyState>{t('scorecard.nobody-yet')}</EmptyState>
      ) : (
        <FiguresTable
          label={title}
          first={t('scorecard.unit')}
          shown={shown}
          unit={unit}
          search={{ role: side, period }}
          rows={few.map(({ unit: other, measures }) => ({
            key: other.id,
            name: (
              <Link to="/units/$id" params={{ id: other.id }} search={{ period }} className="plain-link">
                {said(other.name, language)}
                {other.ended && <span className="soft small"> {t('scorecard.ended')}</span>}
              </Link>
            ),
            measures,
            part: { other: other.id },
          }))}
        />
      )}
      {rest}
    </section>
  )
}
