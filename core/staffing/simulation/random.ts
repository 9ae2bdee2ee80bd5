/** The next number in [0, 1), with 53 random bits. */
export type Random = () => number

/**
 * A stream of its own for every tuple of numbers (sfc32 by Chris Doty-Humphrey, PractRand 2010): the same person, day and
 * replication draw the same numbers in every variant of a plan, so that variants differ by the plan and not by luck.
 */
export function stream(...key: readonly number[]): Random {
  let [a, b, c] = [mixed(key, 0x9e3779b9), mixed(key, 0x85ebca6b), mixed(key, 0xc2b2ae35)]
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992
}

/** The finaliser of MurmurHash3 over every part of the key. */
function mixed(key: readonly number[], salt: number): number {
  let hash = salt
  for (const part of key) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash | 0
}

/** From a stream, exponential with mean 1. */
export const exponential = (random: Random): number => -Math.log(1 - random())

/** Standard normal (Box & Muller 1958). */
export const normal = (random: Random): number => Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random())
