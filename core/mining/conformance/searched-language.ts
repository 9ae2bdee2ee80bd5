import type { MarkingGraph } from './marking-graph.ts'
import type { VisibleSteps } from './model-language.ts'
import type { NetIndex } from './net-index.ts'
import { searching } from './search.ts'

/** Visible steps from the start, one of the markings they lead to, and what was found about the labels after them. */
type Steps = {
  readonly labels: readonly number[]
  readonly reached: Reached
  readonly after: Map<number, Reached | null>
}
type Reached = { readonly graph: MarkingGraph; readonly marking: number }

const MOST_STATES = 20_000
/** All steps of all searches together. */
const MOST_STEPS = 2_000_000

/**
 * The same as modelLanguage by searching for a run with just these visible steps, again and again: slower, but the silent
 * choices of a net, whose combinations soon are too many to be kept, cost nothing that way.
 */
export function searchedLanguage(index: NetIndex): VisibleSteps<Steps> {
  const current = searching(index, 'anywhere')
  let taken = 0
  let overrun = false

  function search(labels: readonly number[], from?: number): Reached | null {
    taken += labels.length
    if (taken > MOST_STEPS) overrun = true
    if (overrun) return null
    const { graph, search } = current()
    const found = search(labels, { mostStates: MOST_STATES + labels.length, mostCost: 0, from })
    if (found.kind === 'found') return { graph, marking: found.marking }
    if (found.reason === 'limit' || found.reason === 'tokens') overrun = true
    return null
  }

  function reachedBy({ labels, reached, after }: Steps, label: number): Reached | null {
    const known = after.get(label)
    if (known !== undefined || label < 0) return known ?? null
    // Mostly the next step is possible from where the last search ended; only a no must be asked of all runs.
    const next =
      (reached.graph === current().graph ? search([label], reached.marking) : null) ?? search([...labels, label])
    after.set(label, next)
    return next
  }

  const { graph } = current()
  return {
    start: { labels: [], reached: { graph, marking: graph.initial }, after: new Map() },
    after: (steps, label) => {
      const reached = reachedBy(steps, label)
      return reached === null ? null : { labels: [...steps.labels, label], reached, after: new Map() }
    },
    next: steps => [...index.labels.keys()].filter(label => reachedBy(steps, label) !== null),
    overrun: () => overrun,
  }
}
