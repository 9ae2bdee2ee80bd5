import type { LocalDate } from '../calendar/index.ts'
import { addCounts, type Counts } from './counts.ts'
import { type Measure, measuresOf } from './measures.ts'
import { monthOf, weekOf } from './period.ts'

export interface Dated {
  readonly day: LocalDate
  readonly counts: Counts
}

export interface TrendPoint {
  /** first day of the month or week */
  readonly start: LocalDate
  readonly measures: readonly Measure[]
}

/** Measures per calendar month or week (from Monday), in order; stretches without anything closed are absent. */
export function trendOf(sums: readonly Dated[], by: 'month' | 'week', minimumGroup: number): readonly TrendPoint[] {
  const startOf = by === 'month' ? monthOf : weekOf
  const groups = Map.groupBy(sums, sum => startOf(sum.day))
  return [...groups]
    .map(([start, group]) => ({ start, measures: measuresOf(addCounts(...group.map(g => g.counts)), minimumGroup) }))
    .sort((a, b) => (a.start < b.start ? -1 : 1))
}
