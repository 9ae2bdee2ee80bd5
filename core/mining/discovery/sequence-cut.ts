import type { Cut } from './cut.ts'
import type { Follows } from './follows.ts'
import { boundaries } from './boundaries.ts'
import { joinedOverSkips } from './skips.ts'
import { stronglyConnected } from './strongly-connected.ts'

/**
 * Groups of which each activity of one can come before each of the next and never after it. Neighbouring groups that are
 * only ever left out together become one (strict sequence cut, Leemans 2022).
 */
export function sequenceCut(follows: Follows): Cut | null {
  const components = stronglyConnected(follows)
  if (components.count < 2) return null
  const group = numbered(boundaries(components.count, edgesBetween(follows, components.of)))
  const fine: Cut = { kind: 'sequence', of: components.of.map(c => group.of[c]!), count: group.count }
  if (fine.count < 2) return null
  const coarse = numbered(joinedOverSkips(follows, fine))
  return coarse.count > 1 ? { ...fine, of: fine.of.map(g => coarse.of[g]!), count: coarse.count } : fine
}

/** Edges from lower to higher component, each once. */
function edgesBetween({ from, to }: Follows, of: Uint32Array): readonly (readonly [number, number])[] {
  const seen = new Set<number>()
  const edges: [number, number][] = []
  from.forEach((a, edge) => {
    const [one, other] = [of[a]!, of[to[edge]!]!]
    const key = one * of.length + other
    if (one === other || seen.has(key)) return
    seen.add(key)
    edges.push([one, other])
  })
  return edges
}

/** Numbers of the stretches between boundaries; a boundary lies before the member that is marked. */
function numbered(boundary: Uint8Array): { readonly of: Uint32Array; readonly count: number } {
  const of = new Uint32Array(boundary.length)
  for (let i = 1; i < of.length; i++) of[i] = of[i - 1]! + boundary[i]!
  return { of, count: of[of.length - 1]! + 1 }
}
