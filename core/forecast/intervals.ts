import type { Projection } from './projection.ts'

/** Where 80 and 95 of 100 values should lie, by period ahead. */
export type Intervals = { readonly level80: Interval; readonly level95: Interval }
export type Interval = { readonly lower: Float64Array; readonly upper: Float64Array }

/** Half widths in standard deviations. */
export type Widths = { readonly level80: number; readonly level95: number }

/** Of the normal distribution. */
export const normalWidths: Widths = { level80: 1.2815515655446004, level95: 1.959963984540054 }

export function intervalsOf({ mean, deviation }: Projection, widths: Widths): Intervals {
  const around = (width: number): Interval => ({
    lower: mean.map((value, h) => value - width * deviation[h]),
    upper: mean.map((value, h) => value + width * deviation[h]),
  })
  return { level80: around(widths.level80), level95: around(widths.level95) }
}

/** The same change of every bound. */
export function withBounds({ level80, level95 }: Intervals, change: (bound: number, h: number) => number): Intervals {
  const changed = ({ lower, upper }: Interval): Interval => ({ lower: lower.map(change), upper: upper.map(change) })
  return { level80: changed(level80), level95: changed(level95) }
}
