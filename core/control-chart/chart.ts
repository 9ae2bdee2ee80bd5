import { events, rates, shares } from './attributes.ts'
import { chartProblems } from './check.ts'
import { type ChartData, type ChartKind, pointsOf } from './data.ts'
import { individuals } from './individuals.ts'
import { type Panel, panelOf } from './panel.ts'
import type { ChartProblem } from './problem.ts'
import type { Recipe } from './recipe.ts'
import { type RuleName, westernElectric } from './rules.ts'
import { type Extent, type Stage, stagesOf } from './stage.ts'
import { subgroupCharts } from './subgroups.ts'

export type ControlChart = {
  readonly kind: 'chart'
  readonly chart: ChartKind
  readonly points: number
  /** One, or two for XmR, X̄-R and X̄-S: where, and how widely scattered. */
  readonly panels: readonly Panel[]
}

export type ChartRefusal = { readonly kind: 'refused'; readonly problems: readonly ChartProblem[] }

export type ChartOptions = Extent & {
  /** The four of Western Electric unless given. */
  readonly rules?: readonly RuleName[]
}

/**
 * A Shewhart control chart: each point with its centre, its standard deviation and its limits at three of them, and where
 * the rules find a pattern that chance rarely makes. Sources: Montgomery, *Introduction to Statistical Quality Control*;
 * Wheeler for XmR; Laney (2002) for p′ and u′; Western Electric (1956) and Nelson (1984) for the rules.
 *
 * Values are in the unit of the measurements, shares from 0 to 1, rates per unit of size. Limits are not below 0 where
 * values cannot be, nor above 1 (np: the size) for shares. Refused, with every place: values that are no numbers or no counts,
 * a count above its size, sizes of 0, subgroups of one, stages with fewer than two points to compute limits from.
 *
 *     controlChart({ chart: 'p', counts: [3, 5, 4], sizes: [50, 50, 50] })
 */
export function controlChart(data: ChartData, options: ChartOptions = {}): ControlChart | ChartRefusal {
  const problems = chartProblems(data, options)
  if (problems.length > 0) return { kind: 'refused', problems }
  const points = pointsOf(data)
  const stages = stagesOf(points, options)
  const rules = options.rules ?? westernElectric
  const panels = recipesOf(data, stages).map(recipe => panelOf(recipe, stages, rules))
  return { kind: 'chart', chart: data.chart, points, panels }
}

function recipesOf(data: ChartData, stages: readonly Stage[]): readonly Recipe[] {
  switch (data.chart) {
    case 'xmr':
      return individuals(data.values, stages)
    case 'xbar-r':
    case 'xbar-s':
    case 'r':
    case 's':
      return subgroupCharts(data.chart, data.subgroups)
    case 'p':
    case 'np':
    case "p'":
      return shares(data.chart, data.counts, data.sizes)
    case 'c':
      return events(data.counts)
    case 'u':
    case "u'":
      return rates(data.chart, data.counts, data.sizes)
  }
}
