export type DisjointSets = {
  join(a: number, b: number): void
  /** Number of the set of each member; sets are numbered by their smallest member. */
  numbers(): { readonly of: Uint32Array; readonly count: number }
}

export function disjointSets(size: number): DisjointSets {
  const parent = Uint32Array.from({ length: size }, (_, i) => i)
  const root = (a: number): number => {
    let at = a
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  return {
    join(a, b) {
      const [one, other] = [root(a), root(b)]
      parent[Math.max(one, other)] = Math.min(one, other)
    },
    numbers() {
      const of = new Uint32Array(size)
      let count = 0
      for (let a = 0; a < size; a++) of[a] = root(a) === a ? count++ : of[root(a)]!
      return { of, count }
    },
  }
}
