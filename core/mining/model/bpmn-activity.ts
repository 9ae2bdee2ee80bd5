import type { BpmnDraft } from './bpmn-draft.ts'
import { isEventOf, isFlowNode, nameOf } from './bpmn-elements.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml.ts'
import type { Scope } from './bpmn-scope.ts'

type ReadScope = (draft: BpmnDraft, scope: XmlElement) => Scope

/**
 * Reads a task or subprocess; answers whether several things can be under way inside it at once. An activity marked as a
 * loop or as several instances may happen any number of times, at least once unless it is tested before.
 */
export function readActivity(draft: BpmnDraft, element: XmlElement, readScope: ReadScope): boolean {
  const id = element.attributes.id ?? ''
  const splits = element.children.some(isFlowNode) && readSubprocess(draft, element, readScope)
  if (!draft.has(draft.entryOf(id))) draft.add(id, 'task', nameOf(element) || id)
  const loop = childNamed(element, 'standardLoopCharacteristics')
  if (loop || childNamed(element, 'multiInstanceLoopCharacteristics'))
    repeat(draft, id, loop?.attributes.testBefore === 'true')
  return splits
}

function readSubprocess(draft: BpmnDraft, element: XmlElement, readScope: ReadScope): boolean {
  const id = element.attributes.id ?? ''
  if (element.name === 'adHocSubProcess') draft.refuse(element, 'an ad-hoc subprocess', 'a subprocess with an order')
  if (element.attributes.triggeredByEvent === 'true')
    draft.refuse(element, 'a subprocess started by an event', 'a subprocess with flows to it')
  for (const end of childrenNamed(element, 'endEvent'))
    if (isEventOf(end, 'error') || isEventOf(end, 'cancel'))
      draft.refuse(end, 'an end event that breaks off the subprocess', 'a plain end event')
  draft.enterAt(id, draft.add(`${id}.begin`, 'exclusive'))
  draft.leaveAt(id, draft.add(`${id}.end`, 'silent'))
  const scope = readScope(draft, element)
  if (scope.endsApart)
    draft.refuse(element, 'parallel work that ends apart', 'one end event behind the joining gateway')
  for (const begin of scope.begins) {
    if (draft.isA('start', begin)) draft.add(begin, 'silent')
    draft.flow(`${id}.begin`, draft.entryOf(begin))
  }
  for (const end of scope.ends) {
    if (draft.isA('end', end)) draft.add(end, 'silent')
    draft.flow(draft.exitOf(end), `${id}.end`)
  }
  return scope.splits
}

function repeat(draft: BpmnDraft, id: string, testBefore: boolean): void {
  const before = draft.add(`${id}.again`, 'exclusive')
  const after = testBefore ? before : draft.add(`${id}.done`, 'exclusive')
  draft.flow(before, draft.entryOf(id))
  draft.flow(draft.exitOf(id), after)
  if (!testBefore) draft.flow(after, before)
  draft.enterAt(id, before)
  draft.leaveAt(id, after)
}
