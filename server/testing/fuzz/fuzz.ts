import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import type { Template } from '../template.ts'
import { faultIn, mostCpuMs } from './faults.ts'
import { type Caller, callers, type Furnished, furnish } from './furnish.ts'
import { type Operation, operationsOf } from './operations.ts'
import { requestsOf } from './request.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly requests: number
  readonly onFault: (fault: Fault) => void
  /** what the database of each company is made from; that of the test run unless given */
  readonly template?: Template
}

export interface Fault {
  readonly operation: string
  readonly caller: Caller
  readonly request: InjectOptions
  readonly fault: string
}

export interface FuzzFigures {
  readonly requests: number
  readonly companies: number
  /** answers by hundred: 2xx, 4xx, 5xx */
  readonly answers: Readonly<Record<string, number>>
  /** operations that were never done, whatever was asked */
  readonly refusedAlways: readonly string[]
  readonly slowest: { readonly operation: string; readonly cpuMs: number }
  readonly largest: { readonly operation: string; readonly bytes: number }
  readonly faults: number
}

/** Server-sent events never end, and the sessions are what all other requests stand on. */
const leftOut = ['live', 'signOut', 'changePassword']
const asksOfOneCompany = 2500

/** Asks everything that the OpenAPI document describes, as many kinds of people, of companies that are new again and again. */
export async function fuzzRequests(options: FuzzOptions): Promise<FuzzFigures> {
  const tally = newTally()
  // Of one document for all companies: every schema is compiled once.
  let operations: readonly Operation[] | undefined
  let companies = 0
  while (tally.requests < options.requests) {
    companies++
    const furnished = await furnish(`${options.seed} ${companies}`, 40, options.template)
    try {
      operations ??= operationsOf(furnished.company.running.app.swagger())
      await fuzzCompany(furnished, operations, options, tally, options.seed + companies)
    } finally {
      await furnished.company.close()
    }
  }
  const { all, done, ...figures } = tally
  return { ...figures, companies, refusedAlways: [...all].filter(name => !done.has(name)).sort() }
}

async function fuzzCompany(
  furnished: Furnished,
  operations: readonly Operation[],
  options: FuzzOptions,
  tally: Tally,
  seed: number,
): Promise<void> {
  const left = Math.min(asksOfOneCompany, options.requests - tally.requests)
  const runs = Math.max(1, Math.round(left / operations.length))
  for (const operation of shuffled(operations, seed)) {
    if (leftOut.includes(operation.name)) continue
    if (tally.requests >= options.requests) return
    // Who may do most may also take their own rights away, or demand of themselves what no request shows; the rest is for
    // another company.
    const { status, body } = await furnished.company.ask(furnished.company.office, 'GET', '/session')
    if (status !== 200 || body.mustProve) return
    const property = fc.asyncProperty(
      fc.constantFrom(...weighted),
      requestsOf(operation, furnished.known),
      async (caller, request) => {
        const fault = await ask(furnished, operation, caller, request, tally)
        if (fault !== null) throw new Error(fault)
      },
    )
    const { failed, counterexample, errorInstance } = await fc.check(property, {
      numRuns: runs,
      seed,
      interruptAfterTimeLimit: 60_000,
    })
    if (!failed || counterexample === null) continue
    const [caller, request] = counterexample
    tally.faults++
    options.onFault({ operation: operation.name, caller, request, fault: (errorInstance as Error).message })
  }
}

/** Those who may do much get furthest into the code. */
const weighted: readonly Caller[] = ['officer', 'officer', 'officer', 'administrator', 'administrator', ...callers]

async function ask(
  { company, headersOf }: Furnished,
  operation: Operation,
  caller: Caller,
  request: InjectOptions,
  tally: Tally,
): Promise<string | null> {
  const headers = { ...request.headers, ...(await headersOf(caller)) }
  const inject = () => measured(() => company.running.app.inject({ ...request, headers }))
  let { answer, cpuMs } = await inject()
  // The process also collects what earlier requests left; of a question that costs much only the second time tells.
  if (cpuMs > mostCpuMs && request.method === 'GET') ({ answer, cpuMs } = await inject())
  count(tally, operation, answer.statusCode, answer.rawPayload.length, cpuMs)
  return faultIn(operation, answer, cpuMs)
}

async function measured<T>(ask: () => Promise<T>): Promise<{ answer: T; cpuMs: number }> {
  const before = process.cpuUsage()
  const answer = await ask()
  const { user, system } = process.cpuUsage(before)
  return { answer, cpuMs: (user + system) / 1000 }
}

type Tally = ReturnType<typeof newTally>
const newTally = () => ({
  requests: 0,
  answers: {} as Record<string, number>,
  slowest: { operation: '', cpuMs: 0 },
  largest: { operation: '', bytes: 0 },
  faults: 0,
  all: new Set<string>(),
  done: new Set<string>(),
})

function count(tally: Tally, { name }: Operation, status: number, bytes: number, cpuMs: number): void {
  const hundred = `${Math.floor(status / 100)}xx`
  tally.requests++
  tally.answers[hundred] = (tally.answers[hundred] ?? 0) + 1
  if (cpuMs > tally.slowest.cpuMs) tally.slowest = { operation: name, cpuMs: Math.round(cpuMs) }
  if (bytes > tally.largest.bytes) tally.largest = { operation: name, bytes }
  tally.all.add(name)
  if (status < 400) tally.done.add(name)
}

function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  return fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { seed, numRuns: 1 })[0] ?? all
}
