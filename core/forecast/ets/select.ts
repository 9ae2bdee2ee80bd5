import type { Projection } from '../projection.ts'
import { type EtsFit, fitEts } from './fit.ts'
import { type EtsForm, etsForms, formName } from './form.ts'
import { projectEts } from './project.ts'

/** Beyond this a season has more states than the likelihood can settle; decompose first. */
const LONGEST_SEASON = 24

/** Of the forms' weights in an average, which are not worth projecting. */
const NEGLIGIBLE = 0.001

/**
 * Fits of all forms that the series allows, the least AICc first (Hyndman et al. 2008, chapter 7). A season needs two whole
 * periods; relative errors and seasons need positive values. Empty where the series is too short for any.
 */
export function etsFits(y: Float64Array, period: number): readonly EtsFit[] {
  const seasonal = period > 1 && period <= LONGEST_SEASON && y.length >= 2 * period
  const positive = y.every(value => value > 0)
  const allowed = ({ error, season }: EtsForm) => (seasonal || season === 'N') && (positive || error === 'A')
  return etsForms
    .filter(allowed)
    .flatMap(form => fitEts(form, y, form.season === 'N' ? 1 : period) ?? [])
    .toSorted((a, b) => a.aicc - b.aicc)
}

/** The form with the least AICc; null where there is none. */
export function projectBestEts(y: Float64Array, period: number, horizon: number): Projection | null {
  const best = etsFits(y, period).at(0)
  return best === undefined ? null : projectEts(best, horizon)
}

/**
 * All forms, each with its Akaike weight (Kolassa 2011): a form that is nearly as likely as the best has nearly its say,
 * where a choice would jump from one to the other with a single value. The variance is that of the mixture.
 */
export function projectAverageEts(y: Float64Array, period: number, horizon: number): Projection | null {
  const fits = etsFits(y, period)
  if (fits.length === 0) return null
  const likely = fits
    .map(fit => ({ fit, weight: Math.exp((fits[0].aicc - fit.aicc) / 2) }))
    .filter(({ weight }) => weight > NEGLIGIBLE)
  const total = likely.reduce((sum, { weight }) => sum + weight, 0)
  const parts = likely.map(({ fit, weight }) => ({ ...projectEts(fit, horizon), share: weight / total }))
  const over = (of: (part: (typeof parts)[number], h: number) => number) =>
    Float64Array.from({ length: horizon }, (_, h) => parts.reduce((sum, part) => sum + part.share * of(part, h), 0))
  const mean = over((part, h) => part.mean[h])
  const variance = over((part, h) => part.deviation[h] ** 2 + (part.mean[h] - mean[h]) ** 2)
  const leading = parts
    .slice(0, 3)
    .map(({ share }, i) => `${formName(likely[i].fit.form)} ${Math.round(100 * share)} %`)
  return {
    model: parts.length === 1 ? formName(likely[0].fit.form) : `ETS averaged: ${leading.join(', ')}`,
    mean,
    deviation: variance.map(Math.sqrt),
  }
}
