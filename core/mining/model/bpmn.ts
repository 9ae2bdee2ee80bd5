/**
 * What of a BPMN 2.0 process says in which order things may happen: steps, gateways and the flows between them, without
 * subprocesses. `silent` is a step without an activity of its own, as an intermediate event is.
 */
export type Bpmn = { readonly nodes: readonly BpmnNode[]; readonly flows: readonly BpmnFlow[] }

export type BpmnNode = {
  readonly id: string
  readonly kind: 'start' | 'end' | 'task' | 'silent' | 'exclusive' | 'parallel' | 'inclusive'
  readonly name: string
}

export type BpmnFlow = { readonly id: string; readonly from: string; readonly to: string }

/** A process with its picture: pixels, y downwards, boxes by their left upper corner. */
export type DrawnBpmn = {
  readonly nodes: readonly (BpmnNode & { readonly box: Box })[]
  readonly flows: readonly (BpmnFlow & { readonly path: readonly Point[] })[]
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Point = { readonly x: number; readonly y: number }
