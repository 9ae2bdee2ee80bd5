import type { Bpmn, BpmnFlow, BpmnNode } from './bpmn.ts'

export type BpmnGraph = {
  readonly nodes: readonly BpmnNode[]
  node(id: string): BpmnNode
  into(node: BpmnNode): readonly BpmnFlow[]
  outOf(node: BpmnNode): readonly BpmnFlow[]
}

/** The process with its flows by node. An inclusive gateway that joins and splits becomes two, one after the other. */
export function graphOf(bpmn: Bpmn): BpmnGraph {
  const { nodes, flows } = bpmn.nodes.filter(node => isMixed(node, bpmn)).reduce(apart, bpmn)
  const byId = new Map(nodes.map(node => [node.id, node]))
  const into = Map.groupBy(flows, flow => flow.to)
  const outOf = Map.groupBy(flows, flow => flow.from)
  return {
    nodes,
    node(id) {
      const node = byId.get(id)
      if (!node) throw new RangeError(`no node ${id} in the process`)
      return node
    },
    into: node => into.get(node.id) ?? [],
    outOf: node => outOf.get(node.id) ?? [],
  }
}

function isMixed({ id, kind }: BpmnNode, { flows }: Bpmn): boolean {
  if (kind !== 'inclusive') return false
  return flows.filter(flow => flow.to === id).length > 1 && flows.filter(flow => flow.from === id).length > 1
}

function apart({ nodes, flows }: Bpmn, mixed: BpmnNode): Bpmn {
  const split = { ...mixed, id: `${mixed.id}.split` }
  const moved = flows.map(flow => (flow.from === mixed.id ? { ...flow, from: split.id } : flow))
  return { nodes: [...nodes, split], flows: [...moved, { id: `${mixed.id}.flow`, from: mixed.id, to: split.id }] }
}
