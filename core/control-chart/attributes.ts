import { pairDeviation } from './individuals.ts'
import { type Estimate, type Recipe, unbounded } from './recipe.ts'
import { mean, type Stage, total } from './stage.ts'

type Counts = readonly number[]

/** p and np (Montgomery, chapter 7): counts of so many as the binomial distribution has them; p′ with Laney's σz. */
export function shares(chart: 'p' | 'np' | "p'", counts: Counts, sizes: Counts): readonly Recipe[] {
  const estimate = ({ basis }: Stage): Estimate => {
    const share = total(basis.map(at => counts[at])) / total(basis.map(at => sizes[at]))
    const scale = (at: number) => (chart === 'np' ? sizes[at] : 1)
    return {
      center: at => share * scale(at),
      sigma: at => Math.sqrt((share * (1 - share)) / sizes[at]) * scale(at),
      process: null,
      overdispersion: null,
    }
  }
  const perSize = counts.map((count, at) => count / sizes[at])
  const statistic = chart === 'np' ? counts : perSize
  return [
    {
      name: chart === 'np' ? 'count' : 'share',
      statistic,
      least: 0,
      most: at => (chart === 'np' ? sizes[at] : 1),
      dependent: false,
      estimate: chart === "p'" ? stage => widened(estimate(stage), statistic, stage) : estimate,
    },
  ]
}

/** c: events in stretches of the same length, as the Poisson distribution has them. */
export function events(counts: Counts): readonly Recipe[] {
  return [
    {
      name: 'count',
      statistic: counts,
      least: 0,
      most: unbounded,
      dependent: false,
      estimate: ({ basis }) => {
        const center = mean(basis.map(at => counts[at]))
        return { center: () => center, sigma: () => Math.sqrt(center), process: null, overdispersion: null }
      },
    },
  ]
}

/** u: events by the length of their stretches; u′ with Laney's σz. */
export function rates(chart: 'u' | "u'", counts: Counts, sizes: Counts): readonly Recipe[] {
  const statistic = counts.map((count, at) => count / sizes[at])
  const estimate = ({ basis }: Stage): Estimate => {
    const center = total(basis.map(at => counts[at])) / total(basis.map(at => sizes[at]))
    return {
      center: () => center,
      sigma: at => Math.sqrt(center / sizes[at]),
      process: null,
      overdispersion: null,
    }
  }
  return [
    {
      name: 'rate',
      statistic,
      least: 0,
      most: unbounded,
      dependent: false,
      estimate: chart === "u'" ? stage => widened(estimate(stage), statistic, stage) : estimate,
    },
  ]
}

/**
 * Laney (2002), "Improved Control Charts for Attributes", Quality Engineering 14(4): with large sizes the limits of p and u
 * close in on the centre and every point looks special. What chance leaves between neighbours, the moving range of the
 * standardised points over 1.128, widens them (or narrows, where the points vary less than chance would have it).
 */
function widened(estimate: Estimate, statistic: readonly number[], stage: Stage): Estimate {
  const overdispersion = standardisedDeviation(estimate, statistic, stage)
  return { ...estimate, sigma: at => estimate.sigma(at) * overdispersion, overdispersion }
}

/** σz. Where the estimate has no spread (all or nothing) there is none to compare with: 1. */
export function standardisedDeviation(estimate: Estimate, statistic: readonly number[], stage: Stage): number {
  if (stage.basis.some(at => estimate.sigma(at) === 0)) return 1
  const z = statistic.map((value, at) => (value - estimate.center(at)) / estimate.sigma(at))
  return pairDeviation(z, stage)
}
