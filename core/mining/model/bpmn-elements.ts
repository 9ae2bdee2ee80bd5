import type { BpmnNode } from './bpmn.ts'
import { childNamed, type XmlElement } from './xml.ts'

const ACTIVITIES = new Set([
  'task',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'businessRuleTask',
  'scriptTask',
  'callActivity',
  'subProcess',
  'transaction',
  'adHocSubProcess',
])

const PLAIN_KINDS: Readonly<Record<string, BpmnNode['kind']>> = {
  startEvent: 'start',
  endEvent: 'end',
  intermediateCatchEvent: 'silent',
  intermediateThrowEvent: 'silent',
  exclusiveGateway: 'exclusive',
  eventBasedGateway: 'exclusive',
  parallelGateway: 'parallel',
  inclusiveGateway: 'inclusive',
}

export function isActivity({ name }: XmlElement): boolean {
  return ACTIVITIES.has(name)
}

/** What an event or gateway is in a process graph; the first event of an event-based gateway decides as a condition would. */
export function plainKind({ name }: XmlElement): BpmnNode['kind'] | undefined {
  return Object.hasOwn(PLAIN_KINDS, name) ? PLAIN_KINDS[name] : undefined
}

export function isFlowNode(element: XmlElement): boolean {
  const { name } = element
  return (
    isActivity(element) || plainKind(element) !== undefined || name === 'complexGateway' || name === 'boundaryEvent'
  )
}

/** Whether the event is one of this kind: `terminate`, `error`, `link`. */
export function isEventOf(element: XmlElement, kind: string): boolean {
  return childNamed(element, `${kind}EventDefinition`) !== undefined
}

/** What undoes work is no part of the ordinary course. */
export function isCompensation(element: XmlElement): boolean {
  if (element.attributes.isForCompensation === 'true') return true
  return element.name === 'boundaryEvent' && isEventOf(element, 'compensate')
}

/** Names in diagrams are broken into lines to fit their boxes. */
export function nameOf({ attributes }: XmlElement): string {
  return (attributes.name ?? '').replace(/\s+/g, ' ').trim()
}
