import type { Calendars, Commitment, Id } from '@huke/core/commitment'
import { type Difference, type Row, rowDifferences, setDifferences } from './difference.ts'
import type { StoredCommitment, Stretch } from './verify-store.ts'

/** The rows that show one commitment, as whoever keeps them makes them. */
export interface ProjectedRows {
  readonly commitment: Row
  readonly clocks: readonly Row[]
  readonly holdings: readonly Row[]
  readonly timers: readonly Row[]
  readonly customers: readonly Row[]
  readonly watches: readonly Row[]
}

export type Project = (c: Commitment, calendars: Calendars) => ProjectedRows

/** Compares all that is stored of the commitments of a stretch with what their events make of them. */
export function projectionDifferences(
  stored: Stretch,
  commitments: readonly Commitment[],
  project: (c: Commitment) => ProjectedRows,
): readonly Difference[] {
  const rows = new Map(stored.commitments.map(row => [row.id, row]))
  const parts = partsByCommitment(stored)
  const differences: Difference[] = []
  for (const c of commitments) {
    const row = rows.get(c.id)
    rows.delete(c.id)
    const where = `commitment ${c.id}`
    if (row === undefined) differences.push({ what: 'commitment', where, expected: 'a row', found: null })
    else differences.push(...ofCommitment(row, project(c), parts(c.id), where))
  }
  for (const id of rows.keys())
    differences.push({ what: 'commitment', where: `commitment ${id}`, expected: null, found: 'a row without events' })
  return differences
}

type Parts = Omit<ProjectedRows, 'commitment'>

function ofCommitment(
  row: StoredCommitment,
  expected: ProjectedRows,
  found: Parts,
  where: string,
): readonly Difference[] {
  const { state_data: state, ...columns } = expected.commitment
  const sets = <K extends keyof Parts>(part: K) => ({ expected: expected[part], found: found[part] })
  return [
    ...rowDifferences('commitment', where, columns, row),
    ...rowDifferences('commitment', `${where}, state_data`, state as Row, row.state_data as unknown as Row),
    ...setDifferences('clock', where, sets('clocks'), row => `${row['clock']} ${row['run']}`),
    ...setDifferences('holding', where, sets('holdings'), row => `holding ${row['ordinal']}`),
    ...setDifferences('timer', where, sets('timers'), timerKey),
    ...setDifferences('customer', where, sets('customers'), row => `customer ${row['number']}`),
    ...setDifferences('watch', where, sets('watches'), row => `person ${row['person_id']}`),
  ]
}

const timerKey = (row: Row): string => `${row['kind']} ${row['clock']} ${row['run']} ${row['share']}`

function partsByCommitment({ clocks, holdings, timers, customers, watches }: Stretch): (id: Id) => Parts {
  const grouped = [clocks, holdings, timers, customers, watches].map(rows =>
    Map.groupBy(rows, row => row['commitment_id']),
  )
  return id => {
    const [of, h, t, c, w] = grouped.map(group => group.get(id) ?? [])
    return { clocks: of, holdings: h, timers: t, customers: c, watches: w }
  }
}
