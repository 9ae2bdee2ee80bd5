/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** Its distribution function by Taylor's series (Marsaglia 2004, "Evaluating the Normal Distribution"); error below 1e-15. */
export function normalShare(x: number): number {
  if (x < -8.5) return 0
  if (x > 8.5) return 1
  let term = x
  let sum = x
  for (let i = 3; sum + term !== sum; i += 2) {
    term *= (x * x) / i
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}
