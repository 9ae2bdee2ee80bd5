import { loess } from './loess.ts'

export type Stl = { readonly seasonal: Float64Array; readonly trend: Float64Array; readonly rest: Float64Array }

export type StlOptions = {
  /** Span of the smoothing of each season over the years, odd; 'periodic' keeps the season the same throughout. */
  readonly span: number | 'periodic'
  /** Takes weight from outliers, in 15 rounds. */
  readonly robust: boolean
}

const ROBUST_ROUNDS = 15

/**
 * Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae & Terpenning 1990), with the spans and the leaps of R's
 * stl(). Needs more than two periods.
 */
export function stl(y: Float64Array, period: number, { span, robust }: StlOptions): Stl {
  const n = y.length
  const seasonSpan = span === 'periodic' ? 10 * n + 1 : span
  const trendSpan = nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonSpan)))
  const lowSpan = nextOdd(period)
  const spans = { season: seasonSpan, trend: trendSpan, low: lowSpan }
  let parts: Parts = { seasonal: new Float64Array(n), trend: new Float64Array(n) }
  let weights: Float64Array | null = null
  for (let round = 0; round <= (robust ? ROBUST_ROUNDS : 0); round++) {
    for (let pass = 0; pass < (robust ? 1 : 2); pass++) parts = inner(y, period, spans, parts.trend, weights)
    weights = robustness(y, parts)
  }
  const seasonal = span === 'periodic' ? averaged(parts.seasonal, period) : parts.seasonal
  return { seasonal, trend: parts.trend, rest: y.map((value, t) => value - seasonal[t] - parts.trend[t]) }
}

type Parts = { readonly seasonal: Float64Array; readonly trend: Float64Array }

type Spans = {
  readonly season: number
  readonly trend: number
  readonly low: number
}

function inner(
  y: Float64Array,
  period: number,
  spans: Spans,
  trend: Float64Array,
  weights: Float64Array | null,
): Parts {
  const n = y.length
  const cycle = cycles(
    y.map((value, t) => value - trend[t]),
    period,
    spans,
    weights,
  )
  const low = loess(lowPass(cycle, period), { span: spans.low, degree: 1, leap: Math.ceil(spans.low / 10) })
  const seasonal = Float64Array.from({ length: n }, (_, t) => cycle[period + t] - low[t])
  const without = y.map((value, t) => value - seasonal[t])
  const smooth = loess(without, { span: spans.trend, degree: 1, leap: Math.ceil(spans.trend / 10), weights })
  return { seasonal, trend: smooth }
}

/** The values of each season smoothed over the years, and one period further on either side. */
function cycles(detrended: Float64Array, period: number, spans: Spans, weights: Float64Array | null): Float64Array {
  const n = detrended.length
  const result = new Float64Array(n + 2 * period)
  for (let j = 0; j < period; j++) {
    const of = (values: Float64Array) =>
      Float64Array.from({ length: Math.ceil((n - j) / period) }, (_, k) => values[j + k * period])
    const smooth = loess(of(detrended), {
      span: spans.season,
      degree: 0,
      leap: Math.ceil(spans.season / 10),
      weights: weights && of(weights),
      beyond: true,
    })
    smooth.forEach((value, k) => {
      result[j + k * period] = value
    })
  }
  return result
}

/** Moving averages over a period, a period and three. */
function lowPass(values: Float64Array, period: number): Float64Array {
  return means(means(means(values, period), period), 3)
}

function means(values: Float64Array, width: number): Float64Array {
  const result = new Float64Array(values.length - width + 1)
  let sum = 0
  values.forEach((value, t) => {
    sum += value
    if (t >= width) sum -= values[t - width]
    if (t >= width - 1) result[t - width + 1] = sum / width
  })
  return result
}

/** Bisquare weights by the size of what is left, in units of six times its median. */
function robustness(
  y: Float64Array,
  { seasonal, trend }: { seasonal: Float64Array; trend: Float64Array },
): Float64Array {
  const sizes = y.map((value, t) => Math.abs(value - seasonal[t] - trend[t]))
  const sorted = sizes.toSorted()
  const n = sorted.length
  const limit = 3 * (sorted[Math.floor((n - 1) / 2)] + sorted[Math.floor(n / 2)])
  return sizes.map(size => {
    if (size <= 0.001 * limit) return 1
    return size <= 0.999 * limit ? (1 - (size / limit) ** 2) ** 2 : 0
  })
}

function averaged(seasonal: Float64Array, period: number): Float64Array {
  const means = Float64Array.from({ length: period }, (_, j) => {
    const same = seasonal.filter((_, t) => t % period === j)
    return same.reduce((sum, value) => sum + value, 0) / same.length
  })
  return seasonal.map((_, t) => means[t % period])
}

function nextOdd(value: number): number {
  const whole = Math.round(value)
  return whole % 2 === 0 ? whole + 1 : whole
}
