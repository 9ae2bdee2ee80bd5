import { type ModelProblem, problemAt, type Refused } from './model-problem.ts'
import type { Transition } from './petri-net.ts'
import { type PnmlParts, resolved, tokens, valueUnder } from './pnml-parts.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml.ts'

/** A transition so named has no activity: it is how programs write τ where they know no better. */
const SILENT_NAMES = new Set(['', 'tau', 'τ'])

/** ProM adds the life-cycle step to the activity, `Approve+complete`, or leaves the sign of an unknown one. */
const LIFE_CYCLE = /\+(complete)?$/i

type Known = Transition & { readonly inputs: number[]; readonly outputs: number[] }

/** The transitions of a net with the places before and after them. */
export function pnmlArcs(parts: PnmlParts): { readonly transitions: readonly Transition[] } | Refused {
  const place = new Map(parts.places.map((element, i) => [element.attributes.id, i]))
  const transitions: readonly Known[] = withoutLifeCycle(parts.transitions.map(named))
  const transition = new Map(parts.transitions.map((element, i) => [element.attributes.id, transitions[i]!]))
  const problems: ModelProblem[] = []
  for (const arc of parts.arcs) {
    const [from, to] = [arc.attributes.source, arc.attributes.target].map(id => resolved(id ?? '', parts.same))
    const [before, after] = [place.get(from), place.get(to)]
    const strange = strangeness(arc)
    if (strange) problems.push(problemAt('mining.model-not-supported', arc, strange, 'a plain arc of weight 1'))
    else if (before !== undefined && transition.has(to)) transition.get(to)!.inputs.push(before)
    else if (after !== undefined && transition.has(from)) transition.get(from)!.outputs.push(after)
    else problems.push(problemAt('mining.model-broken', arc, `${from} → ${to}`, 'an arc between place and transition'))
  }
  problems.push(...parts.transitions.filter((_, i) => isDoubled(transitions[i]!)).map(doubled))
  return problems.length > 0 ? { problems } : { transitions }
}

function named(transition: XmlElement): Known {
  const name = (valueUnder(transition, 'name') ?? '').replace(/\s+/g, ' ')
  const invisible = childrenNamed(transition, 'toolspecific').some(tool => tool.attributes.activity === '$invisible$')
  const label = invisible || SILENT_NAMES.has(name.toLowerCase()) ? null : name
  return { name: transition.attributes.id ?? name, label, inputs: [], outputs: [] }
}

/** Only where every activity has it: a single name may well end so. */
function withoutLifeCycle(transitions: readonly Known[]): readonly Known[] {
  if (transitions.some(({ label }) => label !== null && !LIFE_CYCLE.test(label))) return transitions
  return transitions.map(t => ({ ...t, label: t.label && t.label.replace(LIFE_CYCLE, '') }))
}

/** What sets an arc apart from a plain one, or null. */
function strangeness(arc: XmlElement): string | null {
  const weight = valueUnder(arc, 'inscription') || '1'
  if (tokens(weight) !== 1) return `weight ${weight}`
  const type = childNamed(arc, 'type')?.attributes.value ?? valueUnder(arc, 'arctype') ?? 'normal'
  return type === 'normal' ? null : type
}

function isDoubled({ inputs, outputs }: Transition): boolean {
  return new Set(inputs).size < inputs.length || new Set(outputs).size < outputs.length
}

function doubled(transition: XmlElement): ModelProblem {
  return problemAt('mining.model-not-supported', transition, 'two arcs to or from one place', 'one arc of weight 1')
}
