import type { Counts } from './counts.ts'

/** No quantile is further from the true one than this share of it. */
export const sketchError = 0.005

const growth = (1 + sketchError) / (1 - sketchError)
const logGrowth = Math.log(growth)
const zeroBucket = 'zero'
/** Below it everything is zero; seconds and shares of a target are measured far above. */
const smallest = 1e-6

/**
 * Counts for one value of a sketch: which logarithmic bucket it falls into. Adding counts merges sketches, subtracting takes
 * values out again.
 * Source: C. Masson, J. E. Rim, H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error
 * guarantees", PVLDB 12 (12), 2019. Its buckets are kept without a limit to their number: ours hold a few thousand at most.
 * Values are non-negative and finite.
 */
export const sketchOf = (name: string, value: number): Counts => ({ [`${name}:${bucketOf(value)}`]: 1 })

/** The value of rank ⌊q (n − 1)⌋ (0 = smallest) within a relative error of 0.5 %; null of an empty sketch. */
export function quantileOf(counts: Counts, name: string, q: number): number | null {
  const buckets = bucketsOf(counts, name)
  const n = buckets.reduce((sum, [, count]) => sum + count, 0)
  if (n === 0) return null
  const rank = Math.floor(q * (n - 1))
  let passed = 0
  for (const [value, count] of buckets) {
    passed += count
    if (passed > rank) return value
  }
  return null
}

const bucketOf = (value: number): string =>
  value < smallest ? zeroBucket : String(Math.ceil(Math.log(value) / logGrowth))

function bucketsOf(counts: Counts, name: string): readonly (readonly [value: number, count: number])[] {
  const prefix = `${name}:`
  return Object.keys(counts)
    .filter(key => key.startsWith(prefix))
    .map(key => [valueOf(key.slice(prefix.length)), counts[key]] as const)
    .sort(([a], [b]) => a - b)
}

/** The middle of a bucket, as far in relative terms from its lower end as from its upper. */
const valueOf = (bucket: string): number => (bucket === zeroBucket ? 0 : (2 * growth ** Number(bucket)) / (growth + 1))
