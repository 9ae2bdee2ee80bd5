import type { Random } from '../../random.ts'

export function chance(random: Random, share: number): boolean {
  return random() < share
}

/** A positive amount around a median; sigma 0.5 means that one in six takes longer than 1.65 times the median. */
export function spread(random: Random, median: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median * Math.exp(sigma * normal)
}

/** How many of something that happens so often on average. */
export function countOf(random: Random, mean: number): number {
  const least = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > least; product *= random()) count++
  return count
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
