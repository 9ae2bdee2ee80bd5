import type { BpmnDraft } from './bpmn-draft.ts'
import { isActivity, isEventOf } from './bpmn-elements.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml.ts'

/** A flow from element to element, by their ids. */
export type ElementFlow = { readonly from: string; readonly to: string }

/** The sequence flows of a process or subprocess, and what link events join without a line. */
export function flowsOf(draft: BpmnDraft, scope: XmlElement, elements: readonly XmlElement[]): readonly ElementFlow[] {
  const ids = new Set(elements.map(element => element.attributes.id))
  const drawn = childrenNamed(scope, 'sequenceFlow')
  for (const flow of drawn)
    for (const end of [flow.attributes.sourceRef, flow.attributes.targetRef])
      if (!ids.has(end)) draft.refuse(flow, end ?? 'no end', 'the id of a step beside it', 'mining.model-broken')
  for (const element of elements) refuseConditions(draft, element, drawn)
  const flows = drawn.map(({ attributes }) => ({ from: attributes.sourceRef ?? '', to: attributes.targetRef ?? '' }))
  return [...flows, ...linkFlows(draft, elements)]
}

/** Several flows out of an activity all go on at once; with conditions, an unknown number of them. */
function refuseConditions(draft: BpmnDraft, element: XmlElement, flows: readonly XmlElement[]): void {
  const out = flows.filter(flow => flow.attributes.sourceRef === element.attributes.id)
  const hasCondition = out.some(flow => childNamed(flow, 'conditionExpression') !== undefined)
  if (!isActivity(element) || out.length < 2 || !(hasCondition || element.attributes.default)) return
  draft.refuse(element, 'conditions on flows out of an activity', 'an exclusive or inclusive gateway after it')
}

function linkFlows(draft: BpmnDraft, elements: readonly XmlElement[]): readonly ElementFlow[] {
  const links = elements.filter(element => isEventOf(element, 'link'))
  const catches = new Map(
    links.filter(({ name }) => name === 'intermediateCatchEvent').map(event => [linkName(event), event.attributes.id]),
  )
  const throws = links.filter(({ name }) => name === 'intermediateThrowEvent')
  return throws.flatMap(event => {
    const to = catches.get(linkName(event))
    if (to === undefined) draft.refuse(event, `the link ${linkName(event)}`, 'a catching event of this link beside it')
    return to === undefined ? [] : [{ from: event.attributes.id ?? '', to }]
  })
}

function linkName(event: XmlElement): string {
  return childNamed(event, 'linkEventDefinition')?.attributes.name ?? event.attributes.name ?? ''
}
