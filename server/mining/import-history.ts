import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type CaseHistory, caseHistory, columnsNeeded, type HistoryMap, type MappedEvent } from '@huke/core/mining'
import { loadCalendars } from '../calendar/index.ts'
import type { World } from '../world.ts'
import { alone } from './alone.ts'
import { casesOf } from './cases.ts'
import type { Case } from './cases.ts'
import { readEventLog } from './event-log.ts'
import { MiningFault } from './fault.ts'
import { fingerprintOf } from './fingerprint.ts'
import { importFolder } from './import-files.ts'
import { importSetting } from './import-setting.ts'
import { beginRun, endRun, type ImportRow } from './import-store.ts'
import type { HistoryImportOptions, HistoryProblem, HistorySummary } from './import-types.ts'
import { mapEvents } from './map-events.ts'
import { type RejectedFile, rejectedFile } from './rejected-file.ts'
import { RunStopped, RunWatch } from './run-watch.ts'
import { type BatchContext, writeBatch } from './write-batch.ts'

const batchCases = 200
const batchEvents = 5000
/** A case as long as this is none: a wrong column was taken for the case. */
const longestCase = 10_000

/**
 * Brings the history of another system in: every case of the log becomes a commitment with all its events, in the order in which
 * the cases begin in the file, a batch a transaction. The name of the map is the name of the source: what is in already is
 * passed over, so that the same file again changes nothing; a run that was stopped or killed goes on where it was; two at once
 * are refused. Memory is bounded, whatever the size of the file.
 *
 * Throws Refused where nothing could begin; a file that cannot be read to its end gives a summary with the problem.
 */
export async function importHistory(world: World, options: HistoryImportOptions): Promise<HistorySummary> {
  const { map, fileName, source, startedBy, queued = false } = options
  const name = sourceName(map, fileName)
  return alone(world.db, name, async () => {
    const { calendar, under } = await importSetting(world.db, map)
    const { fingerprint, size } = await fingerprintOf(source.path, map)
    const file = { fileName, map, fingerprint, bytesTotal: size }
    const row = await beginRun(world.db, { name, ...file, calendar, startedBy, queued, at: world.now() })
    const watch = new RunWatch(world, row, options)
    try {
      if (row.stop_requested) throw new RunStopped()
      await bringIn(world, options, row, watch, under)
      return summaryOf(row, await endRun(world.db, row.id, 'done', null, world.now()), watch)
    } catch (error) {
      if (!(error instanceof RunStopped) && !(error instanceof MiningFault)) throw error
      const problem = error instanceof MiningFault ? problemOf(error) : null
      const state = problem === null ? 'stopped' : 'failed'
      return summaryOf(row, await endRun(world.db, row.id, state, problem, world.now()), watch)
    } finally {
      await watch.announce()
    }
  })
}

/** What a source is known by: one source imported twice is the same source. */
export const sourceName = (map: HistoryMap, fileName: string): string => (map.name === '' ? fileName : map.name)

async function bringIn(
  world: World,
  { source, map, rejectedFile: rejectedPath }: HistoryImportOptions,
  row: ImportRow,
  watch: RunWatch,
  under: string | null,
): Promise<void> {
  const log = await readEventLog(source, { ...map.file, needs: columnsNeeded(map) })
  const rejected = await rejectedFile(rejectedPath, log.detected.columns)
  const tempFolder = await freshFolder(world, row)
  try {
    watch.reads(log.progress)
    const mapped = mapEvents(log, map, async rejection => {
      watch.rejected += 1
      await rejected.add(rejection)
    })
    const cases = casesOf(watched(mapped, watch), { tempFolder })
    const context = await contextOf(world, row, map, under)
    let done = row.cases_done
    for await (const batch of batchesOf(usable(cases, map, rejected, watch), done)) {
      const tally = await writeBatch(world, context, batch, done)
      done += tally.cases
      await watch.wrote(tally)
    }
    await watch.note()
  } finally {
    await rejected.close()
    await rm(tempFolder, { recursive: true, force: true })
  }
}

async function contextOf(
  world: World,
  { id, name, calendar_id, calendar_version }: ImportRow,
  map: HistoryMap,
  under: string | null,
): Promise<BatchContext> {
  if (calendar_id === null || calendar_version === null) throw new Error(`The import ${name} began without a calendar.`)
  const calendar = { id: calendar_id, version: calendar_version }
  const calendars = await loadCalendars(world.db, [calendar])
  return { source: { id, name, under }, calendar, calendars, promises: map.acts.promised !== undefined }
}

/** Temporary files of a run that was killed go first. */
async function freshFolder(world: World, { id }: ImportRow): Promise<string> {
  const folder = path.join(importFolder(world, id), 'temporary')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}

async function* watched(events: AsyncIterable<MappedEvent>, watch: RunWatch): AsyncGenerator<MappedEvent> {
  for await (const event of events) {
    watch.eventsRead += 1
    if (watch.eventsRead % 1000 === 0) await watch.lookSometimes()
    yield event
  }
}

async function* usable(
  cases: AsyncIterable<Case>,
  map: HistoryMap,
  rejected: RejectedFile,
  watch: RunWatch,
): AsyncGenerator<CaseHistory> {
  for await (const { caseId, firstRow, events } of cases) {
    if (events.length <= longestCase) yield caseHistory(map, events)
    else {
      watch.rejected += events.length
      const column = map.columns.case.columns.join(', ')
      const expected = `a case of at most ${longestCase} events; this one has ${events.length}`
      const line = events[0]?.line ?? 0
      await rejected.add({
        code: 'mining.case-too-long',
        row: firstRow,
        line,
        column,
        value: caseId,
        expected,
        fields: {},
      })
    }
  }
}

/** Leaves out the first cases, which are in, and puts the others together. */
async function* batchesOf(cases: AsyncIterable<CaseHistory>, skip: number): AsyncGenerator<readonly CaseHistory[]> {
  let index = 0
  let events = 0
  let batch: CaseHistory[] = []
  for await (const one of cases) {
    if (index++ < skip) continue
    if (batch.length >= batchCases || (batch.length > 0 && events + one.events.length > batchEvents)) {
      yield batch
      batch = []
      events = 0
    }
    batch.push(one)
    events += one.events.length
  }
  if (batch.length > 0) yield batch
}

const problemOf = ({ code, detail }: MiningFault): HistoryProblem => ({
  code,
  errors: [
    {
      place: detail.line === undefined ? 'file' : `line ${detail.line}`,
      value: detail.value,
      expectation: detail.expected,
    },
  ],
})

function summaryOf(before: ImportRow, after: ImportRow, watch: RunWatch): HistorySummary {
  const elapsedMs = watch.elapsedMs()
  return {
    id: after.id,
    name: after.name,
    state: after.state === 'done' || after.state === 'stopped' ? after.state : 'failed',
    problem: after.problem,
    cases: after.cases_done,
    casesNew: after.cases_new - before.cases_new,
    events: after.events,
    groupHandovers: after.handovers,
    personHandovers: after.person_handovers,
    rejected: watch.rejected,
    outOfOrder: after.out_of_order,
    unitsMade: after.units_made - before.units_made,
    peopleMade: after.people_made - before.people_made,
    elapsedMs,
    rowsPerSecond: Math.round((watch.eventsWritten * 1000) / Math.max(1, elapsedMs)),
  }
}
