import type { DirectlyFollows, Edge } from './directly-follows.ts'

export type Bottleneck = {
  readonly edge: Edge
  /** Hours waited on this edge in all cases together: working hours where there is a calendar. */
  readonly hours: number
  /** Of the waiting on all edges. */
  readonly share: number
}

/** Where time is lost: edges by the waiting on them in all cases together, the most first; those without any left out. */
export function bottlenecks({ edges }: DirectlyFollows): readonly Bottleneck[] {
  const lost = (edge: Edge) => (edge.working ?? edge).waiting.sum / 3600
  const all = edges.reduce((sum, edge) => sum + lost(edge), 0)
  return edges
    .map(edge => ({ edge, hours: lost(edge), share: lost(edge) / all }))
    .filter(({ hours }) => hours > 0)
    .sort((a, b) => b.hours - a.hours)
}
