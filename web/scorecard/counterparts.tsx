import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Figure, MeasureName, ScorecardSide } from '../api/index.ts'
import { EmptyState, said, Sideways, useFew, useLanguage } from '../shared/index.ts'
import { FigureLink } from './figure-link.tsx'

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
  const { few, rest } = useFew([...rows].sort((a, b) => countIn(b.measures) - countIn(a.measures)))
  return (
    <section className="panel">
      <h2>{t(side === 'supplier' ? 'scorecard.whom-we-serve' : 'scorecard.who-serves-us')}</h2>
      {rows.length === 0 ? (
        <EmptyState>{t('scorecard.nobody-yet')}</EmptyState>
      ) : (
        <Sideways label={t(side === 'supplier' ? 'scorecard.whom-we-serve' : 'scorecard.who-serves-us')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('scorecard.unit')}</th>
                {shown.map(name => (
                  <th key={name} scope="col" className="figure">
                    {t(`scorecard.measure.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {few.map(({ unit: other, measures }) => (
                <tr key={other.id}>
                  <th scope="row">
                    <Link to="/units/$id" params={{ id: other.id }} search={{ period }} className="plain-link">
                      {said(other.name, language)}
                    </Link>
                  </th>
                  {shown.map(name => (
                    <td key={name} className="figure">
                      <FigureLink
                        figure={measures.find(measure => measure.name === name)}
                        unit={unit}
                        search={{ measure: name, role: side, period, other: other.id }}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Sideways>
      )}
      {rest}
    </section>
  )
}

const countIn = (measures: readonly Figure[]): number => measures.find(({ name }) => name === 'closed')?.n ?? 0
