import type { PetriNet } from './petri-net.ts'

/**
 * The net with one final marking where there are several: each of them may silently turn into one token in a new place.
 * null when one of them has several tokens in a place, which arcs of weight 1 cannot take away.
 */
export function endingInOne(net: PetriNet, finals: readonly (readonly number[])[]): PetriNet | null {
  const different = [...new Map(finals.map(final => [final.join(), final])).values()]
  if (different.length < 2) return { ...net, final: different[0]! }
  if (different.some(final => final.some(tokens => tokens > 1))) return null
  const end = net.places.length
  const ends = different.map((final, i) => ({
    name: `end ${i + 1}`,
    label: null,
    inputs: final.flatMap((tokens, place) => (tokens > 0 ? [place] : [])),
    outputs: [end],
  }))
  return {
    places: [...net.places, 'end'],
    transitions: [...net.transitions, ...ends],
    initial: [...net.initial, 0],
    final: [...net.final.map(() => 0), 1],
  }
}
