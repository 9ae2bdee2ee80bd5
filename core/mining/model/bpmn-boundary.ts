import type { BpmnDraft } from './bpmn-draft.ts'
import { isActivity, isFlowNode } from './bpmn-elements.ts'
import type { XmlElement } from './xml.ts'

/**
 * An event on the border of a task that interrupts it is a choice: the task is done, or the event happens in its place.
 * What goes on beside the task, or breaks off whatever a subprocess is at, is refused.
 */
export function readBoundary(draft: BpmnDraft, event: XmlElement, elements: readonly XmlElement[]): void {
  const host = elements.find(element => element.attributes.id === event.attributes.attachedToRef)
  const { id } = event.attributes
  if (!host || !isActivity(host) || id === undefined) {
    draft.refuse(event, event.attributes.attachedToRef ?? 'no activity', 'an activity beside it', 'mining.model-broken')
  } else if (event.attributes.cancelActivity === 'false') {
    draft.refuse(event, 'a border event that does not interrupt', 'one that interrupts its task')
  } else if (host.children.some(isFlowNode)) {
    draft.refuse(event, 'an event on the border of a subprocess', 'one on the border of a task')
  } else {
    const choice = `${host.attributes.id}.interrupted`
    if (!draft.has(choice)) {
      draft.add(choice, 'exclusive')
      draft.flow(choice, draft.entryOf(host.attributes.id ?? ''))
      draft.enterAt(host.attributes.id ?? '', choice)
    }
    draft.flow(choice, draft.add(id, 'silent'))
  }
}
