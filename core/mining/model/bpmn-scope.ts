import { readActivity } from './bpmn-activity.ts'
import { readBoundary } from './bpmn-boundary.ts'
import type { BpmnDraft } from './bpmn-draft.ts'
import { isActivity, isCompensation, isEventOf, isFlowNode, plainKind } from './bpmn-elements.ts'
import { type ElementFlow, flowsOf } from './bpmn-flows.ts'
import type { XmlElement } from './xml.ts'

/** How a process or subprocess begins and ends: its elements by their id. */
export type Scope = {
  /** Start events; without any, the one element to which no flow leads. */
  readonly begins: readonly string[]
  /** End events, and elements from which no flow leads. */
  readonly ends: readonly string[]
  /** Several things can be under way in it at once, and it does not say where they come together in the end. */
  readonly endsApart: boolean
  /** Several things can be under way in it at once. */
  readonly splits: boolean
}

/** Reads the elements and flows of a process or subprocess into the draft. */
export function readScope(draft: BpmnDraft, scope: XmlElement): Scope {
  const elements = scope.children.filter(element => isFlowNode(element) && !isCompensation(element))
  const splitsInside = elements.map(element => readElement(draft, element))
  const boundaries = elements.filter(element => element.name === 'boundaryEvent')
  for (const event of boundaries) readBoundary(draft, event, elements)
  const flows = flowsOf(draft, scope, elements)
  for (const { from, to } of flows) draft.flow(draft.exitOf(from), draft.entryOf(to))

  const splits = splitsInside.includes(true) || elements.some(element => isSplit(element, flows))
  const ends = elements.filter(element => isEnd(element, flows))
  const ways = ends.map(end => (end.name === 'endEvent' ? count(flows, 'to', end) : 1))
  if (splits) refuseTerminate(draft, ends)
  return {
    begins: beginsOf(draft, scope, elements, flows),
    ends: ends.map(idOf),
    endsApart: splits && ways.reduce((sum, n) => sum + n, 0) > 1,
    splits,
  }
}

/** Answers whether several things can be under way inside it at once. */
function readElement(draft: BpmnDraft, element: XmlElement): boolean {
  const { id } = element.attributes
  const kind = plainKind(element)
  if (id === undefined) draft.refuse(element, 'no id', 'an id', 'mining.model-broken')
  else if (draft.has(id)) draft.refuse(element, `the id ${id} again`, 'an id of its own', 'mining.model-broken')
  else if (isActivity(element)) return readActivity(draft, element, readScope)
  else if (kind) draft.add(id, kind)
  else if (element.name === 'complexGateway')
    draft.refuse(element, 'a complex gateway', 'an exclusive, parallel or inclusive gateway')
  return false
}

function beginsOf(
  draft: BpmnDraft,
  scope: XmlElement,
  elements: readonly XmlElement[],
  flows: readonly ElementFlow[],
): readonly string[] {
  const starts = elements.filter(element => element.name === 'startEvent')
  const unreached = elements.filter(element => needsFlow(element) && count(flows, 'to', element) === 0)
  if (starts.length === 0 && unreached.length === 1) return unreached.map(idOf)
  if (starts.length === 0) draft.refuse(scope, 'no start event', 'a start event', 'mining.model-ambiguous')
  else
    for (const element of unreached) draft.refuse(element, 'no flow leads here', 'a flow to it', 'mining.model-broken')
  return starts.map(idOf)
}

function needsFlow({ name, attributes }: XmlElement): boolean {
  return name !== 'startEvent' && name !== 'boundaryEvent' && attributes.triggeredByEvent !== 'true'
}

function isSplit(element: XmlElement, flows: readonly ElementFlow[]): boolean {
  const kind = plainKind(element)
  return kind !== 'exclusive' && count(flows, 'from', element) > 1
}

function isEnd(element: XmlElement, flows: readonly ElementFlow[]): boolean {
  return count(flows, 'from', element) === 0
}

/** Ending at once what else is under way is more than a net can say. */
function refuseTerminate(draft: BpmnDraft, ends: readonly XmlElement[]): void {
  for (const end of ends)
    if (isEventOf(end, 'terminate'))
      draft.refuse(end, 'a terminate end event beside parallel work', 'an end event behind the joining gateway')
}

function count(flows: readonly ElementFlow[], side: 'from' | 'to', element: XmlElement): number {
  return flows.filter(flow => flow[side] === element.attributes.id).length
}

function idOf(element: XmlElement): string {
  return element.attributes.id ?? ''
}
