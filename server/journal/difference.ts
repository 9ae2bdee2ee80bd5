import { canonical } from '@huke/core/journal'

/** Something that is not what the journal makes it. */
export interface Difference {
  readonly what:
    | 'journal'
    | 'root'
    | 'commitment'
    | 'clock'
    | 'holding'
    | 'timer'
    | 'customer'
    | 'watch'
    | 'seal'
    | 'answer'
    | 'file'
    | 'scorecard'
  /** which row, and where in it */
  readonly where: string
  readonly expected: unknown
  readonly found: unknown
}

export type Row = Readonly<Record<string, unknown>>

/** Compares the columns that the expected row has. Instants are the same however they are written. */
export function rowDifferences(
  what: Difference['what'],
  where: string,
  expected: Row,
  found: Row,
): readonly Difference[] {
  return Object.keys(expected)
    .filter(column => !same(column, expected[column], found[column]))
    .map(column => ({
      what,
      where: `${where}, ${column}`,
      expected: expected[column] ?? null,
      found: found[column] ?? null,
    }))
}

/** Compares two sets of rows told apart by a key. */
export function setDifferences(
  what: Difference['what'],
  where: string,
  sets: { readonly expected: readonly Row[]; readonly found: readonly Row[] },
  keyOf: (row: Row) => string,
): readonly Difference[] {
  const stored = new Map(sets.found.map(row => [keyOf(row), row]))
  const differences: Difference[] = []
  for (const expected of sets.expected) {
    const key = keyOf(expected)
    const found = stored.get(key)
    stored.delete(key)
    if (found === undefined) differences.push({ what, where: `${where}, ${key}`, expected, found: null })
    else differences.push(...rowDifferences(what, `${where}, ${key}`, expected, found))
  }
  for (const [key, found] of stored) differences.push({ what, where: `${where}, ${key}`, expected: null, found })
  return differences
}

const same = (column: string, a: unknown, b: unknown): boolean =>
  canonical(plain(column, a)) === canonical(plain(column, b))

const plain = (column: string, value: unknown): unknown =>
  typeof value === 'string' && /(^at|_at|_until)$/.test(column) ? Date.parse(value) : (value ?? null)
