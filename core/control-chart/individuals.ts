import { printedMeanRange, rangeDeviation } from './constants.ts'
import { type Recipe, unbounded } from './recipe.ts'
import { mean, neighbours, type Stage } from './stage.ts'

/** Mean range of two normal values in their standard deviations. */
const PAIR = printedMeanRange(2)

/**
 * XmR (Shewhart's chart for individuals; Wheeler, *Understanding Variation*, 1993): the spread is the mean moving range of
 * neighbours, which a shift or a trend hardly widens, divided by 1.128.
 */
export function individuals(values: readonly number[], stages: readonly Stage[]): readonly Recipe[] {
  const ranges = movingRanges(values, stages)
  return [
    {
      name: 'individuals',
      statistic: values,
      least: Number.NEGATIVE_INFINITY,
      most: unbounded,
      dependent: false,
      estimate: stage => {
        const center = mean(stage.basis.map(at => values[at]))
        const sigma = pairDeviation(values, stage)
        return { center: () => center, sigma: () => sigma, process: sigma, overdispersion: null }
      },
    },
    {
      name: 'moving range',
      statistic: ranges,
      least: 0,
      most: unbounded,
      dependent: true,
      estimate: stage => {
        const process = pairDeviation(values, stage)
        const sigma = process * rangeDeviation(2)
        return { center: () => process * PAIR, sigma: () => sigma, process, overdispersion: null }
      },
    },
  ]
}

/** Standard deviation by the mean moving range of the neighbours in the basis. */
export const pairDeviation = (values: readonly number[], stage: Stage): number =>
  mean(neighbours(stage).map(at => Math.abs(values[at] - values[at - 1]))) / PAIR

/** A stage begins without one: the step into it is no noise. */
function movingRanges(values: readonly number[], stages: readonly Stage[]): readonly number[] {
  const starts = new Set(stages.map(({ from }) => from))
  return values.map((value, at) => (starts.has(at) ? Number.NaN : Math.abs(value - values[at - 1])))
}
