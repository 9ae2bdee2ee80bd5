/**
 * A Petri net with an initial and a final marking (accepting labelled Petri net, van der Aalst 2016, section 3.2.2).
 * Places and transitions are known by their index; arcs lead from place to transition (inputs) or back (outputs), weight 1.
 */
export type PetriNet = {
  readonly places: readonly string[]
  readonly transitions: readonly Transition[]
  /** Tokens a place, as many numbers as places. */
  readonly initial: readonly number[]
  readonly final: readonly number[]
}

export type Transition = {
  readonly name: string
  /** The activity it stands for; null when it is silent. */
  readonly label: string | null
  readonly inputs: readonly number[]
  readonly outputs: readonly number[]
}
