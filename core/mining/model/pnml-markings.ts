import { endingInOne } from './final-markings.ts'
import { type ModelReading, refused } from './model-problem.ts'
import type { PetriNet, Transition } from './petri-net.ts'
import { type PnmlParts, resolved, tokens, valueOf, valueUnder } from './pnml-parts.ts'
import { childrenNamed, type XmlElement } from './xml.ts'

type Marking = readonly number[]

/** The net with the markings that the file states, or that follow from the one place that begins or ends it. */
export function pnmlMarkings(net: XmlElement, parts: PnmlParts, transitions: readonly Transition[]): ModelReading {
  const { places } = parts
  const stated = places.map(place => tokens(valueUnder(place, 'initialMarking') || '0'))
  const initial = hasTokens(stated)
    ? stated
    : untouched(
        places.length,
        transitions.flatMap(t => t.outputs),
      )
  if (initial === null)
    return refused(
      'mining.model-ambiguous',
      net,
      'no initial marking',
      'tokens in a place, or one place without arcs in',
    )
  const finals = finalMarkings(parts, transitions)
  if (finals.length === 0)
    return refused('mining.model-ambiguous', net, 'no final marking', '<finalmarkings>, or one place without arcs out')
  if ([initial, ...finals].some(marking => marking.some(n => !Number.isInteger(n) || n < 0)))
    return refused('mining.model-broken', net, 'a marking that is no number', 'whole numbers of tokens')
  const names = places.map(place => valueUnder(place, 'name') || (place.attributes.id ?? ''))
  const whole: PetriNet | null = endingInOne({ places: names, transitions, initial, final: finals[0]! }, finals)
  if (whole) return { net: whole }
  return refused('mining.model-not-supported', net, 'several final markings with tokens heaped', 'one final marking')
}

function finalMarkings(parts: PnmlParts, transitions: readonly Transition[]): readonly Marking[] {
  const stated = parts.finalMarkings.map(marking => statedMarking(marking, parts))
  if (stated.some(hasTokens)) return stated.filter(hasTokens)
  const last = untouched(
    parts.places.length,
    transitions.flatMap(t => t.inputs),
  )
  return last ? [last] : []
}

function statedMarking(marking: XmlElement, { places, same }: PnmlParts): Marking {
  const index = new Map(places.map((place, i) => [place.attributes.id, i]))
  const counts = places.map(() => 0)
  for (const place of childrenNamed(marking, 'place')) {
    const i = index.get(resolved(place.attributes.idref ?? '', same))
    if (i !== undefined) counts[i] = tokens(valueOf(place) || '0')
  }
  return counts
}

/** One token in the only place that is not among those touched. */
function untouched(places: number, touched: readonly number[]): Marking | null {
  const taken = new Set(touched)
  const marking = Array.from({ length: places }, (_, place) => (taken.has(place) ? 0 : 1))
  return marking.reduce<number>((sum, n) => sum + n, 0) === 1 ? marking : null
}

function hasTokens(marking: Marking): boolean {
  return marking.some(n => n !== 0)
}
