import { type BpmnGraph, graphOf } from './bpmn-graph.ts'
import type { Bpmn, BpmnFlow, BpmnNode } from './bpmn.ts'
import { fusedNet } from './fused-net.ts'
import { type Blocks, matchInclusive } from './inclusive-blocks.ts'
import type { ModelProblem, ModelReading } from './model-problem.ts'
import type { PetriNet, Transition } from './petri-net.ts'

type Draft = {
  readonly graph: BpmnGraph
  readonly blocks: Blocks
  /** Places by what they stand for, numbered in the order they are first asked for. */
  readonly places: Map<string, number>
  readonly transitions: Transition[]
  /** Where a token goes that ends the case, if it is kept at all. */
  readonly ended: readonly number[]
}

const SOURCE = 0
const SINK = 1

/**
 * The net of a BPMN process, by the translation of Dijkman, Dumas, Ouyang (2008): flows become places, tasks and gateways
 * transitions. A node that is no joining gateway is entered by each of its flows alone; several flows out of a task go
 * on all at once; several start events are a choice. The final marking is one token in `sink`; where parallel work may
 * end apart, a case is over when no token is left, and the final marking is empty.
 *
 * Inclusive gateways are translated where a splitting gateway has a joining partner in which all its branches meet, without
 * flows into or out of the block between them; any other inclusive gateway is refused.
 */
export function netOfBpmn(bpmn: Bpmn): ModelReading {
  const graph = graphOf(bpmn)
  const { blocks, unmatched } = matchInclusive(graph)
  if (unmatched.length > 0) return { problems: unmatched.map(unmatchedProblem) }
  const places = new Map([
    ['source', SOURCE],
    ['sink', SINK],
  ])
  const draft: Draft = { graph, blocks, places, transitions: [], ended: endsApart(graph) ? [] : [SINK] }
  for (const node of graph.nodes) translate(draft, node)
  return { net: fusedNet(netFrom(draft)) }
}

function netFrom({ places, transitions, ended }: Draft): PetriNet {
  const names = [...places.keys()]
  const marking = (marked: number, tokens: number) => names.map((_, place) => (place === marked ? tokens : 0))
  return { places: names, transitions, initial: marking(SOURCE, 1), final: marking(SINK, ended.length) }
}

/** Whether parallel branches may come to the end one by one: at several ends, or through a step that does not join them. */
function endsApart({ nodes, into, outOf }: BpmnGraph): boolean {
  const splits = nodes.some(node => node.kind !== 'exclusive' && outOf(node).length > 1)
  const endings = nodes.filter(node => outOf(node).length === 0).map(node => into(node).length)
  const isMerging = (node: BpmnNode) => (node.kind === 'task' || node.kind === 'silent') && into(node).length > 1
  return splits && (endings.reduce((sum, n) => sum + n, 0) > 1 || nodes.some(isMerging))
}

function translate(draft: Draft, node: BpmnNode): void {
  const { graph, blocks, ended } = draft
  const flows = graph.outOf(node)
  const after = flows.length > 0 ? placesAfter(draft, flows) : ended
  const waiting = [...new Set(graph.into(node).map(flow => placeOfFlow(draft, flow)))]
  const before = node.kind === 'start' ? [SOURCE] : waiting
  const isChoice = node.kind === 'exclusive' || (node.kind === 'inclusive' && !blocks.joins.has(node.id))
  if (blocks.splits.has(node.id)) chooseSome(draft, node, before)
  else if (isChoice && flows.length > 0) for (const place of after) step(draft, node, before, [place])
  else step(draft, node, before, after)
}

/** Of several flows to the same place each further one has a place on its way, so that it brings a token of its own. */
function placesAfter(draft: Draft, flows: readonly BpmnFlow[]): readonly number[] {
  const places: number[] = []
  for (const flow of flows) {
    const target = placeOfFlow(draft, flow)
    const between = places.includes(target) ? place(draft, `on ${flow.id}`) : target
    if (between !== target) draft.transitions.push({ name: flow.id, label: null, inputs: [between], outputs: [target] })
    places.push(between)
  }
  return places
}

/** A joining gateway waits for each of its flows, or branches, in a place of their own; any other node has one place. */
function placeOfFlow(draft: Draft, flow: BpmnFlow): number {
  const target = draft.graph.node(flow.to)
  const branch = draft.blocks.joins.get(flow.to)?.get(flow.id)
  if (branch !== undefined) return place(draft, `${flow.to} from branch ${branch}`)
  return place(draft, target.kind === 'parallel' ? `${flow.to} from ${flow.id}` : flow.to)
}

/**
 * Some of the branches, at least one: the first that is taken is chosen at once, those before it are passed over, each after
 * it is taken or passed over for itself. A branch passed over is done already where it joins.
 */
function chooseSome(draft: Draft, split: BpmnNode, before: readonly number[]): void {
  const join = draft.blocks.splits.get(split.id)!
  const taken = draft.graph.outOf(split).map(flow => placeOfFlow(draft, flow))
  const passed = taken.map((_, i) => place(draft, `${join} from branch ${i}`))
  const open = taken.map((_, i) => (i === 0 ? SOURCE : place(draft, `${split.id} open ${i}`)))
  taken.forEach((branch, i) => {
    step(draft, split, before, [...passed.slice(0, i), branch, ...open.slice(i + 1)])
    if (i === 0) return
    step(draft, split, [open[i]!], [branch])
    step(draft, split, [open[i]!], [passed[i]!])
  })
}

function place({ places }: Draft, meaning: string): number {
  const known = places.get(meaning) ?? places.size
  places.set(meaning, known)
  return known
}

function step({ transitions }: Draft, node: BpmnNode, inputs: readonly number[], outputs: readonly number[]): void {
  const label = node.kind === 'task' ? node.name : null
  transitions.push({ name: `${node.id} ${transitions.length + 1}`, label, inputs, outputs })
}

function unmatchedProblem({ id, name }: BpmnNode): ModelProblem {
  return {
    code: 'mining.model-not-supported',
    place: `<inclusiveGateway id="${id}"${name && ` name="${name}"`}>`,
    value: 'an inclusive gateway without a partner',
    expected: 'one gateway in which all branches of one other meet, and nothing else',
  }
}
