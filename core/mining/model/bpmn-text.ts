import type { BpmnFlow, BpmnNode, DrawnBpmn } from './bpmn.ts'
import { xmlValue } from './xml.ts'

const ELEMENTS: Readonly<Record<BpmnNode['kind'], string>> = {
  start: 'startEvent',
  end: 'endEvent',
  task: 'task',
  silent: 'intermediateThrowEvent',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
}

/** The process as a BPMN 2.0 file with its picture, which bpmn.io, Camunda and others open. */
export function bpmnText({ nodes, flows }: DrawnBpmn, name: string): string {
  const into = Map.groupBy(flows, flow => flow.to)
  const outOf = Map.groupBy(flows, flow => flow.from)
  const steps = nodes.flatMap(node => nodeLines(node, into.get(node.id) ?? [], outOf.get(node.id) ?? []))
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" \
xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
xmlns:di="http://www.omg.org/spec/DD/20100524/DI" \
id="definitions1" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="process1"${named(name)} isExecutable="false">
${lines(4, [...steps, ...flows.map(flowText)])}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram1">
    <bpmndi:BPMNPlane id="plane1" bpmnElement="process1">
${lines(6, [...nodes.map(shapeText), ...flows.map(edgeText)])}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

function nodeLines(
  { id, kind, name }: BpmnNode,
  into: readonly BpmnFlow[],
  outOf: readonly BpmnFlow[],
): readonly string[] {
  const element = `bpmn:${ELEMENTS[kind]}`
  return [
    `<${element} id="${id}"${named(name)}>`,
    ...into.map(flow => `  <bpmn:incoming>${flow.id}</bpmn:incoming>`),
    ...outOf.map(flow => `  <bpmn:outgoing>${flow.id}</bpmn:outgoing>`),
    `</${element}>`,
  ]
}

function flowText({ id, from, to }: BpmnFlow): string {
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`
}

function shapeText({ id, kind, box }: DrawnBpmn['nodes'][number]): string {
  const marker = kind === 'exclusive' ? ' isMarkerVisible="true"' : ''
  const { x, y, width, height } = box
  const bounds = `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`
  return `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"${marker}>${bounds}</bpmndi:BPMNShape>`
}

function edgeText({ id, path }: DrawnBpmn['flows'][number]): string {
  const points = path.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}"/>`).join('')
  return `<bpmndi:BPMNEdge id="${id}_edge" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`
}

function named(name: string): string {
  return name === '' ? '' : ` name="${xmlValue(name)}"`
}

function lines(indent: number, texts: readonly string[]): string {
  return texts.map(text => ' '.repeat(indent) + text).join('\n')
}
