import type { Projection } from './projection.ts'
import { stl } from './stl.ts'

/** Span of the smoothing of a season over the years: that of R's stlf() for one season. */
const SPAN = 11

/**
 * Takes the season off by STL, lets a method that knows no season forecast the rest, and puts the last season back on. Null
 * where the method finds no answer, or the series has not more than two periods.
 */
export function projectDecomposed(
  y: Float64Array,
  period: number,
  method: (rest: Float64Array) => Projection | null,
): Projection | null {
  const n = y.length
  if (period < 2 || n <= 2 * period) return null
  const { seasonal } = stl(y, period, { span: SPAN, robust: false })
  const rest = method(y.map((value, t) => value - seasonal[t]))
  return (
    rest && {
      ...rest,
      model: `STL + ${rest.model}`,
      mean: rest.mean.map((value, h) => value + seasonal[n - period + (h % period)]),
    }
  )
}
