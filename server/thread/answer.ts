import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../http/problem.ts'
import type { Outcome } from './aside.ts'

/** What a thread does with what it was given; a refusal travels as data. */
export async function answer<T>(work: (input: T) => unknown): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(await outcomeOf(work))
}

async function outcomeOf<T>(work: (input: T) => unknown): Promise<Outcome> {
  try {
    return { result: await work(workerData as T) }
  } catch (error) {
    if (error instanceof Refused) return { refusal: { code: error.code, errors: error.errors } }
    throw error
  }
}
