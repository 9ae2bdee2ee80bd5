import type { EtsForm } from './form.ts'
import type { EtsState } from './recursion.ts'

const ROUNDING = 1e-10

/**
 * Whether the effect of an old value on the forecast dies away: all roots of the characteristic equation lie within the
 * unit circle (Hyndman et al. 2008, chapter 10). Without a season the usual bounds see to it already.
 */
export function isAdmissible({ season }: EtsForm, { alpha, beta, gamma, phi, seasons }: EtsState): boolean {
  if (season === 'N') return true
  const period = seasons.length
  const inner = alpha + beta - alpha * phi
  const coefficients = new Float64Array(period + 2).fill(inner)
  coefficients[0] = 1
  coefficients[1] = alpha + beta - phi
  coefficients[period] = inner + gamma - 1
  coefficients[period + 1] = phi * (1 - alpha - gamma)
  return rootsWithin(coefficients)
}

/** Schur–Cohn: a polynomial (highest power first) has all roots inside the circle if each step down keeps |last| < |first|. */
function rootsWithin(polynomial: Float64Array): boolean {
  for (let degree = polynomial.length - 1; degree > 0; degree--) {
    const ratio = polynomial[degree] / polynomial[0]
    if (Math.abs(ratio) > 1 + ROUNDING) return false
    for (let low = 0, high = degree; low <= high; low++, high--) {
      const [a, b] = [polynomial[low], polynomial[high]]
      polynomial[low] = a - ratio * b
      polynomial[high] = b - ratio * a
    }
    if (polynomial[0] <= 0) return Math.abs(ratio) <= 1 + ROUNDING
  }
  return true
}
