import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Department } from '../api/index.ts'
import { said, Sideways, useLanguage } from '../shared/index.ts'
import { compareColumns, type CompareKey, figureOf, keyOf, sorted } from './compare-columns.ts'
import { FigureLink } from './figure-link.tsx'

interface Props {
  departments: readonly Department[]
  period: string
  by: CompareKey
  isUp: boolean
  onSort: (by: CompareKey, isUp: boolean) => void
}

/** A line a department; every heading sorts, every figure leads to the work behind it. */
export function CompareTable({ departments, period, by, isUp, onSort }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="panel">
      <Sideways label={t('scorecard.compare')}>
        <table className="plain-table compare">
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="compare-unit">
                {t('scorecard.unit')}
              </th>
              {(['supplier', 'customer'] as const).map(role => (
                <th
                  key={role}
                  scope="colgroup"
                  colSpan={compareColumns.filter(column => column.role === role).length}
                  className={`compare-role starts-${role}`}
                >
                  {t(`scorecard.as-${role}`)}
                </th>
              ))}
            </tr>
            <tr>
              {compareColumns.map(column => {
                const key = keyOf(column)
                const isBy = key === by
                return (
                  <th
                    key={key}
                    scope="col"
                    className={`figure ${startOf(column)}`}
                    aria-sort={isBy ? (isUp ? 'ascending' : 'descending') : undefined}
                  >
                    <button type="button" className="sort-button" onClick={() => onSort(key, isBy && !isUp)}>
                      {t(`scorecard.measure.${column.measure}`)}
                      <span aria-hidden>{isBy ? (isUp ? ' ↑' : ' ↓') : ''}</span>
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {sorted(departments, by, isUp).map(department => (
              <tr key={department.unit.id}>
                <th scope="row" className="compare-unit">
                  <Link to="/units/$id" params={{ id: department.unit.id }} search={{ period }} className="plain-link">
                    {said(department.unit.name, language)}
                    {department.unit.ended && <span className="soft small"> {t('scorecard.ended')}</span>}
                  </Link>
                </th>
                {compareColumns.map(column => (
                  <td key={keyOf(column)} className={`figure ${startOf(column)}`}>
                    <FigureLink
                      figure={figureOf(department, column)}
                      unit={department.unit.id}
                      search={{ measure: column.measure, role: column.role, period }}
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

/** A line is drawn where the other role begins. */
const startOf = ({ role, measure }: (typeof compareColumns)[number]): string =>
  role === 'customer' && measure === 'closed' ? 'starts-customer' : ''
