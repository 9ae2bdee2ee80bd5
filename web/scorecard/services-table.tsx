import { useTranslation } from 'react-i18next'
import type { Figure, MeasureName, ScorecardSide } from '../api/index.ts'
import { said, Sideways, useLanguage } from '../shared/index.ts'
import { FigureLink } from './figure-link.tsx'

const shown: readonly MeasureName[] = ['closed', 'on-time', 'attainment', 'first-pass', 'satisfaction']

/** The services of a unit as supplier, the busiest first. */
export function ServicesTable(props: { unit: string; period: string; rows: ScorecardSide['services'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (props.rows.length === 0) return null
  const most = [...props.rows].sort((a, b) => countIn(b.measures) - countIn(a.measures))
  return (
    <section className="panel">
      <h2>{t('scorecard.by-service')}</h2>
      <Sideways label={t('scorecard.by-service')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('scorecard.service')}</th>
              {shown.map(name => (
                <th key={name} scope="col" className="figure">
                  {t(`scorecard.measure.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {most.map(({ service, measures }) => (
              <tr key={service?.id ?? 'none'}>
                <th scope="row">{service ? said(service.name, language) : t('scorecard.no-service')}</th>
                {shown.map(name => (
                  <td key={name} className="figure">
                    <FigureLink
                      figure={measures.find(measure => measure.name === name)}
                      unit={props.unit}
                      search={{ measure: name, role: 'supplier', period: props.period, service: service?.id ?? 'none' }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
    </section>
  )
}

const countIn = (measures: readonly Figure[]): number => measures.find(({ name }) => name === 'closed')?.n ?? 0
