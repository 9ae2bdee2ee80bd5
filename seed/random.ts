/** The next number in [0, 1). */
export type Random = () => number

/** A reproducible source: the same seed gives the same numbers on every machine (FNV-1a into mulberry32). */
export function seeded(seed: string): Random {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new RangeError('nothing to pick from')
  return picked
}

export function pickWeighted<T>(random: Random, from: readonly T[], weightOf: (item: T) => number): T {
  let rest = random() * from.reduce((sum, item) => sum + weightOf(item), 0)
  for (const item of from) {
    rest -= weightOf(item)
    if (rest < 0) return item
  }
  return pick(random, from)
}
