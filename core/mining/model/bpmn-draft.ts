import type { Bpmn, BpmnFlow, BpmnNode } from './bpmn.ts'
import { type ModelProblem, type ModelProblemCode, problemAt } from './model-problem.ts'
import type { XmlElement } from './xml.ts'

/** A process while it is being read: an element may become several nodes, so flows are joined to it by where it is entered and left. */
export class BpmnDraft {
  readonly problems: ModelProblem[] = []
  private readonly nodes = new Map<string, BpmnNode>()
  private readonly flows: BpmnFlow[] = []
  private readonly entries = new Map<string, string>()
  private readonly exits = new Map<string, string>()

  add(id: string, kind: BpmnNode['kind'], name = ''): string {
    this.nodes.set(id, { id, kind, name })
    return id
  }

  /** A flow between two elements, or the nodes of them. */
  flow(from: string, to: string): void {
    this.flows.push({ id: `flow${this.flows.length + 1}`, from, to })
  }

  /** From now on, who comes to the element comes to this node first. */
  enterAt(element: string, node: string): void {
    this.entries.set(element, node)
  }

  leaveAt(element: string, node: string): void {
    this.exits.set(element, node)
  }

  entryOf(element: string): string {
    return this.entries.get(element) ?? element
  }

  exitOf(element: string): string {
    return this.exits.get(element) ?? element
  }

  has(node: string): boolean {
    return this.nodes.has(node)
  }

  isA(kind: BpmnNode['kind'], node: string): boolean {
    return this.nodes.get(node)?.kind === kind
  }

  refuse(at: XmlElement, value: string, expected: string, code: ModelProblemCode = 'mining.model-not-supported'): void {
    this.problems.push(problemAt(code, at, value, expected))
  }

  whole(): Bpmn {
    return { nodes: [...this.nodes.values()], flows: this.flows }
  }
}
