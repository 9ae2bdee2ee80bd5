import type { PetriNet, Transition } from './petri-net.ts'

/**
 * The net without silent transitions that only carry a token from one place to the next (fusion of series places, Murata
 * 1989, section IV): the same traces with fewer steps between them. Places without arcs go too, unless a token lies or
 * must lie there.
 */
export function fusedNet(net: PetriNet): PetriNet {
  let fused = net
  for (;;) {
    const next = onceFused(fused)
    if (next === null) return withoutIdlePlaces(fused)
    fused = next
  }
}

function onceFused(net: PetriNet): PetriNet | null {
  const { transitions } = net
  for (const [i, { label, inputs, outputs }] of transitions.entries()) {
    const [from, to] = [inputs[0], outputs[0]]
    if (label !== null || inputs.length !== 1 || outputs.length !== 1) continue
    const rest = transitions.filter((_, other) => other !== i)
    if (from === to || rest.some(t => isSame(t, transitions[i]!))) return { ...net, transitions: rest }
    const moved = moveBefore(net, rest, from!, to!) ?? moveAfter(net, rest, from!, to!)
    if (moved) return { ...net, transitions: moved }
  }
  return null
}

/** Nothing else takes from the first place: what is put there is put into the second at once. */
function moveBefore(
  net: PetriNet,
  rest: readonly Transition[],
  from: number,
  to: number,
): readonly Transition[] | null {
  if (net.initial[from]! > 0 || net.final[from]! > 0 || rest.some(t => t.inputs.includes(from))) return null
  if (rest.some(t => t.outputs.includes(from) && t.outputs.includes(to))) return null
  return rest.map(t => ({ ...t, outputs: t.outputs.map(place => (place === from ? to : place)) }))
}

/** Nothing else puts into the second place: what is taken there is taken from the first. */
function moveAfter(net: PetriNet, rest: readonly Transition[], from: number, to: number): readonly Transition[] | null {
  if (net.initial[to]! > 0 || net.final[to]! > 0 || rest.some(t => t.outputs.includes(to))) return null
  if (rest.some(t => t.inputs.includes(from) && t.inputs.includes(to))) return null
  return rest.map(t => ({ ...t, inputs: t.inputs.map(place => (place === to ? from : place)) }))
}

function isSame(one: Transition, other: Transition): boolean {
  return (
    one.label === other.label &&
    one.inputs.join() === other.inputs.join() &&
    one.outputs.join() === other.outputs.join()
  )
}

function withoutIdlePlaces(net: PetriNet): PetriNet {
  const used = new Set(net.transitions.flatMap(t => [...t.inputs, ...t.outputs]))
  const kept = net.places.map((_, p) => p).filter(p => used.has(p) || net.initial[p]! > 0 || net.final[p]! > 0)
  const number = new Map(kept.map((place, i) => [place, i]))
  const renumbered = (places: readonly number[]) => places.map(place => number.get(place)!)
  return {
    places: kept.map(place => net.places[place]!),
    transitions: net.transitions.map(t => ({ ...t, inputs: renumbered(t.inputs), outputs: renumbered(t.outputs) })),
    initial: kept.map(place => net.initial[place]!),
    final: kept.map(place => net.final[place]!),
  }
}
