import { fork, type Serializable } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Refused, refused, type RefusedValue } from '../http/problem.ts'

export interface Budget {
  readonly ms: number
  readonly megabytes: number
}

export type Outcome = { readonly result: unknown } | { readonly refusal: Refusal } | { readonly fault: Error }
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
 * Does work of which nobody knows beforehand how much it is, because somebody else wrote it, in a process of its own that ends
 * when its budget does: whatever it does to itself, nobody else is served worse. The script answers with `answer`.
 */
export async function aside<T>(script: URL, input: unknown, budget: Budget): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw refused('too-many-requests')
    await new Promise<void>(resolve => waiting.push(resolve))
  } else running++
  try {
    const outcome = await outcomeOf(script, input, budget)
    if ('refusal' in outcome) throw new Refused(outcome.refusal.code, outcome.refusal.errors)
    // Nested deeper than the stack is.
    if ('fault' in outcome)
      throw outcome.fault.name === 'RangeError' ? new BudgetSpent(outcome.fault.message) : outcome.fault
    return outcome.result as T
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

function outcomeOf(script: URL, input: unknown, { ms, megabytes }: Budget): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(script), {
      execArgv: [`--max-old-space-size=${megabytes}`],
      // It reads what somebody sent, and knows nothing of the settings.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const timer = setTimeout(() => end(() => reject(new BudgetSpent(`${ms} ms`))), ms)
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      settle()
    }
    child.once('message', (outcome: Outcome) => end(() => resolve(outcome)))
    child.once('error', error => end(() => reject(error)))
    child.once('exit', (_, signal) =>
      end(() => reject(signal === outOfMemory ? new BudgetSpent(`${megabytes} MB`) : new Error('it ended unanswered'))),
    )
    child.send(input as Serializable, error => {
      if (error !== null) end(() => reject(error))
    })
  })
}

/** How V8 ends a process that has no memory left. */
const outOfMemory = 'SIGABRT'
