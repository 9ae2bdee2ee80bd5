import { isRefused, type ModelReading, refused } from './model-problem.ts'
import { netOfBpmn } from './net-of-bpmn.ts'
import { readBpmn } from './read-bpmn.ts'
import { readPnml } from './read-pnml.ts'
import type { XmlElement } from './xml.ts'

/** The net of a model file, by its root element: PNML or BPMN 2.0. */
export function readModel(root: XmlElement): ModelReading {
  if (root.name === 'pnml') return readPnml(root)
  if (root.name !== 'definitions')
    return refused('mining.model-unknown', root, root.name, '<pnml> or BPMN <definitions>')
  const process = readBpmn(root)
  return isRefused(process) ? process : netOfBpmn(process.bpmn)
}
