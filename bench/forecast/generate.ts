/** A monthly series with level, trend, season and noise that move, and the months kept back. */
export type Sample = { readonly past: Float64Array; readonly future: Float64Array }

export const PERIOD = 12
export const HORIZON = 18

/** Series of 60 to 126 months, as monthly statistics have them; the same for the same seed. */
export function generate(count: number, seed: number): readonly Sample[] {
  const next = uniforms(seed)
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
  return Array.from({ length: count }, () => seriesOf(next, normal))
}

function seriesOf(next: () => number, normal: () => number): Sample {
  const n = 60 + Math.floor(67 * next())
  const strength = next() < 0.4 ? 0 : 0.2 * next()
  const noise = 0.02 + 0.1 * next()
  const drift = next() < 0.5 ? 0 : 0.004 * normal()
  const seasons = Array.from({ length: PERIOD }, () => Math.exp(strength * normal()))
  let level = 500 + 4500 * next()
  const values = Float64Array.from({ length: n + HORIZON }, (_, t) => {
    level *= Math.exp(drift + 0.3 * noise * normal())
    return level * seasons[t % PERIOD] * Math.exp(noise * normal())
  })
  return { past: values.subarray(0, n), future: values.subarray(n) }
}

/** Park & Miller 1988. */
function uniforms(seed: number): () => number {
  let state = seed % 2147483647
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
