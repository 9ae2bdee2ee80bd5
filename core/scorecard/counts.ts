/**
 * Figures as a bag of whole numbers by key: `on-time.n` = how many it rests on, `on-time.k` = how many of them kept,
 * `waiting.sum` = a sum, `attainment:137` = one bucket of a sketch, `raters:42` = answers of people in one hash bucket.
 * A key is absent rather than 0, so bags add and subtract exactly, in any order.
 */
export type Counts = Readonly<Record<string, number>>

export const noCounts: Counts = {}

export function addCounts(...bags: readonly Counts[]): Counts {
  const sum: Record<string, number> = {}
  for (const bag of bags) {
    for (const key of Object.keys(bag)) {
      const value = (sum[key] ?? 0) + bag[key]
      if (value === 0) delete sum[key]
      else sum[key] = value
    }
  }
  return sum
}

/** What is left of `from`; a key may go below 0 in a difference that is to be added to something else. */
export const subtractCounts = (from: Counts, what: Counts): Counts => addCounts(from, negate(what))

export const countOf = (counts: Counts, key: string): number => counts[key] ?? 0

export const isEmpty = (counts: Counts): boolean => Object.keys(counts).length === 0

const negate = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, -value]))
