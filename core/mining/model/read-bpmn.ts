import type { Bpmn } from './bpmn.ts'
import { BpmnDraft } from './bpmn-draft.ts'
import { type Refused, refused } from './model-problem.ts'
import { isFlowNode } from './bpmn-elements.ts'
import { readScope } from './bpmn-scope.ts'
import { childrenNamed, type XmlElement } from './xml.ts'

/**
 * What a BPMN 2.0 file says about the order of steps, subprocesses laid flat. Lanes, data, texts and everything of other
 * namespaces are passed over; what has a meaning for the order that this cannot express is refused by name:
 * complex gateways, ad-hoc and event subprocesses, events on the border of subprocesses, events on the border of a task
 * that do not interrupt it, conditions on several flows out of a task, and several processes in a file.
 */
export function readBpmn(root: XmlElement): { readonly bpmn: Bpmn } | Refused {
  const processes = childrenNamed(root, 'process').filter(process => process.children.some(isFlowNode))
  const process = processes[0]
  if (!process) return refused('mining.model-empty', root, 'no steps', 'a <process> with steps')
  if (processes.length > 1)
    return refused('mining.model-ambiguous', processes[1]!, `${processes.length} processes with steps`, 'one process')
  const draft = new BpmnDraft()
  const scope = readScope(draft, process)
  for (const begin of scope.begins)
    if (!draft.isA('start', begin)) draft.flow(draft.add(`${begin}.start`, 'start'), draft.entryOf(begin))
  for (const end of scope.ends)
    if (!draft.isA('end', end)) draft.flow(draft.exitOf(end), draft.add(`${end}.after`, 'end'))
  return draft.problems.length > 0 ? { problems: draft.problems } : { bpmn: draft.whole() }
}
