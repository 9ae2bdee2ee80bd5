import fc from 'fast-check'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { pickWeighted } from '../../../seed/random.ts'
import { peopleSteps } from '../histories/people-steps.ts'
import { unitSteps } from '../histories/unit-steps.ts'
import { workSteps } from '../histories/work-steps.ts'
import type { Template } from '../template.ts'
import { bent } from './bend.ts'
import { faultIn, mostCpuMs, mostCpuMsOfNobody } from './faults.ts'
import { type Caller, callers, type Furnished, furnish } from './furnish.ts'
import { measured } from './measured.ts'
import { officeSteps } from './office-steps.ts'
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
  /** megabytes on the heap after each company */
  readonly heap: readonly number[]
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
      tally.heap.push(Math.round(process.memoryUsage().heapUsed / 1e6))
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
  await fuzzSteps(furnished, operations, options, tally, tally.requests + Math.round(left / 2))
  const runs = Math.max(1, Math.round(left / 2 / operations.length))
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

const steps = [...officeSteps, ...workSteps, ...peopleSteps, ...unitSteps]
const bentOfEach = 3

/** Lets people work, and asks beside everything they ask the same a little otherwise. */
async function fuzzSteps(
  furnished: Furnished,
  operations: readonly Operation[],
  options: FuzzOptions,
  tally: Tally,
  until: number,
): Promise<void> {
  const { company } = furnished
  const plainly = company.inject
  const judged = async (request: InjectOptions): Promise<LightMyRequestResponse> => {
    const operation = operations.find(one => isOf(one, request))
    if (operation === undefined) return plainly(request)
    const { answer, fault } = await asked(furnished, operation, 'officer', request, tally)
    if (fault !== null) {
      tally.faults++
      options.onFault({ operation: operation.name, caller: 'officer', request, fault })
    }
    return answer
  }
  company.inject = async request => {
    for (let n = 0; n < bentOfEach; n++) await judged(bent(request, company.random))
    return judged(request)
  }
  while (tally.requests < until) {
    const step = pickWeighted(company.random, steps, one => one.weight)
    // Something bent may have been done, so that what a step goes on from is not there.
    await step.run(company).catch(() => 'ended')
    await company.settle()
    if ((await plainly({ url: '/api/v1/session', headers: await furnished.headersOf('officer') })).statusCode !== 200)
      break
  }
  company.inject = plainly
}

const isOf = ({ method, path }: Operation, request: InjectOptions): boolean =>
  method === request.method &&
  new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]*')}$`).test(String(request.url).split('?')[0] ?? '')

/** Those who may do much get furthest into the code. */
const weighted: readonly Caller[] = ['officer', 'officer', 'officer', 'administrator', 'administrator', ...callers]

async function ask(
  furnished: Furnished,
  operation: Operation,
  caller: Caller,
  request: InjectOptions,
  tally: Tally,
): Promise<string | null> {
  const headers = { ...request.headers, ...(await furnished.headersOf(caller)) }
  return (await asked(furnished, operation, caller, { ...request, headers }, tally)).fault
}

async function asked(
  { company }: Furnished,
  operation: Operation,
  caller: Caller,
  request: InjectOptions,
  tally: Tally,
): Promise<{ readonly answer: LightMyRequestResponse; readonly fault: string | null }> {
  const mostMs = caller === 'nobody' && !hashing.includes(operation.name) ? mostCpuMsOfNobody : mostCpuMs
  const inject = () => measured(() => company.running.app.inject(request))
  let { answer, cpuMs } = await inject()
  // The process also collects what earlier requests left: of a question that costs much the cheapest time tells.
  const harmless = request.method === 'GET' || caller === 'nobody' || request.payload instanceof Buffer
  const again = harmless ? 3 : 0
  for (let n = 0; n < again && cpuMs > mostMs; n++) cpuMs = Math.min(cpuMs, (await inject()).cpuMs)
  count(tally, operation, answer.statusCode, answer.rawPayload.length, cpuMs)
  return { answer, fault: faultIn(operation, answer, cpuMs, mostMs) }
}

/** Whose passwords are hashed, which is meant to cost. */
const hashing = ['signIn', 'challengePasskey', 'setUp', 'signInToDemo']

type Tally = ReturnType<typeof newTally>
const newTally = () => ({
  requests: 0,
  answers: {} as Record<string, number>,
  slowest: { operation: '', cpuMs: 0 },
  largest: { operation: '', bytes: 0 },
  heap: [] as number[],
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
