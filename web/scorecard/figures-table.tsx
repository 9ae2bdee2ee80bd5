import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure, MeasureName } from '../api/index.ts'
import { Sideways } from '../shared/index.ts'
import { FigureLink } from './figure-link.tsx'
import type { Drill } from './queries.ts'

export interface FiguresRow {
  readonly key: string
  readonly name: ReactNode
  readonly measures: readonly Figure[]
  /** which part of the unit's work the row is */
  readonly part: Pick<Drill, 'service' | 'other'>
}

interface Props {
  label: string
  first: string
  shown: readonly MeasureName[]
  rows: readonly FiguresRow[]
  unit: string
  search: Pick<Drill, 'role' | 'period'>
}

/** A few measures of each of many; every figure leads to the work behind it. */
export function FiguresTable({ label, first, shown, rows, unit, search }: Props) {
  const { t } = useTranslation()
  return (
    <Sideways label={label}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {shown.map(name => (
              <th key={name} scope="col" className="figure">
                {t(`scorecard.measure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, measures, part }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {shown.map(measure => (
                <td key={measure} className="figure">
                  <FigureLink
                    figure={measures.find(({ name }) => name === measure)}
                    unit={unit}
                    search={{ measure, ...search, ...part }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

/** The one with most work first. */
export const busiestFirst = <T extends { readonly measures: readonly Figure[] }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => countIn(b.measures) - countIn(a.measures))

const countIn = (measures: readonly Figure[]): number => measures.find(({ name }) => name === 'closed')?.n ?? 0
