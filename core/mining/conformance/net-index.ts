import type { PetriNet } from '../model/index.ts'

/** A Petri net made ready for playing: what each transition needs and changes, in flat numbers. */
export type NetIndex = {
  readonly net: PetriNet
  readonly placeCount: number
  /** Distinct labels; silent transitions have none. */
  readonly labels: readonly string[]
  /** By transition: index into labels, SILENT for a silent one. */
  readonly labelOf: Int32Array
  /** By label: the transitions that carry it. */
  readonly transitionsOf: readonly (readonly number[])[]
  /** By transition: the distinct places it takes from, and how many tokens of each. */
  readonly needs: readonly (readonly PlaceTokens[])[]
  /** By transition: the places whose tokens it changes, and by how much. */
  readonly changes: readonly (readonly PlaceTokens[])[]
}

export type PlaceTokens = { readonly place: number; readonly tokens: number }

export const SILENT = -1
/** The label of an event whose activity no transition carries. */
export const UNKNOWN = -2

/** Throws a RangeError when an arc or a marking does not belong to the net: readers refuse such files. */
export function indexNet(net: PetriNet): NetIndex {
  checkNet(net)
  const labels = [...new Set(net.transitions.flatMap(({ label }) => (label === null ? [] : [label])))]
  const indexOfLabel = new Map(labels.map((label, index) => [label, index]))
  const labelOf = Int32Array.from(net.transitions, ({ label }) => (label === null ? SILENT : indexOfLabel.get(label)!))
  const transitionsOf: number[][] = labels.map(() => [])
  for (const [transition, label] of labelOf.entries()) if (label !== SILENT) transitionsOf[label].push(transition)
  return {
    net,
    placeCount: net.places.length,
    labels,
    labelOf,
    transitionsOf,
    needs: net.transitions.map(({ inputs }) => sums(inputs.map(place => [place, 1]))),
    changes: net.transitions.map(({ inputs, outputs }) =>
      sums([...inputs.map(place => [place, -1] as const), ...outputs.map(place => [place, 1] as const)]),
    ),
  }
}

/** A log's activities in the numbers of the net's labels. */
export function labelsOfActivities(index: NetIndex, activities: readonly string[]): Int32Array {
  const known = new Map(index.labels.map((label, at) => [label, at]))
  return Int32Array.from(activities, activity => known.get(activity) ?? UNKNOWN)
}

function sums(parts: readonly (readonly [number, number])[]): PlaceTokens[] {
  const of = new Map<number, number>()
  for (const [place, tokens] of parts) of.set(place, (of.get(place) ?? 0) + tokens)
  return [...of].flatMap(([place, tokens]) => (tokens === 0 ? [] : [{ place, tokens }]))
}

function checkNet({ places, transitions, initial, final }: PetriNet): void {
  if (initial.length !== places.length || final.length !== places.length)
    throw new RangeError('A marking must have one number for each place')
  for (const { inputs, outputs } of transitions)
    for (const place of [...inputs, ...outputs])
      if (!(place in places)) throw new RangeError(`No place ${place} in a net of ${places.length} places`)
}
