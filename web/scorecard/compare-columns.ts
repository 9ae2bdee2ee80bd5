import type { Department, Figure, MeasureName } from '../api/index.ts'

export interface CompareColumn {
  readonly role: 'supplier' | 'customer'
  readonly measure: MeasureName
}
export type CompareKey = `${CompareColumn['role']}.${MeasureName}`

const of = (role: CompareColumn['role'], ...measures: readonly MeasureName[]): CompareColumn[] =>
  measures.map(measure => ({ role, measure }))

/** What departments are compared by: the clock beside the verdict as suppliers, their duty as customers. */
export const compareColumns: readonly CompareColumn[] = [
  ...of('supplier', 'closed', 'on-time', 'satisfaction', 'first-pass', 'returned', 'attainment'),
  ...of('customer', 'closed', 'answers-on-time', 'verdicts-on-time', 'waiting'),
]

export const keyOf = ({ role, measure }: CompareColumn): CompareKey => `${role}.${measure}`

export const compareKeys = compareColumns.map(keyOf)

export const figureOf = (department: Department, { role, measure }: CompareColumn): Figure | undefined =>
  (role === 'supplier' ? department.asSupplier : department.asCustomer).find(({ name }) => name === measure)

/** By one column; those without a figure always stand last. */
export function sorted(departments: readonly Department[], by: CompareKey, isUp: boolean): readonly Department[] {
  const column = compareColumns.find(each => keyOf(each) === by) ?? compareColumns[0]
  const valueOf = (department: Department): number | null => (column && figureOf(department, column)?.value) ?? null
  return departments.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return isUp ? x - y : y - x
  })
}
