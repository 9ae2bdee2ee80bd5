import { exponential, normal, type Random } from './random.ts'

/** How much working time one piece of work takes, in seconds. */
export type WorkTime =
  | { readonly kind: 'exponential'; readonly mean: number }
  /** The usual shape of handling times: by mean and the time that one in ten exceeds. */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly p90: number }
  /** Drawn from what was measured. */
  | { readonly kind: 'sample'; readonly values: readonly number[] }

/** 90th percentile of the standard normal distribution. */
const Z90 = 1.2815515655446004
/** More than this times the mean no lognormal distribution has as its 90th percentile. */
export const GREATEST_P90 = Math.exp((Z90 * Z90) / 2)

/** Draws a time from each call. */
export function drawer(work: WorkTime): (random: Random) => number {
  switch (work.kind) {
    case 'exponential':
      return random => work.mean * exponential(random)
    case 'lognormal': {
      // mean = exp(m + s²/2) and p90 = exp(m + z s) give s² − 2 z s + 2 ln(p90 / mean) = 0; the smaller root is meant.
      const spread = Z90 - Math.sqrt(Z90 * Z90 - 2 * Math.log(work.p90 / work.mean))
      const location = Math.log(work.mean) - (spread * spread) / 2
      return random => Math.exp(location + spread * normal(random))
    }
    case 'sample':
      return random => work.values[Math.floor(random() * work.values.length)]
  }
}

export function meanWork(work: WorkTime): number {
  if (work.kind !== 'sample') return work.mean
  return work.values.reduce((sum, value) => sum + value, 0) / work.values.length
}
