import { rm } from 'node:fs/promises'
import path from 'node:path'
import {
  type CaseHistory,
  caseHistory,
  columnsNeeded,
  type HistoryMap,
  type MappedEvent,
  type Rejection,
} from '@huke/core/mining'
import type { Kysely } from 'kysely'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { makeFolder } from '../file/index.ts'
import { Refused } from '../http/index.ts'
import type { World } from '../world.ts'
import { alone, alreadyRunning } from './alone.ts'
import { gatherCases, type GatheredCases } from './cases.ts'
import { readEventLog } from './event-log.ts'
import { MiningFault } from './fault.ts'
import { fingerprintOf } from './fingerprint.ts'
import { importFolder } from './import-files.ts'
import { importSetting } from './import-setting.ts'
import { beginRun, endRun, type ImportRow, knownAs, noteSurvey } from './import-store.ts'
import type { HistoryImportOptions, HistoryProblem, HistorySummary } from './import-types.ts'
import { mapEvents } from './map-events.ts'
import { forgetUnsettled, keepMet, NamesMet, settleNames } from './names/index.ts'
import { type RejectedFile, rejectedFile } from './rejected-file.ts'
import { RunStopped, RunWatch } from './run-watch.ts'
import { type BatchContext, writeBatch } from './write-batch.ts'

const batchCases = 200
const batchEvents = 5000
/** A case as long as this is none: a wrong column was taken for the case. */
const longestCase = 10_000
/** So many different names are kept in memory at a time. */
const mostNames = 20_000

/**
 * Brings the history of another system in: every case of the log becomes a commitment with all its events, in the order in which
 * the cases begin in the file, a batch a transaction. The name of the map is the name of the source: what is in already is
 * passed over, so that the same file again changes nothing; a run that was stopped or killed goes on where it was; two at once
 * are refused. Whom the names of the log mean is settled before the first case is written. Memory goes with the number of
 * different names, not with the size of the file.
 *
 * Throws Refused where nothing could begin; a file that cannot be read to its end gives a summary with the problem.
 */
export async function importHistory(world: World, options: HistoryImportOptions): Promise<HistorySummary> {
  const { map, fileName, source, startedBy, queued = false } = options
  const name = await knownAs(world.db, sourceName(map, fileName))
  return alone(world.db, name, async () => {
    const { calendar, place } = await importSetting(world.db, map)
    const { fingerprint, size } = await fingerprintOf(source.path, map)
    const file = { fileName, map, fingerprint, bytesTotal: size }
    const row = await beginRun(world.db, { name, ...file, calendar, place, startedBy, queued, at: world.now() })
    const watch = new RunWatch(world, row, options)
    try {
      if (row.stop_requested) throw new RunStopped()
      const doubts = await bringIn(world, options, row, watch)
      const state = doubts > 0 ? 'asking' : 'done'
      return summaryOf(row, await endRun(world.db, row.id, state, null, world.now()), watch, doubts)
    } catch (error) {
      if (error instanceof Refused && error.code !== alreadyRunning(name).code) {
        await endRun(world.db, row.id, 'failed', { code: error.code, errors: error.errors }, world.now())
        throw error
      }
      if (!(error instanceof RunStopped) && !(error instanceof MiningFault)) throw error
      const problem = error instanceof MiningFault ? problemOf(error) : null
      const state = problem === null ? 'stopped' : 'failed'
      return summaryOf(row, await endRun(world.db, row.id, state, problem, world.now()), watch, 0)
    } finally {
      await watch.announce()
    }
  })
}

/** What a source is known by: one source imported twice is the same source. */
export const sourceName = (map: HistoryMap, fileName: string): string => (map.name === '' ? fileName : map.name)

/** Answers how many names somebody has to say the meaning of first; where there are some, nothing is written. */
async function bringIn(
  world: World,
  { source, map, rejectedFile: rejectedPath, ask, answers }: HistoryImportOptions,
  row: ImportRow,
  watch: RunWatch,
): Promise<number> {
  const log = await readEventLog(source, { ...map.file, needs: columnsNeeded(map) })
  const rejected = await rejectedFile(rejectedPath, log.detected.columns)
  const tempFolder = await freshFolder(world, row)
  try {
    watch.reads(log.progress)
    const reject = async (rejection: Rejection) => {
      watch.rejected += 1
      await rejected.add(rejection)
    }
    const mapped = mapEvents(log, map, reject, row.as_of ?? world.now())
    const gathered = await gatherCases(watched(mapped, watch), { tempFolder })
    const surveyed = row.surveyed === row.fingerprint ? row : await surveyNames(world.db, row, gathered, watch)
    await watch.look()
    const doubts = await settleNames(world, { id: row.id, name: row.name, map }, { ask, answers })
    if (doubts === 0) await writeCases(world, surveyed, usable(gathered, map, rejected, watch), watch)
    await watch.note()
    return doubts
  } finally {
    await rejected.close()
    await rm(tempFolder, { recursive: true, force: true })
  }
}

/** Meets every name of the log, so that whom they mean is settled for all at once. */
async function surveyNames(
  db: Kysely<DB>,
  row: ImportRow,
  gathered: GatheredCases,
  watch: RunWatch,
): Promise<ImportRow> {
  await forgetUnsettled(db, row.id)
  const names = new NamesMet(row.map)
  for await (const { events } of gathered.cases()) {
    if (events.length > longestCase) continue
    names.add(caseHistory(row.map, events))
    if (names.size > mostNames) await keepMet(db, row.id, names.drain())
    await watch.lookSometimes()
  }
  await keepMet(db, row.id, names.drain())
  return noteSurvey(db, row, names)
}

async function writeCases(
  world: World,
  row: ImportRow,
  cases: AsyncIterable<CaseHistory>,
  watch: RunWatch,
): Promise<void> {
  const context = await contextOf(world, row)
  let done = row.cases_done
  for await (const batch of batchesOf(cases, done)) {
    const tally = await writeBatch(world, context, batch, done)
    done += tally.cases
    await watch.wrote(tally)
  }
}

async function contextOf(world: World, row: ImportRow): Promise<BatchContext> {
  const { id, name, calendar_id, calendar_version, log_end, map } = row
  if (calendar_id === null || calendar_version === null) throw new Error(`The import ${name} began without a calendar.`)
  const calendar = { id: calendar_id, version: calendar_version }
  const calendars = await loadCalendars(world.db, [calendar])
  const promises = map.acts.promised !== undefined
  return { source: { id, name }, calendar, calendars, promises, logEnd: log_end ?? row.as_of ?? world.now() }
}

/** Temporary files of a run that was killed go first. */
async function freshFolder(world: World, { id }: ImportRow): Promise<string> {
  const folder = path.join(importFolder(world, id), 'temporary')
  await rm(folder, { recursive: true, force: true })
  await makeFolder(folder)
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
  gathered: GatheredCases,
  map: HistoryMap,
  rejected: RejectedFile,
  watch: RunWatch,
): AsyncGenerator<CaseHistory> {
  for await (const { caseId, firstRow, events } of gathered.cases()) {
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

function summaryOf(before: ImportRow, after: ImportRow, watch: RunWatch, doubts: number): HistorySummary {
  const elapsedMs = watch.elapsedMs()
  return {
    id: after.id,
    name: after.name,
    state: after.state === 'done' || after.state === 'stopped' || after.state === 'asking' ? after.state : 'failed',
    problem: after.problem,
    cases: after.cases_done,
    casesNew: after.cases_new - before.cases_new,
    casesRenewed: after.cases_renewed - before.cases_renewed,
    openAtSource: after.open_at_source,
    doubts,
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
