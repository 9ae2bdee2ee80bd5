/**
 * Where a graph without cycles falls into stretches of which all of one reach all of the next. Nodes are numbered in
 * topological order; the answer is 1 at each node that begins a new stretch.
 *
 * All before node i reach all from i on exactly when every node that ends what lies before has an edge to every node that
 * begins what lies after, because nothing comes between an end and a beginning. Counting these edges while i moves on
 * takes time in proportion to the edges, where comparing all pairs would take the square of the nodes.
 */
export function boundaries(size: number, edges: readonly (readonly [number, number])[]): Uint8Array {
  const after: number[][] = Array.from({ length: size }, () => [])
  const before: number[][] = Array.from({ length: size }, () => [])
  for (const [a, b] of edges) {
    after[a]!.push(b)
    before[b]!.push(a)
  }
  const waiting = before.map(nodes => nodes.length)
  const isEnd = new Uint8Array(size)
  const isBeginning = Uint8Array.from(waiting, n => (n === 0 ? 1 : 0))
  let ends = 0
  let beginnings = isBeginning.reduce((n, is) => n + is, 0)
  let across = 0
  const marked = (nodes: readonly number[], is: Uint8Array) => nodes.reduce((n, node) => n + is[node]!, 0)

  const boundary = new Uint8Array(size)
  for (let node = 0; node < size; node++) {
    boundary[node] = node > 0 && across === ends * beginnings ? 1 : 0
    across -= marked(before[node]!, isEnd)
    isBeginning[node] = 0
    beginnings--
    for (const earlier of before[node]!) {
      if (!isEnd[earlier]) continue
      isEnd[earlier] = 0
      ends--
      across -= marked(after[earlier]!, isBeginning)
    }
    isEnd[node] = 1
    ends++
    for (const later of after[node]!) {
      if (--waiting[later]! > 0) continue
      isBeginning[later] = 1
      beginnings++
      across += marked(before[later]!, isEnd)
    }
  }
  return boundary
}
