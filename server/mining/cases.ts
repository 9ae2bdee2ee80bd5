import type { MappedEvent } from '@huke/core/mining'
import { caseOf, CasesInMemory } from './case-memory.ts'
import type { Case } from './case-memory.ts'
import { Partitions } from './case-partitions.ts'
import { MiningFault } from './fault.ts'

export type { Case } from './case-memory.ts'

export type CaseOptions = {
  /** Existing folder for temporary files, which take about the size of the unpacked log twice and are removed again. */
  readonly tempFolder: string
  /** Bytes of events kept in memory before they go to temporary files; garbage included the process grows by several times as much. */
  readonly memoryBudget?: number
  /** True when the events of each case come in one run, as the traces of XES do: then nothing is kept but one case. */
  readonly contiguous?: boolean
}

const MEMORY_BUDGET = 32 * 1024 * 1024

/**
 * Puts the events of a log together into complete cases: cases in the order in which their first event stands in the
 * file, events of a case by time and, where times are equal, by row. The same file always gives the same sequence.
 *
 * Memory is bounded by the budget, whatever the number of cases and events, except that the case being delivered is
 * in memory as a whole (about 1 KB an event). Throws MiningFault 'mining.case-repeated' when a case that was said
 * to be contiguous comes again.
 */
export async function* casesOf(events: AsyncIterable<MappedEvent>, options: CaseOptions): AsyncGenerator<Case> {
  if (options.contiguous) yield* contiguousCases(events)
  else yield* scatteredCases(events, options)
}

async function* scatteredCases(events: AsyncIterable<MappedEvent>, options: CaseOptions): AsyncGenerator<Case> {
  const gathered = await gatherCases(events, options)
  try {
    yield* gathered.cases()
  } finally {
    await gathered.remove()
  }
}

/** The cases of a log, to be gone through as often as wanted before they are removed. */
export interface GatheredCases {
  cases(): AsyncGenerator<Case>
  remove(): Promise<void>
}

/** Reads a log to its end; see `casesOf`. */
export async function gatherCases(
  events: AsyncIterable<MappedEvent>,
  { tempFolder, memoryBudget = MEMORY_BUDGET }: CaseOptions,
): Promise<GatheredCases> {
  const gathered = new CasesInMemory()
  let partitions: Partitions | undefined
  try {
    for await (const event of events) {
      if (partitions) await partitions.add(event)
      else gathered.add(event)
      if (gathered.bytes > memoryBudget) {
        partitions = await Partitions.begin(tempFolder, memoryBudget)
        for (const earlier of gathered.drain()) await partitions.add(earlier)
      }
    }
  } catch (error) {
    await partitions?.remove()
    throw error
  }
  const all = partitions ?? gathered
  return {
    cases: async function* () {
      yield* all.cases()
    },
    remove: async () => partitions?.remove(),
  }
}

async function* contiguousCases(events: AsyncIterable<MappedEvent>): AsyncGenerator<Case> {
  const finished = new Set<string>()
  let current: MappedEvent[] = []
  for await (const event of events) {
    const caseId = current[0]?.caseId
    if (caseId !== undefined && caseId !== event.caseId) {
      finished.add(caseId)
      yield caseOf(current)
      current = []
    }
    if (finished.has(event.caseId)) throw repeated(event)
    current.push(event)
  }
  if (current.length > 0) yield caseOf(current)
}

function repeated({ caseId, line }: MappedEvent): MiningFault {
  const expected = 'all events of a case in one run; read the log again as one whose cases are scattered'
  return new MiningFault('mining.case-repeated', { value: caseId, expected, line })
}
