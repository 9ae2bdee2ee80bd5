import { firstEdges, type Follows } from './follows.ts'

/**
 * Groups of activities that can all come before and after each other (Tarjan 1972, without recursion).
 * Groups are numbered so that an edge between two leads from the lower to the higher number.
 */
export function stronglyConnected(follows: Follows): { readonly of: Uint32Array; readonly count: number } {
  const { size, to } = follows
  const first = firstEdges(follows)
  const next = first.slice(0, size)
  const seen = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const of = new Int32Array(size).fill(-1)
  const path: number[] = []
  const open: number[] = []
  let clock = 0
  let count = 0
  const enter = (a: number) => {
    seen[a] = low[a] = clock++
    path.push(a)
    open.push(a)
  }
  const leave = (a: number) => {
    path.pop()
    const before = path.at(-1)
    if (before !== undefined) low[before] = Math.min(low[before]!, low[a]!)
    if (low[a] !== seen[a]) return
    for (let b = -1; b !== a; ) of[(b = open.pop()!)] = count
    count++
  }
  for (let root = 0; root < size; root++) {
    if (seen[root]! < 0) enter(root)
    while (path.length > 0) {
      const a = path.at(-1)!
      if (next[a] === first[a + 1]) leave(a)
      else {
        const b = to[next[a]!++]!
        if (seen[b]! < 0) enter(b)
        else if (of[b]! < 0) low[a] = Math.min(low[a]!, seen[b]!)
      }
    }
  }
  return { of: Uint32Array.from(of, group => count - 1 - group), count }
}
