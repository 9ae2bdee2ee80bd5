import { isRefused, type ModelProblem, type PetriNet, readModel } from '@huke/core/mining'
import { xmlText } from './xml-encoding.ts'
import { xmlTree, type XmlProblem } from './xml-tree.ts'

export type ModelFileProblem = {
  readonly code: ModelProblem['code'] | XmlProblem['code'] | 'mining.unknown-encoding' | 'mining.empty'
  /** The file, and in it the element or line. */
  readonly place: string
  readonly value: string
  readonly expected: string
}

export type ModelFileReading = { readonly net: PetriNet } | { readonly problems: readonly ModelFileProblem[] }

/**
 * The net of a model file, PNML or BPMN 2.0, whichever its root element says; or everything that keeps it from being used.
 * The name of the file only appears in problems.
 */
export function readModelFile(file: Uint8Array | string, name: string): ModelFileReading {
  const text = typeof file === 'string' ? file : xmlText(file)
  const refused = (code: ModelFileProblem['code'], place: string, value: string, expected: string) => ({
    problems: [{ code, place, value, expected }],
  })
  if (text === null)
    return refused('mining.unknown-encoding', name, 'an unknown encoding', 'UTF-8, or one that is known')
  if (text.trim() === '') return refused('mining.empty', name, 'an empty file', 'PNML or BPMN 2.0')
  const tree = xmlTree(text)
  if ('problem' in tree) {
    const { code, value, expected, line } = tree.problem
    return refused(code, `${name} at line ${line}`, value, expected)
  }
  const reading = readModel(tree.root)
  if (!isRefused(reading)) return reading
  return { problems: reading.problems.map(problem => ({ ...problem, place: `${name}: ${problem.place}` })) }
}
