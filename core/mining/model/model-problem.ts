import type { PetriNet } from './petri-net.ts'
import { placeOf, type XmlElement } from './xml.ts'

/** Why a model file cannot be used, and where in it: the element with its id, name and line. */
export type ModelProblem = {
  readonly code: ModelProblemCode
  readonly place: string
  readonly value: string
  readonly expected: string
}

export type ModelProblemCode =
  | 'mining.model-unknown'
  | 'mining.model-empty'
  | 'mining.model-ambiguous'
  | 'mining.model-broken'
  | 'mining.model-not-supported'

export type Refused = { readonly problems: readonly ModelProblem[] }

export type ModelReading = { readonly net: PetriNet } | Refused

export function isRefused(reading: object): reading is Refused {
  return 'problems' in reading
}

export function problemAt(code: ModelProblemCode, at: XmlElement, value: string, expected: string): ModelProblem {
  return { code, place: placeOf(at), value, expected }
}

export function refused(code: ModelProblemCode, at: XmlElement, value: string, expected: string): Refused {
  return { problems: [problemAt(code, at, value, expected)] }
}
