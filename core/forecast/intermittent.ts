import type { Intervals } from './intervals.ts'

/** Croston 1972; with the correction of Syntetos & Boylan 2005 (SBA); with a probability that falls while nothing comes (TSB). */
export type IntermittentMethod = 'croston' | 'sba' | 'tsb'

export type IntermittentForecast = {
  readonly model: string
  readonly mean: Float64Array
  readonly intervals: Intervals
}

/** Smoothing of sizes, of intervals and of the probability; the literature uses 0.05 to 0.2. */
const SMOOTHING = 0.1
/** Mean time between demands from which a series is called intermittent (Syntetos, Boylan & Croston 2005). */
const INTERMITTENT = 1.32

/** Whether the methods for demand can say anything. */
export const isDemand = (y: Float64Array): boolean =>
  y.every(value => value >= 0) && y.filter(value => value > 0).length >= 2

/** Whether so many periods are empty that smoothing the values themselves would mislead. */
export const isIntermittent = (y: Float64Array): boolean =>
  isDemand(y) && y.length / y.filter(value => value > 0).length >= INTERMITTENT

/**
 * Forecast of a demand that comes now and then: the mean per period, the same for every period ahead. The intervals are
 * those of one period: nothing, with the probability that nothing comes, else a size like the latest ones. Needs values that
 * are not negative and at least two above zero.
 */
export function projectIntermittent(
  y: Float64Array,
  method: IntermittentMethod,
  horizon: number,
): IntermittentForecast {
  const times = Array.from(y.keys()).filter(t => y[t] > 0)
  const sizes = times.map(t => y[t])
  const size = smoothed(sizes)
  const gap = smoothed(times.map((t, i) => (i === 0 ? t + 1 : t - times[i - 1])))
  const probability = method === 'tsb' ? latestProbability(y, 1 / (times[0] + 1)) : 1 / gap
  const correction = method === 'sba' ? 1 - SMOOTHING / 2 : 1
  const row = (value: number) => new Float64Array(horizon).fill(value)
  const bound = (share: number) => row(mixtureQuantile(sizes, probability, share))
  return {
    model: { croston: 'Croston', sba: 'Croston, Syntetos–Boylan', tsb: 'Teunter–Syntetos–Babai' }[method],
    mean: row(correction * size * probability),
    intervals: {
      level80: { lower: bound(0.1), upper: bound(0.9) },
      level95: { lower: bound(0.025), upper: bound(0.975) },
    },
  }
}

const smoothed = (values: readonly number[]): number =>
  values.reduce((level, value) => level + SMOOTHING * (value - level))

function latestProbability(y: Float64Array, first: number): number {
  return y.reduce((probability, value) => probability + SMOOTHING * ((value > 0 ? 1 : 0) - probability), first)
}

/** Of a value that is zero but for `probability`, and then like one of the sizes, the latest the likeliest. */
function mixtureQuantile(sizes: readonly number[], probability: number, share: number): number {
  const weights = sizes.map((_, i) => (1 - SMOOTHING) ** (sizes.length - 1 - i))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[a] - sizes[b])
  let below = 1 - probability
  if (share <= below) return 0
  for (const i of order) {
    below += (probability * weights[i]) / total
    if (below >= share) return sizes[i]
  }
  return sizes[order[order.length - 1]]
}
