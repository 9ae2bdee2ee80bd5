import { interceptOnly, type RatingData } from '@huke/core/evaluation'

export type Size = { readonly ratings: number; readonly raters: number; readonly rated: number }

/** Scores 1 to 5 by raters of different severity; few rate much and few are rated much, as in life. Seeded. */
export function generate({ ratings, raters, rated }: Size, seed: number): RatingData {
  const random = uniform(seed)
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  const severity = Float64Array.from({ length: raters }, () => 0.6 * normal())
  const standing = Float64Array.from({ length: rated }, () => 0.4 * normal())
  const raterOf = Int32Array.from({ length: ratings }, () => Math.floor(raters * random() ** 1.3))
  const ratedOf = Int32Array.from({ length: ratings }, () => Math.floor(rated * random() ** 1.6))
  const scores = Float64Array.from({ length: ratings }, (_, i) =>
    Math.max(1, Math.min(5, Math.round(3.4 + severity[raterOf[i]] + standing[ratedOf[i]] + normal()))),
  )
  const names = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${i}`)
  return {
    scores,
    factors: [
      { kind: 'single', name: 'rater', levels: names(raters, 'p'), of: raterOf },
      { kind: 'single', name: 'rated', levels: names(rated, 'd'), of: ratedOf },
    ],
    fixed: interceptOnly,
  }
}

/** Park & Miller's minimal standard generator: values between 0 and 1, both excluded. */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
