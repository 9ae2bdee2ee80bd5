import { Refused } from '../http/problem.ts'
import type { Outcome } from './aside.ts'

/** What a process of its own does with what it is sent; a refusal travels as data, and so does a fault. */
export function answer<T>(work: (input: T) => unknown): void {
  process.once('message', (input: T) => {
    void outcomeOf(work, input).then(outcome => process.send?.(outcome))
  })
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit())
}

async function outcomeOf<T>(work: (input: T) => unknown, input: T): Promise<Outcome> {
  try {
    return { result: await work(input) }
  } catch (error) {
    if (error instanceof Refused) return { refusal: { code: error.code, errors: error.errors } }
    return { fault: error as Error }
  }
}
