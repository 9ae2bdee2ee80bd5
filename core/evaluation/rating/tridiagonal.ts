/** Eigenvalues of a symmetric tridiagonal matrix and the squared first components of its unit eigenvectors. */
export type Spectrum = { readonly values: readonly number[]; readonly weights: readonly number[] }

/** QL with implicit shifts, of the eigenvectors only their first row (Golub & Welsch 1969). `off[i]` is beside diagonal i. */
export function tridiagonalSpectrum(diagonal: readonly number[], off: readonly number[]): Spectrum {
  const n = diagonal.length
  const d = [...diagonal]
  const e = [...off.slice(0, n - 1), 0]
  const first = d.map((_, i) => (i === 0 ? 1 : 0))
  for (let low = 0; low < n; low++) {
    for (let tries = 0; tries < 60; tries++) {
      let high = low
      while (high < n - 1 && Math.abs(e[high]) > Number.EPSILON * (Math.abs(d[high]) + Math.abs(d[high + 1]))) high++
      if (high === low) break
      chase(d, e, first, low, high)
    }
  }
  return { values: d, weights: first.map(value => value * value) }
}

function chase(d: number[], e: number[], first: number[], low: number, high: number): void {
  const half = (d[low + 1] - d[low]) / (2 * e[low])
  let g = d[high] - d[low] + e[low] / (half + (half < 0 ? -1 : 1) * Math.hypot(half, 1))
  let [s, c, p] = [1, 1, 0]
  for (let i = high - 1; i >= low; i--) {
    const f = s * e[i]
    const b = c * e[i]
    const length = Math.hypot(f, g)
    e[i + 1] = length
    if (length === 0) {
      d[i + 1] -= p
      e[high] = 0
      return
    }
    s = f / length
    c = g / length
    const shifted = d[i + 1] - p
    const turned = (d[i] - shifted) * s + 2 * c * b
    p = s * turned
    d[i + 1] = shifted + p
    g = c * turned - b
    const upper = first[i + 1]
    first[i + 1] = s * first[i] + c * upper
    first[i] = c * first[i] - s * upper
  }
  d[low] -= p
  e[low] = g
  e[high] = 0
}
