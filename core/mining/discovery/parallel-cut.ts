import type { Cut } from './cut.ts'
import type { Follows } from './follows.ts'

/** Groups of which every two activities follow each other both ways, and each of which can begin and end a trace. */
export function parallelCut(follows: Follows): Cut | null {
  const groups = withStartAndEnd(inseparable(follows), follows)
  if (groups.length < 2) return null
  const of = new Uint32Array(follows.size)
  groups.sort((a, b) => a[0]! - b[0]!).forEach((group, number) => group.forEach(a => (of[a] = number)))
  return { kind: 'parallel', of, count: groups.length }
}

/** Connected parts of the graph that joins what does not follow each other both ways. */
function inseparable(follows: Follows): number[][] {
  const mutual = mutualNeighbours(follows)
  const groups: number[][] = []
  let left = Array.from({ length: follows.size }, (_, a) => a)
  while (left.length > 0) {
    const group = [left[0]!]
    left = left.slice(1)
    for (let i = 0; i < group.length && left.length > 0; i++) {
      const apart = mutual[group[i]!]!
      for (const b of left) if (!apart.has(b)) group.push(b)
      left = left.filter(b => apart.has(b))
    }
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}

function mutualNeighbours({ size, from, to }: Follows): readonly ReadonlySet<number>[] {
  const followers = Array.from({ length: size }, () => new Set<number>())
  from.forEach((a, edge) => followers[a]!.add(to[edge]!))
  return followers.map((after, a) => new Set([...after].filter(b => followers[b]!.has(a))))
}

/** Joins a group that lacks a start with one that lacks an end; what is then still lacking goes to the first whole one. */
function withStartAndEnd(groups: number[][], { starts, ends }: Follows): number[][] {
  const lacks = (group: number[]) => ({ start: !group.some(a => starts[a]! > 0), end: !group.some(a => ends[a]! > 0) })
  const whole = groups.filter(group => !lacks(group).start && !lacks(group).end)
  const noStart = groups.filter(group => lacks(group).start && !lacks(group).end)
  const noEnd = groups.filter(group => !lacks(group).start && lacks(group).end)
  const neither = groups.filter(group => lacks(group).start && lacks(group).end)
  const pairs = Math.min(noStart.length, noEnd.length)
  for (let i = 0; i < pairs; i++) whole.push([...noStart[i]!, ...noEnd[i]!])
  const rest = [...noStart.slice(pairs), ...noEnd.slice(pairs), ...neither].flat()
  if (whole.length === 0) return []
  whole[0]!.push(...rest)
  return whole.map(group => group.sort((a, b) => a - b))
}
