import type { CategoryColumn, Column } from './column.ts'
import type { FixedDesign } from './data.ts'
import { readTerms, type Term } from './fixed-terms.ts'
import { problem, type RatingProblem } from './problem.ts'

export type FixedResult =
  | {
      readonly kind: 'design'
      readonly design: FixedDesign /** Columns of X that others already say. */
      readonly aliased: readonly string[]
    }
  | { readonly kind: 'refused'; readonly problem: RatingProblem }

/**
 * The fixed part for a formula such as `service*dept` (see `readTerms`) over named columns, with treatment contrasts: the
 * first level of a category is its base, every other one has a column of zeros and ones named as R names it (`service1`,
 * `service1:dept15`). What is a combination of earlier columns is left out and said.
 */
export function fixedDesign(formula: string, columns: ReadonlyMap<string, Column>): FixedResult {
  const terms = readTerms(formula)
  if ('code' in terms) return { kind: 'refused', problem: terms }
  const names = [...new Set(terms.flat())]
  const missing = names.find(name => !columns.has(name))
  if (missing !== undefined) {
    const expected = [...columns.keys()].join(', ')
    return { kind: 'refused', problem: problem('rating.unknown-column', 'fixed', missing, expected) }
  }
  const used = new Map(names.map(name => [name, columns.get(name)!]))
  const patterns = patternsOf([...used.values()])
  const contrasts = [{ name: '(Intercept)', at: () => 1 }, ...terms.flatMap(term => contrastsOf(term, used))]
  const full = Float64Array.from({ length: patterns.examples.length * contrasts.length }, (_, cell) =>
    contrasts[cell % contrasts.length].at(patterns.examples[Math.floor(cell / contrasts.length)]),
  )
  const kept = independent(full, contrasts.length, patterns.counts)
  const columnsOf = (row: number) => kept.map(j => full[row * contrasts.length + j])
  return {
    kind: 'design',
    aliased: contrasts.filter((_, j) => !kept.includes(j)).map(({ name }) => name),
    design: {
      names: kept.map(j => contrasts[j].name),
      patterns: Float64Array.from(patterns.examples.flatMap((_, row) => columnsOf(row))),
      of: patterns.of,
    },
  }
}

/** Which ratings share all values, and one rating of each kind. */
function patternsOf(columns: readonly Column[]) {
  const length = columns[0]?.kind === 'number' ? columns[0].values.length : (columns[0]?.of.length ?? 0)
  let of: Int32Array = new Int32Array(length)
  for (const column of columns) {
    const seen = new Map<number | string, number>()
    of = of.map((pattern, i) => {
      const key =
        column.kind === 'number' ? `${pattern} ${column.values[i]}` : pattern * column.levels.length + column.of[i]
      const known = seen.get(key) ?? seen.size
      seen.set(key, known)
      return known
    })
  }
  const examples: number[] = []
  const counts: number[] = []
  of.forEach((pattern, i) => {
    examples[pattern] ??= i
    counts[pattern] = (counts[pattern] ?? 0) + 1
  })
  return { of, examples, counts }
}

type Contrast = { readonly name: string; readonly at: (rating: number) => number }

function contrastsOf(term: Term, columns: ReadonlyMap<string, Column>): readonly Contrast[] {
  return term
    .map(name => contrastsOfColumn(name, columns.get(name)!))
    .reduce((left, right) =>
      right.flatMap(b =>
        left.map(a => ({ name: `${a.name}:${b.name}`, at: (rating: number) => a.at(rating) * b.at(rating) })),
      ),
    )
}

function contrastsOfColumn(name: string, column: Column): readonly Contrast[] {
  if (column.kind === 'number') return [{ name, at: rating => column.values[rating] }]
  return column.levels.slice(1).map((level, index) => ({ name: `${name}${level}`, at: indicator(column, index + 1) }))
}

const indicator = (column: CategoryColumn, level: number) => (rating: number) => (column.of[rating] === level ? 1 : 0)

/** Columns of X that are not combinations of earlier ones, by orthogonalising twice (Gram–Schmidt), weighted with the ratings of each pattern. */
function independent(x: Float64Array, p: number, counts: readonly number[]): readonly number[] {
  const kept: { readonly column: number; readonly basis: Float64Array }[] = []
  for (let j = 0; j < p; j++) {
    const rest = Float64Array.from(counts, (_, row) => x[row * p + j])
    const before = squares(rest, counts)
    for (const { basis } of kept) remove(rest, basis, counts)
    for (const { basis } of kept) remove(rest, basis, counts)
    const after = squares(rest, counts)
    if (!(after > 1e-14 * before)) continue
    kept.push({ column: j, basis: rest.map(value => value / Math.sqrt(after)) })
  }
  return kept.map(({ column }) => column)
}

function squares(values: Float64Array, counts: readonly number[]): number {
  return values.reduce((sum, value, row) => sum + counts[row] * value * value, 0)
}

function remove(values: Float64Array, basis: Float64Array, counts: readonly number[]): void {
  const share = values.reduce((sum, value, row) => sum + counts[row] * value * basis[row], 0)
  for (let row = 0; row < values.length; row++) values[row] -= share * basis[row]
}
