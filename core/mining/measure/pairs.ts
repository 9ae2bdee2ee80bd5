/** Gives each ordered pair of small numbers a number of its own, in order of first appearance. */
export type Pairs = {
  readonly numberOf: (from: number, to: number) => number
  readonly count: () => number
  readonly fromOf: (pair: number) => number
  readonly toOf: (pair: number) => number
}

/** Up to so many possible pairs have a place each; beyond that those that happen are kept. */
const DENSE = 4_000_000

/** @param size numbers are below it */
export function pairs(size: number): Pairs {
  const happened: number[] = []
  const added = (key: number): number => happened.push(key) - 1
  const shared = {
    count: () => happened.length,
    fromOf: (pair: number) => Math.floor(happened[pair] / size),
    toOf: (pair: number) => happened[pair] % size,
  }
  if (size * size <= DENSE) {
    const table = new Int32Array(size * size).fill(-1)
    return {
      ...shared,
      numberOf: (from, to) => {
        const key = from * size + to
        if (table[key] < 0) table[key] = added(key)
        return table[key]
      },
    }
  }
  const table = new Map<number, number>()
  return {
    ...shared,
    numberOf: (from, to) => {
      const key = from * size + to
      const known = table.get(key)
      if (known !== undefined) return known
      const number = added(key)
      table.set(key, number)
      return number
    },
  }
}
