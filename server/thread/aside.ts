import { Worker } from 'node:worker_threads'
import { Refused, refused, type RefusedValue } from '../http/problem.ts'

export interface Budget {
  readonly ms: number
  readonly megabytes: number
}

export type Outcome = { readonly result: unknown } | { readonly refusal: Refusal }
export interface Refusal {
  readonly code: string
  readonly errors: readonly RefusedValue[]
}

/** What took more time or memory than anything sensible takes; whoever asked for it says what was expected. */
export class BudgetSpent extends Error {}

/** The requests that are answered meanwhile keep a core. */
const mostAtOnce = 2
const mostWaiting = 20
let running = 0
const waiting: (() => void)[] = []

/**
 * Does work of which nobody knows beforehand how much it is, because somebody else wrote it, in a thread of its own that ends
 * when its budget does. The script answers with `answer`.
 */
export async function aside<T>(script: URL, input: unknown, budget: Budget): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw refused('too-many-requests')
    await new Promise<void>(resolve => waiting.push(resolve))
  } else running++
  try {
    const outcome = await outcomeOf(script, input, budget)
    if ('refusal' in outcome) throw new Refused(outcome.refusal.code, outcome.refusal.errors)
    return outcome.result as T
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

function outcomeOf(script: URL, input: unknown, { ms, megabytes }: Budget): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: input,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    const timer = setTimeout(() => end(() => reject(new BudgetSpent(`${ms} ms`))), ms)
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    worker.once('message', (outcome: Outcome) => end(() => resolve(outcome)))
    worker.once('error', error => end(() => reject(isSpent(error) ? new BudgetSpent(error.message) : error)))
    worker.once('exit', () => end(() => reject(new Error('the thread ended without an answer'))))
  })
}

/** Out of memory, or nested deeper than the stack is. */
const isSpent = (error: Error & { code?: string }): boolean =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error.name === 'RangeError'
