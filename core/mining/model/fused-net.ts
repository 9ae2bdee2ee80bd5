import type { PetriNet, Transition } from './petri-net.ts'

/** A net that is being changed: places do not go, transitions may; of each place, who takes from it and who puts into it. */
type Work = {
  readonly net: PetriNet
  readonly steps: Map<number, Transition>
  readonly takers: readonly Set<number>[]
  readonly givers: readonly Set<number>[]
}

/**
 * The net without silent transitions that only carry a token from one place to the next (fusion of series places, Murata
 * 1989): the same traces with fewer steps between them. Places without arcs go too, unless a token lies or must lie there.
 */
export function fusedNet(net: PetriNet): PetriNet {
  const work: Work = {
    net,
    steps: new Map(net.transitions.entries()),
    takers: net.places.map(() => new Set()),
    givers: net.places.map(() => new Set()),
  }
  net.transitions.forEach((transition, i) => put(work, i, transition))
  let before = Infinity
  while (work.steps.size < before) {
    before = work.steps.size
    for (const [i, step] of work.steps) fuse(work, i, step)
  }
  return withoutIdlePlaces({ ...net, transitions: [...work.steps.values()] })
}

function fuse(work: Work, i: number, { label, inputs, outputs }: Transition): void {
  const [from, to] = [inputs[0], outputs[0]]
  if (label !== null || inputs.length !== 1 || outputs.length !== 1) return
  const saysNothing = from === to || isRepeated(work, i, from!, to!)
  if (!saysNothing && !moveBefore(work, i, from!, to!) && !moveAfter(work, i, from!, to!)) return
  unlinked(work, i)
  work.steps.delete(i)
}

function isRepeated({ steps, takers }: Work, i: number, from: number, to: number): boolean {
  return [...takers[from]!].some(other => {
    const { label, inputs, outputs } = steps.get(other)!
    return other !== i && label === null && inputs.length === 1 && outputs.length === 1 && outputs[0] === to
  })
}

/** Nothing else takes from the first place: what is put there is put into the second at once. */
function moveBefore(work: Work, i: number, from: number, to: number): boolean {
  const { net, takers, givers } = work
  if (net.initial[from]! > 0 || net.final[from]! > 0 || takers[from]!.size > 1) return false
  const moved = [...givers[from]!].filter(giver => giver !== i)
  if (moved.some(giver => givers[to]!.has(giver))) return false
  for (const giver of moved) {
    const step = unlinked(work, giver)
    put(work, giver, { ...step, outputs: step.outputs.map(place => (place === from ? to : place)) })
  }
  return true
}

/** Nothing else puts into the second place: what is taken there is taken from the first. */
function moveAfter(work: Work, i: number, from: number, to: number): boolean {
  const { net, takers, givers } = work
  if (net.initial[to]! > 0 || net.final[to]! > 0 || givers[to]!.size > 1) return false
  const moved = [...takers[to]!].filter(taker => taker !== i)
  if (moved.some(taker => takers[from]!.has(taker))) return false
  for (const taker of moved) {
    const step = unlinked(work, taker)
    put(work, taker, { ...step, inputs: step.inputs.map(place => (place === to ? from : place)) })
  }
  return true
}

function put({ steps, takers, givers }: Work, i: number, step: Transition): void {
  steps.set(i, step)
  for (const place of step.inputs) takers[place]!.add(i)
  for (const place of step.outputs) givers[place]!.add(i)
}

function unlinked({ steps, takers, givers }: Work, i: number): Transition {
  const step = steps.get(i)!
  for (const place of step.inputs) takers[place]!.delete(i)
  for (const place of step.outputs) givers[place]!.delete(i)
  return step
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
