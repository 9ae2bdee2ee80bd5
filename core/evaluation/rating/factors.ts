import { categoryColumn, type CategoryColumn } from './column.ts'
import type { SharedFactor, SingleFactor } from './data.ts'

export const factorOf = (name: string, { levels, of }: CategoryColumn): SingleFactor => ({
  kind: 'single',
  name,
  levels,
  of,
})

/**
 * The pairs of two groupings, such as a rater's department with a rated unit: fitted beside both, its share of the variance
 * is what certain departments think of certain units beyond their general severity and the unit's general standing.
 */
export function pairFactor(name: string, a: SingleFactor, b: SingleFactor): SingleFactor {
  const seen = new Map<number, number>()
  const levels: string[] = []
  const of = a.of.map((first, i) => {
    const key = first * b.levels.length + b.of[i]
    const known = seen.get(key)
    if (known !== undefined) return known
    seen.set(key, levels.length)
    levels.push(`${a.levels[first]} × ${b.levels[b.of[i]]}`)
    return levels.length - 1
  })
  return { kind: 'single', name, levels, of }
}

export type Membership = { readonly level: string; readonly weight: number }

/** A grouping in which each rating has several levels, with weights as stated. */
export function sharedFactor(name: string, memberships: readonly (readonly Membership[])[]): SharedFactor {
  const flat = memberships.flat()
  const { levels, of } = categoryColumn(flat.map(({ level }) => level))
  const starts = new Int32Array(memberships.length + 1)
  memberships.forEach((of, i) => {
    starts[i + 1] = starts[i] + of.length
  })
  return { kind: 'shared', name, levels, starts, members: of, weights: Float64Array.from(flat, ({ weight }) => weight) }
}
