import { type EtsFit, fitEts } from './fit.ts'
import { type EtsForm, etsForms } from './form.ts'

/** Beyond this a season has more states than the likelihood can settle; decompose first. */
export const LONGEST_SEASON = 24

/**
 * The form with the least AICc (Hyndman et al. 2008, chapter 7) of those that the series allows: a season needs two whole
 * periods, relative errors and seasons need positive values. Null where the series is too short for any.
 */
export function selectEts(y: Float64Array, period: number): EtsFit | null {
  const seasonal = period > 1 && period <= LONGEST_SEASON && y.length >= 2 * period
  const positive = y.every(value => value > 0)
  const allowed = ({ error, season }: EtsForm) => (seasonal || season === 'N') && (positive || error === 'A')
  let best: EtsFit | null = null
  for (const form of etsForms.filter(allowed)) {
    const fit = fitEts(form, y, form.season === 'N' ? 1 : period)
    if (fit !== null && (best === null || fit.aicc < best.aicc)) best = fit
  }
  return best
}
