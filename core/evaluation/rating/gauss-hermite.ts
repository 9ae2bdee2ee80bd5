import { tridiagonalSpectrum } from './tridiagonal.ts'

/** Nodes x and weights w with ∫ f(x) φ(x) dx ≈ Σ w f(x), φ the standard normal density; exact for polynomials below 2n. */
export function normalQuadrature(n: number): {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
} {
  const off = Array.from({ length: n }, (_, i) => Math.sqrt(i + 1))
  const { values, weights } = tridiagonalSpectrum(
    Array.from({ length: n }, () => 0),
    off,
  )
  return { nodes: values, weights }
}
