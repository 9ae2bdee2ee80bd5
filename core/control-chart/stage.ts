import { problem, type ChartProblem } from './problem.ts'

/** What limits are computed from. Positions count from 1, as people count the points of a chart. */
export type Extent = {
  /** Limits from these points only, first and last included; unless given, from all. Not together with `stages`. */
  readonly base?: { readonly from: number; readonly to: number } | undefined
  /** Where a new stage begins, with limits of its own; the first point need not be named. */
  readonly stages?: readonly number[] | undefined
  /** Points of a known cause: they are drawn and judged, but say nothing about the limits. */
  readonly exclude?: readonly number[] | undefined
}

/** A stretch of a chart with limits of its own, as indices from 0. */
export type Stage = {
  readonly from: number
  /** The one after the last. */
  readonly until: number
  /** The points that limits are computed from, ascending. */
  readonly basis: readonly number[]
}

export function stagesOf(points: number, { base, stages = [], exclude = [] }: Extent): readonly Stage[] {
  const starts = [...new Set([0, ...stages.map(position => position - 1)])].sort((a, b) => a - b)
  const excluded = new Set(exclude.map(position => position - 1))
  const isBasis = (at: number) =>
    !excluded.has(at) && (base === undefined || (at >= base.from - 1 && at <= base.to - 1))
  return starts.map((from, i) => {
    const until = starts[i + 1] ?? points
    const all = Array.from({ length: until - from }, (_, k) => from + k)
    return { from, until, basis: all.filter(isBasis) }
  })
}

/** Positions that are not in the chart and spans that are none. */
export function extentProblems(points: number, { base, stages = [], exclude = [] }: Extent): readonly ChartProblem[] {
  const inside = (position: number) => Number.isInteger(position) && position >= 1 && position <= points
  const outside = (place: string, positions: readonly number[]) =>
    positions
      .filter(position => !inside(position))
      .map(position => problem('control-chart.bad-position', place, position, `a position from 1 to ${points}`))
  return [
    ...(base !== undefined && !(inside(base.from) && inside(base.to) && base.from < base.to)
      ? [problem('control-chart.bad-base', 'base', `${base.from}:${base.to}`, `two of the ${points} points, in order`)]
      : []),
    ...(base !== undefined && stages.length > 0
      ? [problem('control-chart.base-and-stages', 'base', `${base.from}:${base.to}`, 'either a base or stages')]
      : []),
    ...outside('stages', stages),
    ...outside('exclude', exclude),
  ]
}

/** Pairs of neighbours that both count for the limits, as the index of the second. */
export const neighbours = ({ basis }: Stage): readonly number[] =>
  basis.filter((at, i) => i > 0 && basis[i - 1] === at - 1)

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
