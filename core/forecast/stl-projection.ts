import type { Composition } from './decomposition.ts'
import type { Projection } from './projection.ts'
import { stl } from './stl.ts'

/** Span of the smoothing of a season over the years: that of R's stlf() for one season. */
const SPAN = 11

/**
 * Takes the season off by STL (multiplicative: of the logarithms), lets a method that knows no season forecast the rest, and
 * puts the last season back on. Null where the method finds no answer, or the series has not more than two periods.
 */
export function projectDecomposed(
  y: Float64Array,
  period: number,
  composition: Composition,
  method: (rest: Float64Array) => Projection | null,
): Projection | null {
  const n = y.length
  if (period < 2 || n <= 2 * period) return null
  const times = composition === 'multiplicative'
  const { seasonal } = stl(times ? y.map(Math.log) : y, period, { span: SPAN, robust: false })
  const rest = method(y.map((value, t) => (times ? value / Math.exp(seasonal[t]) : value - seasonal[t])))
  if (rest === null) return null
  const season = (h: number) => seasonal[n - period + (h % period)]
  return {
    model: `STL${times ? ' of logarithms' : ''} + ${rest.model}`,
    mean: rest.mean.map((value, h) => (times ? value * Math.exp(season(h)) : value + season(h))),
    deviation: rest.deviation.map((value, h) => (times ? value * Math.exp(season(h)) : value)),
  }
}
