import type { BpmnGraph } from './bpmn-graph.ts'
import type { BpmnNode } from './bpmn.ts'

/** Pairs of inclusive gateways by their ids, and of other gateways with an inclusive one that joins what they split. */
export type Blocks = {
  /** Inclusive gateways that split, with the gateway in which their branches meet. */
  readonly splits: ReadonlyMap<string, string>
  /** Gateways that wait for all branches, with the branch that each of their flows belongs to. */
  readonly joins: ReadonlyMap<string, Branches>
}

/** Which branch a flow into the joining gateway ends. */
type Branches = ReadonlyMap<string, number>

/** Finds for each inclusive gateway its partner; those that have none are left over. */
export function matchInclusive(graph: BpmnGraph): { readonly blocks: Blocks; readonly unmatched: readonly BpmnNode[] } {
  const splits = new Map<string, string>()
  const joins = new Map<string, Branches>()
  const inclusive = graph.nodes.filter(node => node.kind === 'inclusive')
  const candidates = graph.nodes.filter(node => graph.outOf(node).length > 1)
  const merged = new Set<string>()
  for (const join of inclusive.filter(node => graph.into(node).length > 1))
    for (const split of candidates) {
      const branches = branchesBetween(graph, split, join)
      if (branches === null) continue
      merged.add(join.id)
      if (split.kind !== 'exclusive') joins.set(join.id, branches)
      if (split.kind === 'inclusive') splits.set(split.id, join.id)
      break
    }
  const unmatched = inclusive.filter(node => {
    const waits = graph.into(node).length > 1 && !merged.has(node.id)
    return waits || (graph.outOf(node).length > 1 && !splits.has(node.id))
  })
  return { blocks: { splits, joins }, unmatched }
}

/** The branch of each flow into the join when it and the split enclose a block that nothing else enters or leaves. */
function branchesBetween(graph: BpmnGraph, split: BpmnNode, join: BpmnNode): Branches | null {
  const inside = new Map<string, number>()
  const branches = new Map<string, number>()
  for (const [branch, first] of graph.outOf(split).entries()) {
    const flows = [first]
    for (const flow of flows) {
      if (flow.to === join.id) branches.set(flow.id, branch)
      else if (!inside.has(flow.to)) {
        inside.set(flow.to, branch)
        const next = graph.outOf(graph.node(flow.to))
        if (flow.to === split.id || next.length === 0) return null
        flows.push(...next)
      } else if (inside.get(flow.to) !== branch) return null
    }
  }
  const isClosed = [...inside.keys()].every(id =>
    graph.into(graph.node(id)).every(flow => flow.from === split.id || inside.has(flow.from)),
  )
  const isWhole = graph.into(join).every(flow => branches.has(flow.id))
  return isClosed && isWhole && everyBranchEndsOnce(graph, split, inside, branches) ? branches : null
}

/** A branch may come to the join by several flows only where it goes but one of them. */
function everyBranchEndsOnce(graph: BpmnGraph, split: BpmnNode, inside: Branches, branches: Branches): boolean {
  return graph.outOf(split).every((_, branch) => {
    const ends = [...branches.values()].filter(of => of === branch).length
    const splits = graph.nodes.some(
      node => inside.get(node.id) === branch && node.kind !== 'exclusive' && graph.outOf(node).length > 1,
    )
    return ends === 1 || (ends > 1 && !splits)
  })
}
