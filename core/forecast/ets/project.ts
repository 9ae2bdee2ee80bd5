import type { Projection } from '../projection.ts'
import type { EtsFit } from './fit.ts'
import { formName } from './form.ts'

/**
 * Point forecasts and their standard deviations from the states after the last value (Hyndman et al. 2008, chapter 6):
 * exact for additive errors and for relative errors with additive parts, the book's approximation where the season
 * multiplies.
 */
export function projectEts(fit: EtsFit, horizon: number): Projection {
  const { form, start, level, slope, seasons, period, observations } = fit
  const times = form.season === 'M'
  const plain = new Float64Array(horizon)
  const season = new Float64Array(horizon)
  let damping = 0
  for (let h = 0; h < horizon; h++) {
    damping += start.phi ** (h + 1)
    plain[h] = level + damping * slope
    season[h] = form.season === 'N' ? 0 : seasons[(observations + h) % period]
  }
  const mean = plain.map((value, h) => (times ? value * season[h] : value + season[h]))
  const effects = effectsOf(fit, horizon)
  const variance =
    form.error === 'A'
      ? additive(effects, fit.variance)
      : times
        ? seasonTimes(relative(plain, effects, fit.variance), plain, season, fit)
        : relative(mean, effects, fit.variance).map((theta, h) => (1 + fit.variance) * theta - mean[h] ** 2)
  return { model: formName(form), mean, deviation: variance.map(Math.sqrt) }
}

/** What an error does to the values that come j = 1, 2 … periods after it. */
function effectsOf({ form, start, period }: EtsFit, horizon: number): Float64Array {
  let damping = 0
  return Float64Array.from({ length: horizon }, (_, i) => {
    damping += start.phi ** (i + 1)
    const seasonal = form.season === 'A' && (i + 1) % period === 0 ? start.gamma : 0
    return start.alpha + start.beta * damping + seasonal
  })
}

function additive(effects: Float64Array, variance: number): Float64Array {
  let sum = 1
  return effects.map((_, h) => {
    if (h > 0) sum += effects[h - 1] ** 2
    return variance * sum
  })
}

/** Mean squares of the values without their own error. */
function relative(mean: Float64Array, effects: Float64Array, variance: number): Float64Array {
  const theta = new Float64Array(mean.length)
  mean.forEach((value, h) => {
    let sum = 0
    for (let j = 1; j <= h; j++) sum += effects[j - 1] ** 2 * theta[h - j]
    theta[h] = value ** 2 + variance * sum
  })
  return theta
}

function seasonTimes(theta: Float64Array, plain: Float64Array, season: Float64Array, fit: EtsFit): Float64Array {
  const growth = 1 + fit.start.gamma ** 2 * fit.variance
  return theta.map((square, h) => {
    const seasonsAhead = Math.floor(h / fit.period)
    return season[h] ** 2 * (square * (1 + fit.variance) * growth ** seasonsAhead - plain[h] ** 2)
  })
}
