import { AsyncLocalStorage } from 'node:async_hooks'

/** What became of the changes that a piece of work asked the database for: 'unknown' when its answer to one was lost. */
export type Outcome = 'unchanged' | 'changed' | 'unknown'

export interface Watched {
  outcome: Outcome
}

const watched = new AsyncLocalStorage<Watched>()

/** Runs `work`, and everything it begins, with its outcome watched in `into`. */
export const watchOutcome = <T>(into: Watched, work: () => T): T => watched.run(into, work)

export function noteOutcome(outcome: Exclude<Outcome, 'unchanged'>): void {
  const now = watched.getStore()
  // Once something is not known, what else was done does not make it so.
  if (now !== undefined && now.outcome !== 'unknown') now.outcome = outcome
}
