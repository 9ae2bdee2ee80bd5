import type { PanelName, Recipe } from './recipe.ts'
import { type RuleName, type Series, violationsOf } from './rules.ts'
import type { Stage } from './stage.ts'

/** What is drawn over time, with its lines. All lists have one element a point. */
export type Panel = {
  readonly name: PanelName
  /** NaN where there is nothing to draw: the first moving range of a stage. */
  readonly statistic: readonly number[]
  readonly center: readonly number[]
  /** Standard deviation of the statistic, by which zones and limits are laid. */
  readonly sigma: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly stages: readonly StageSummary[]
  /** Positions, from 1, of the last point of every violating pattern. */
  readonly violations: Readonly<Partial<Record<RuleName, readonly number[]>>>
}

export type StageSummary = {
  /** Positions from 1, both included. */
  readonly from: number
  readonly to: number
  /** How many points the limits are computed from. */
  readonly basis: number
  /** Standard deviation of single measurements; null for counts. */
  readonly process: number | null
  /** Laney's σz; null for other charts. */
  readonly overdispersion: number | null
}

export function panelOf(recipe: Recipe, stages: readonly Stage[], rules: readonly RuleName[]): Panel {
  const estimates = stages.map(recipe.estimate)
  const each = (of: (stage: number, at: number) => number) =>
    stages.flatMap(({ from, until }, stage) => Array.from({ length: until - from }, (_, i) => of(stage, from + i)))
  const center = each((stage, at) => estimates[stage].center(at))
  const sigma = each((stage, at) => estimates[stage].sigma(at))
  const lines = { statistic: recipe.statistic, center, sigma }
  const asked = recipe.dependent ? rules.filter(rule => rule === 'nelson1' || rule === 'we1') : rules
  return {
    name: recipe.name,
    ...lines,
    lower: center.map((value, at) => Math.max(recipe.least, value - 3 * sigma[at])),
    upper: center.map((value, at) => Math.min(recipe.most(at), value + 3 * sigma[at])),
    stages: stages.map(({ from, until, basis }, stage) => {
      const { process, overdispersion } = estimates[stage]
      return { from: from + 1, to: until, basis: basis.length, process, overdispersion }
    }),
    violations: Object.fromEntries(asked.map(rule => [rule, positionsOf(rule, lines, stages)])),
  }
}

type Lines = Pick<Panel, 'statistic' | 'center' | 'sigma'>

/** Patterns do not reach from one stage into the next. */
function positionsOf(rule: RuleName, lines: Lines, stages: readonly Stage[]): readonly number[] {
  return stages.flatMap(({ from, until }) => {
    const first = Number.isNaN(lines.statistic[from]) ? from + 1 : from
    return violationsOf(rule, seriesOf(lines, first, until)).map(at => first + at + 1)
  })
}

/** Sums of decimals are off by their last binary digit: what differs by no more lies on the line, or level. */
const ROUNDING = 1e-14
const NEAR = 1e-9

function seriesOf({ statistic, center, sigma }: Lines, from: number, until: number): Series {
  const z: number[] = []
  const steps: number[] = []
  for (let at = from; at < until; at++) {
    const [value, middle] = [statistic[at], center[at]]
    z.push(standardised(value - middle, sigma[at], ROUNDING * (Math.abs(value) + Math.abs(middle))))
    const before = at === from ? value : statistic[at - 1]
    steps.push(Math.abs(value - before) <= ROUNDING * Math.abs(value) ? 0 : Math.sign(value - before))
  }
  return { z, steps }
}

function standardised(distance: number, sigma: number, rounding: number): number {
  if (Math.abs(distance) <= rounding) return 0
  const z = distance / sigma
  const line = Math.round(z)
  return Math.abs(z - line) * sigma <= rounding + NEAR * sigma ? line : z
}
