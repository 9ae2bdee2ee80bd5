/** How often each pair came; sorted by from, then to. */
export type CountedPairs = {
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly count: Float64Array
}

export type PairCounts = { add(from: number, to: number, count: number): void; sorted(): CountedPairs }

/** Up to here a table of all pairs is faster than a map of those that come, and its memory does not matter. */
const LARGEST_TABLE = 1024

/** Counts pairs of numbers below size. */
export function pairCounts(size: number): PairCounts {
  return size <= LARGEST_TABLE ? inTable(size) : inMap(size)
}

function inTable(size: number): PairCounts {
  const table = new Float64Array(size * size)
  return {
    add: (from, to, count) => (table[from * size + to]! += count),
    sorted() {
      const keys: number[] = []
      for (let key = 0; key < table.length; key++) if (table[key]! > 0) keys.push(key)
      return pairs(keys, size, key => table[key]!)
    },
  }
}

function inMap(size: number): PairCounts {
  const counts = new Map<number, number>()
  return {
    add(from, to, count) {
      const key = from * size + to
      counts.set(key, (counts.get(key) ?? 0) + count)
    },
    sorted: () => pairs(Float64Array.from(counts.keys()).sort(), size, key => counts.get(key)!),
  }
}

function pairs(keys: ArrayLike<number>, size: number, count: (key: number) => number): CountedPairs {
  const [from, to, counts] = [new Uint32Array(keys.length), new Uint32Array(keys.length), new Float64Array(keys.length)]
  for (let i = 0; i < keys.length; i++) {
    from[i] = Math.floor(keys[i]! / size)
    to[i] = keys[i]! % size
    counts[i] = count(keys[i]!)
  }
  return { from, to, count: counts }
}
