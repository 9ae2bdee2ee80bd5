import { rates, shares, standardisedDeviation } from './attributes.ts'
import type { ChartKind } from './data.ts'
import { individuals } from './individuals.ts'
import { stagesOf, total } from './stage.ts'

/** What is known of the data before a chart is chosen. */
export type Measurements =
  | { readonly kind: 'single'; readonly values: readonly number[] }
  | { readonly kind: 'grouped'; readonly subgroups: readonly (readonly number[])[] }
  | { readonly kind: 'sized'; readonly counts: readonly number[]; readonly sizes: readonly number[] }

export type Suggestion = { readonly chart: ChartKind; readonly reason: SuggestionReason }

export type SuggestionReason =
  /** One measurement at a time. */
  | 'measurements'
  /** Counts, and their variation is not that of chance alone: XmR takes it from the points themselves (Wheeler). */
  | 'counts-unlike-chance'
  /** Counts in equal stretches that vary as rare, independent events do. */
  | 'counts-like-chance'
  | 'small-subgroups'
  | 'large-subgroups'
  | 'unequal-subgroups'
  | 'shares'
  | 'overdispersed-shares'
  | 'rates'
  | 'overdispersed-rates'

/** Above this the range wastes what the values between the extremes tell (Montgomery, section 6.3). */
const LARGEST_FOR_RANGE = 10
/** Chance moves counts from here on by less than a tenth; below, wide variation is a signal and no reason for wider limits. */
const LARGE_COUNTS = 100

/** The usual chart for such data, and why; null where even two points are missing. Data that no chart takes may come out. */
export function suggestChart(data: Measurements): Suggestion | null {
  switch (data.kind) {
    case 'grouped':
      return data.subgroups.length < 2 ? null : forSubgroups(data.subgroups.map(values => values.length))
    case 'sized':
      return data.counts.length < 2 ? null : forSizes(data.counts, data.sizes)
    case 'single':
      return data.values.length < 2 ? null : forSingle(data.values)
  }
}

function forSubgroups(sizes: readonly number[]): Suggestion {
  if (sizes.some(size => size !== sizes[0])) return { chart: 'xbar-s', reason: 'unequal-subgroups' }
  return sizes[0] > LARGEST_FOR_RANGE
    ? { chart: 'xbar-s', reason: 'large-subgroups' }
    : { chart: 'xbar-r', reason: 'small-subgroups' }
}

function forSizes(counts: readonly number[], sizes: readonly number[]): Suggestion {
  const [stage] = stagesOf(counts.length, {})
  const isShare = sizes.every(Number.isInteger) && counts.every((count, at) => count <= sizes[at])
  const [{ estimate, statistic }] = isShare ? shares('p', counts, sizes) : rates('u', counts, sizes)
  const large = total(counts) / counts.length >= LARGE_COUNTS
  const wide = large && standardisedDeviation(estimate(stage), statistic, stage) > 1 + chanceOf(counts.length)
  if (isShare) return wide ? { chart: "p'", reason: 'overdispersed-shares' } : { chart: 'p', reason: 'shares' }
  return wide ? { chart: "u'", reason: 'overdispersed-rates' } : { chart: 'u', reason: 'rates' }
}

function forSingle(values: readonly number[]): Suggestion {
  if (!values.every(value => Number.isInteger(value) && value >= 0)) return { chart: 'xmr', reason: 'measurements' }
  const [stage] = stagesOf(values.length, {})
  const { center, sigma } = individuals(values, [stage])[0].estimate(stage)
  const ratio = sigma(0) / Math.sqrt(center(0))
  return Math.abs(ratio - 1) <= chanceOf(values.length)
    ? { chart: 'c', reason: 'counts-like-chance' }
    : { chart: 'xmr', reason: 'counts-unlike-chance' }
}

/** Three standard errors of a deviation from moving ranges, about 0.91/√(k−1) each (Cryer & Ryan 1990). */
const chanceOf = (points: number): number => (3 * 0.91) / Math.sqrt(points - 1)
