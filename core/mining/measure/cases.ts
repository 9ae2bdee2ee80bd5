import type { EventLog } from '../log/index.ts'
import { quantile, type Summary, summaryOf } from './summary.ts'

/** A summary with more of its quantiles, in seconds. */
export type WideSummary = Summary & { readonly p25: number; readonly p75: number; readonly p95: number }

/** @param spans milliseconds, at least one; a copy is sorted */
export function wideSummary(spans: Float64Array): WideSummary {
  const sorted = spans.slice()
  const summary = summaryOf(sorted)
  const at = (share: number) => quantile(sorted, share) / 1000
  return { ...summary, p25: at(0.25), p75: at(0.75), p95: at(0.95) }
}

export type Sizes = { readonly min: number; readonly mean: number; readonly median: number; readonly max: number }

/** Events per case, of a log with cases. */
export function eventsPerCase({ offsets }: EventLog): Sizes {
  const sizes = offsets.slice(1).map((end, c) => end - offsets[c])
  const total = offsets[offsets.length - 1]
  sizes.sort()
  return {
    min: sizes[0],
    mean: total / sizes.length,
    median: quantile(sizes, 0.5),
    max: sizes[sizes.length - 1],
  }
}

/** Mean seconds from the first event of one case to that of the next; null for a single case. */
export function arrivalAverage({ offsets, time }: EventLog): number | null {
  const count = offsets.length - 1
  if (count < 2) return null
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let c = 0; c < count; c++) {
    const at = time[offsets[c]]
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  return (last - first) / (count - 1) / 1000
}
