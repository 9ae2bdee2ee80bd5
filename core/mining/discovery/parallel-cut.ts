import type { Cut } from './cut.ts'
import { firstEdges, type Follows, reversed } from './follows.ts'

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
  const isMutual = mutualMarker(follows)
  const groups: number[][] = []
  let left = Array.from({ length: follows.size }, (_, a) => a)
  while (left.length > 0) {
    const group = [left[0]!]
    left = left.slice(1)
    for (let i = 0; i < group.length && left.length > 0; i++) {
      const apart = isMutual(group[i]!)
      for (const b of left) if (!apart(b)) group.push(b)
      left = left.filter(apart)
    }
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}

/** For an activity: does another follow it and precede it? Each answer holds until the next activity is asked for. */
function mutualMarker(follows: Follows): (a: number) => (b: number) => boolean {
  const [after, before] = [follows, reversed(follows)]
  const [firstAfter, firstBefore] = [firstEdges(after), firstEdges(before)]
  const precedes = new Int32Array(follows.size).fill(-1)
  const mutual = new Int32Array(follows.size).fill(-1)
  return a => {
    for (let i = firstBefore[a]!; i < firstBefore[a + 1]!; i++) precedes[before.to[i]!] = a
    for (let i = firstAfter[a]!; i < firstAfter[a + 1]!; i++) if (precedes[after.to[i]!] === a) mutual[after.to[i]!] = a
    return b => mutual[b] === a
  }
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
