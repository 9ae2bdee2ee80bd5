import { type ChartData, pointsOf } from './data.ts'
import { problem, type ChartProblem } from './problem.ts'
import { type Extent, extentProblems, neighbours, stagesOf } from './stage.ts'

/** A hundred places are enough to see what is wrong. */
const MOST = 100

/** Everything that makes the chart impossible; empty if nothing does. */
export function chartProblems(data: ChartData, extent: Extent): readonly ChartProblem[] {
  const points = pointsOf(data)
  const found = [...valueProblems(data), ...extentProblems(points, extent)].slice(0, MOST)
  return found.length > 0 ? found : basisProblems(data, points, extent)
}

function valueProblems(data: ChartData): readonly ChartProblem[] {
  if (data.chart === 'xmr') return data.values.flatMap((value, at) => finiteProblems(value, `point ${at + 1}`))
  if ('subgroups' in data) return data.subgroups.flatMap((values, at) => subgroupProblems(values, `point ${at + 1}`))
  const counts = data.counts.flatMap((count, at) => countProblems(count, `point ${at + 1}`))
  if (data.chart === 'c') return counts
  const { sizes, chart } = data
  if (sizes.length !== data.counts.length)
    return [
      problem('control-chart.unequal-lengths', 'sizes', sizes.length, `${data.counts.length}, one for each count`),
    ]
  const whole = chart !== 'u' && chart !== "u'"
  return [...counts, ...sizes.flatMap((size, at) => sizeProblems(size, data.counts[at], whole, `point ${at + 1}`))]
}

const finiteProblems = (value: number, place: string) =>
  Number.isFinite(value) ? [] : [problem('control-chart.not-a-number', place, value, 'a finite number')]

function subgroupProblems(values: readonly number[], place: string): readonly ChartProblem[] {
  if (values.length < 2) return [problem('control-chart.small-subgroup', place, values.length, 'at least two values')]
  return values.flatMap(value => finiteProblems(value, place))
}

const countProblems = (count: number, place: string) =>
  Number.isInteger(count) && count >= 0
    ? []
    : [problem('control-chart.not-a-count', place, count, 'a whole number of 0 or more, the count itself')]

function sizeProblems(size: number, count: number, whole: boolean, place: string): readonly ChartProblem[] {
  if (!(Number.isFinite(size) && size > 0))
    return [problem('control-chart.bad-size', place, size, 'a size greater than 0')]
  if (!whole) return []
  if (!Number.isInteger(size)) return [problem('control-chart.bad-size', place, size, 'a whole number')]
  return count > size
    ? [problem('control-chart.more-than-size', place, `${count} of ${size}`, 'a count no greater than its size')]
    : []
}

function basisProblems(data: ChartData, points: number, extent: Extent): readonly ChartProblem[] {
  if (points < 2) return [problem('control-chart.too-few-points', 'points', points, 'at least two')]
  const pairs = data.chart === 'xmr' || data.chart === "p'" || data.chart === "u'"
  return stagesOf(points, extent).flatMap(stage => {
    const place = `points ${stage.from + 1} to ${stage.until}`
    if (stage.basis.length < 2)
      return [problem('control-chart.too-few-points', place, stage.basis.length, 'at least two to compute limits from')]
    return pairs && neighbours(stage).length === 0
      ? [problem('control-chart.no-neighbours', place, 0, 'two neighbours that are not excluded')]
      : []
  })
}
