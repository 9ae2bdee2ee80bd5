import { type Summary, summaryOf } from './summary.ts'

/**
 * Spans in milliseconds, each of a group; group NONE and spans that are NaN count nowhere. Summaries by group; null for a
 * group without a span.
 */
export function summariesBy(groups: Uint32Array, spans: Float64Array, groupCount: number): readonly (Summary | null)[] {
  const offsets = new Uint32Array(groupCount + 1)
  const counts = (i: number) => groups[i] !== NONE && !Number.isNaN(spans[i])
  for (let i = 0; i < groups.length; i++) if (counts(i)) offsets[groups[i] + 1]++
  for (let g = 0; g < groupCount; g++) offsets[g + 1] += offsets[g]
  const next = offsets.slice()
  const sorted = new Float64Array(offsets[groupCount])
  for (let i = 0; i < groups.length; i++) if (counts(i)) sorted[next[groups[i]]++] = spans[i]
  return Array.from({ length: groupCount }, (_, g) =>
    offsets[g] === offsets[g + 1] ? null : summaryOf(sorted.subarray(offsets[g], offsets[g + 1])),
  )
}

export const NONE = 0xffff_ffff
