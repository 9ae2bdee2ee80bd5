import { type ChartData, pointsOf } from './data.ts'
import { type ChartProblem, pointProblem, problem } from './problem.ts'
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
  if (data.chart === 'xmr') return data.values.flatMap((value, at) => finiteProblems(value, at + 1))
  if ('subgroups' in data) return data.subgroups.flatMap((values, at) => subgroupProblems(values, at + 1))
  const counts = data.counts.flatMap((count, at) => countProblems(count, at + 1))
  if (data.chart === 'c') return counts
  const { sizes, chart } = data
  if (sizes.length !== data.counts.length)
    return [
      problem('control-chart.unequal-lengths', 'sizes', sizes.length, `${data.counts.length}, one for each count`),
    ]
  const whole = chart !== 'u' && chart !== "u'"
  return [...counts, ...sizes.flatMap((size, at) => sizeProblems(size, data.counts[at], whole, at + 1))]
}

const finiteProblems = (value: number, position: number) =>
  Number.isFinite(value) ? [] : [pointProblem('control-chart.not-a-number', position, value, 'a finite number')]

function subgroupProblems(values: readonly number[], position: number): readonly ChartProblem[] {
  if (values.length < 2)
    return [pointProblem('control-chart.small-subgroup', position, values.length, 'at least two values')]
  return values.flatMap(value => finiteProblems(value, position))
}

const countProblems = (count: number, position: number) =>
  Number.isInteger(count) && count >= 0
    ? []
    : [pointProblem('control-chart.not-a-count', position, count, 'a whole number of 0 or more, the count itself')]

function sizeProblems(size: number, count: number, whole: boolean, position: number): readonly ChartProblem[] {
  if (!(Number.isFinite(size) && size > 0))
    return [pointProblem('control-chart.bad-size', position, size, 'a size greater than 0')]
  if (!whole) return []
  if (!Number.isInteger(size)) return [pointProblem('control-chart.bad-size', position, size, 'a whole number')]
  return count > size
    ? [
        pointProblem(
          'control-chart.more-than-size',
          position,
          `${count} of ${size}`,
          'a count no greater than its size',
        ),
      ]
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
