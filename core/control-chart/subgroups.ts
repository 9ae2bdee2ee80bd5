import { meanDeviation, printedMeanRange, rangeDeviation } from './constants.ts'
import { type Recipe, unbounded } from './recipe.ts'
import { mean, type Stage, total } from './stage.ts'

type Subgroups = readonly (readonly number[])[]

/**
 * X̄-R, X̄-S and their halves (Montgomery, chapter 6). The spread within subgroups is the mean of R/d2 or of s/c4, each
 * with the constant of its size; the centre is the mean of all measurements.
 */
export function subgroupCharts(chart: 'xbar-r' | 'xbar-s' | 'r' | 's', groups: Subgroups): readonly Recipe[] {
  const within = chart === 'xbar-r' || chart === 'r' ? byRange(groups) : byDeviation(groups)
  const spread: Recipe = {
    name: within.name,
    statistic: within.statistic,
    least: 0,
    most: unbounded,
    dependent: false,
    estimate: stage => {
      const process = within.process(stage)
      return {
        center: at => process * within.mean(groups[at].length),
        sigma: at => process * within.deviation(groups[at].length),
        process,
        overdispersion: null,
      }
    },
  }
  return chart === 'r' || chart === 's' ? [spread] : [means(groups, within.process), spread]
}

function means(groups: Subgroups, processOf: (stage: Stage) => number): Recipe {
  return {
    name: 'mean',
    statistic: groups.map(mean),
    least: Number.NEGATIVE_INFINITY,
    most: unbounded,
    dependent: false,
    estimate: stage => {
      const process = processOf(stage)
      const center = total(stage.basis.map(at => total(groups[at]))) / total(stage.basis.map(at => groups[at].length))
      return {
        center: () => center,
        sigma: at => process / Math.sqrt(groups[at].length),
        process,
        overdispersion: null,
      }
    },
  }
}

function byRange(groups: Subgroups) {
  const d2 = perSize(groups, printedMeanRange)
  const d3 = perSize(groups, rangeDeviation)
  const statistic = groups.map(
    values => values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)),
  )
  return {
    name: 'range' as const,
    statistic,
    mean: d2,
    deviation: d3,
    process: ({ basis }: Stage) => mean(basis.map(at => statistic[at] / d2(groups[at].length))),
  }
}

function byDeviation(groups: Subgroups) {
  const c4 = perSize(groups, meanDeviation)
  const statistic = groups.map(sampleDeviation)
  return {
    name: 'standard deviation' as const,
    statistic,
    mean: c4,
    deviation: (size: number) => Math.sqrt(1 - c4(size) ** 2),
    process: ({ basis }: Stage) => mean(basis.map(at => statistic[at] / c4(groups[at].length))),
  }
}

function perSize(groups: Subgroups, constant: (size: number) => number): (size: number) => number {
  const known = new Map<number, number>()
  for (const { length } of groups) if (!known.has(length)) known.set(length, constant(length))
  return size => known.get(size) as number
}

function sampleDeviation(values: readonly number[]): number {
  const center = mean(values)
  return Math.sqrt(total(values.map(value => (value - center) ** 2)) / (values.length - 1))
}
