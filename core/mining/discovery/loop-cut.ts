import type { Cut } from './cut.ts'
import { disjointSets } from './disjoint-sets.ts'
import type { Follows } from './follows.ts'

/**
 * A body that begins and ends every trace, and ways to repeat it, each entered from all ends of the body only and left to
 * all its starts only.
 */
export function loopCut(follows: Follows): Cut | null {
  const parts = apartFromBody(follows)
  const inBody = new Set<number>(bodyParts(follows, parts.of))
  const redo = new Map<number, number>()
  const of = parts.of.map(part => {
    if (inBody.has(part)) return 0
    if (!redo.has(part)) redo.set(part, redo.size + 1)
    return redo.get(part)!
  })
  return redo.size > 0 ? { kind: 'loop', of, count: redo.size + 1 } : null
}

/** The connected parts when the activities that begin or end a trace are taken out; those are a part of their own. */
function apartFromBody(follows: Follows): { readonly of: Uint32Array; readonly count: number } {
  const sets = disjointSets(follows.size)
  const edge = isEdgeOfBody(follows)
  const body = edge.indexOf(1)
  edge.forEach((is, a) => is && sets.join(body, a))
  follows.from.forEach((a, i) => !edge[a] && !edge[follows.to[i]!] && sets.join(a, follows.to[i]!))
  return sets.numbers()
}

function isEdgeOfBody({ size, starts, ends }: Follows): Uint8Array {
  return Uint8Array.from({ length: size }, (_, a) => (starts[a]! > 0 || ends[a]! > 0 ? 1 : 0))
}

function* bodyParts(follows: Follows, of: Uint32Array): Generator<number> {
  const { from, to, starts, ends } = follows
  const edge = isEdgeOfBody(follows)
  const body = edge.indexOf(1)
  if (body >= 0) yield of[body]!
  const toStarts = new Uint32Array(of.length)
  const fromEnds = new Uint32Array(of.length)
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [from[i]!, to[i]!]
    if (edge[a] && !edge[b]) {
      if (ends[a]) fromEnds[b]!++
      else yield of[b]!
    }
    if (!edge[a] && edge[b]) {
      if (starts[b]) toStarts[a]!++
      else yield of[a]!
    }
  }
  const [allStarts, allEnds] = [starts, ends].map(counts => counts.reduce((n, count) => (count > 0 ? n + 1 : n), 0))
  for (let a = 0; a < of.length; a++) {
    if (edge[a]) continue
    if ((toStarts[a] && toStarts[a] !== allStarts) || (fromEnds[a] && fromEnds[a] !== allEnds)) yield of[a]!
  }
}
