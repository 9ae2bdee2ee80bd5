import type { Instant } from '@huke/core/calendar'
import type { CalendarRef, Id } from '@huke/core/commitment'
import type { HistoryMap } from '@huke/core/mining'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { refused } from '../http/index.ts'
import type { HistoryProblem } from './import-types.ts'

export type ImportState = 'waiting' | 'running' | 'asking' | 'done' | 'failed' | 'stopped' | 'undoing' | 'undone'

export interface ImportRow {
  readonly id: Id
  readonly name: string
  readonly file_name: string
  readonly file_path: string | null
  readonly map: HistoryMap
  readonly fingerprint: string
  readonly calendar_id: Id | null
  readonly calendar_version: number | null
  /** the unit inside which the history lands; null = the one above all others */
  readonly place_id: Id | null
  readonly state: ImportState
  /** nothing later is history: the moment the file was first read */
  readonly as_of: Instant | null
  /** the last moment of the log */
  readonly log_end: Instant | null
  /** fingerprint of the file whose names are all known to have been met */
  readonly surveyed: string
  readonly cases_done: number
  readonly cases_new: number
  readonly cases_renewed: number
  readonly open_at_source: number
  readonly events: number
  readonly handovers: number
  readonly person_handovers: number
  readonly rejected: number
  readonly out_of_order: number
  readonly units_made: number
  readonly people_made: number
  readonly bytes_read: number
  readonly bytes_total: number | null
  readonly events_read: number
  readonly stop_requested: boolean
  readonly problem: HistoryProblem | null
  readonly started_by: Id | null
  readonly started_at: Instant
  readonly ended_at: Instant | null
  readonly undo_total: number
  readonly undo_done: number
}

export async function findImport(db: Kysely<DB>, id: Id): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`select * from history_import where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The source of that name; refused where none was ever imported. */
export async function findSource(db: Kysely<DB>, name: string): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    select * from history_import where name = ${await knownAs(db, name)}`.execute(db)
  if (rows[0] !== undefined) return rows[0]
  const names = await sql<{ name: string }>`select name from history_import order by name limit 20`.execute(db)
  throw refused('mining.unknown-source', {
    place: 'source',
    value: name,
    expectation: names.rows.map(row => row.name).join(', '),
  })
}

/** The last begun first. */
export async function listImports(
  db: Kysely<DB>,
  after: readonly (string | number | null)[] | null,
  limit: number,
): Promise<readonly ImportRow[]> {
  const [at, id] = after ?? [Number.POSITIVE_INFINITY, firstId]
  const { rows } = await sql<ImportRow>`
    select * from history_import where (started_at, id) < (${instant(Number(at))}, ${String(id)}::uuid)
     order by started_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

const firstId: Id = '00000000-0000-0000-0000-000000000000'

export interface Beginning {
  readonly name: string
  readonly fileName: string
  readonly map: HistoryMap
  readonly fingerprint: string
  readonly bytesTotal: number
  readonly calendar: CalendarRef
  readonly place: Id | null
  readonly startedBy: Id | null
  /** begun by a worker: an import that was stopped before it began stays stopped */
  readonly queued: boolean
  readonly at: Instant
}

/**
 * Begins a run, or goes on with the one that the same file and map did not finish: where it was, in the version of the calendar
 * it had. Waits for the last transaction of a process that has just died.
 */
export const beginRun = (db: Kysely<DB>, b: Beginning): Promise<ImportRow> =>
  db.transaction().execute(async trx => {
    await sql`
      insert into history_import (id, name, file_name, map, state) values (${v7()}, ${b.name}, ${b.fileName}, ${JSON.stringify(b.map)}, 'waiting')
          on conflict (name) do nothing`.execute(trx)
    const before = await lockByName(trx, b.name)
    if (before.state === 'undoing') throw beingUndone(b.name)
    if (before.fingerprint !== b.fingerprint || before.state === 'done') await startOver(trx, before, b)
    const { rows } = await sql<ImportRow>`
      update history_import
         set state = case when stop_requested and ${b.queued} then state else 'running' end, file_name = ${b.fileName}, map = ${JSON.stringify(b.map)}::jsonb, fingerprint = ${b.fingerprint},
             place_id = ${b.place}::uuid, bytes_total = ${b.bytesTotal}, bytes_read = 0, events_read = 0, rejected = 0, problem = null,
             stop_requested = stop_requested and ${b.queued},
             started_by = coalesce(${b.startedBy}::uuid, started_by), started_at = ${instant(b.at)}, ended_at = null
       where id = ${before.id}
      returning *`.execute(trx)
    return rows[0]
  })

async function lockByName(trx: Transaction<DB>, name: string): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`select * from history_import where name = ${name} for update`.execute(trx)
  return rows[0]
}

/** The same file is read as of the same moment, so that nothing in it is history one day and not the other. */
async function startOver(trx: Transaction<DB>, { id, fingerprint, as_of }: ImportRow, b: Beginning): Promise<void> {
  const { calendar } = b
  const asOf = fingerprint === b.fingerprint ? (as_of ?? b.at) : b.at
  await sql`
    update history_import
       set calendar_id = ${calendar.id}, calendar_version = ${calendar.version}, as_of = ${instant(asOf)}, cases_done = 0, events = 0,
           handovers = 0, person_handovers = 0, out_of_order = 0, open_at_source = 0
     where id = ${id}`.execute(trx)
}

export const beingUndone = (name: string) =>
  refused('mining.being-undone', {
    place: 'map/name',
    value: name,
    expectation: { zh: '撤销完成之后', en: 'once it has been undone' },
  })

/** The names of a log have all been met, from its first moment to its last. */
export async function noteSurvey(
  db: Kysely<DB>,
  { id, fingerprint }: ImportRow,
  log: { readonly first: Instant; readonly last: Instant },
): Promise<ImportRow> {
  const moment = (at: Instant) => (Number.isFinite(at) ? instant(at) : sql`null`)
  const { rows } = await sql<ImportRow>`
    update history_import set surveyed = ${fingerprint}, log_start = ${moment(log.first)}, log_end = ${moment(log.last)}
     where id = ${id} returning *`.execute(db)
  return rows[0]
}

/** What a source is known by, whatever the width and case in which a later map writes it. */
export async function knownAs(db: Kysely<DB>, name: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from history_import where lower(normalize(name, nfkc)) = lower(normalize(${name}, nfkc))
     order by name = ${name} desc limit 1`.execute(db)
  return rows[0]?.name ?? name
}

export interface Tally {
  readonly cases: number
  readonly casesNew: number
  readonly casesRenewed: number
  readonly events: number
  readonly handovers: number
  readonly personHandovers: number
  readonly outOfOrder: number
  readonly openAtSource: number
}

/** Takes the row until the transaction ends; false when another process has taken the import over. */
export async function holdRun(trx: Transaction<DB>, id: Id, casesDone: number): Promise<boolean> {
  const { rows } = await sql`
    select from history_import where id = ${id} and cases_done = ${casesDone} and state = 'running' for update`.execute(
    trx,
  )
  return rows.length === 1
}

export async function advanceRun(trx: Transaction<DB>, id: Id, tally: Tally): Promise<void> {
  await sql`
    update history_import
       set cases_done = cases_done + ${tally.cases}, cases_new = cases_new + ${tally.casesNew},
           cases_renewed = cases_renewed + ${tally.casesRenewed}, events = events + ${tally.events},
           handovers = handovers + ${tally.handovers}, person_handovers = person_handovers + ${tally.personHandovers},
           out_of_order = out_of_order + ${tally.outOfOrder}, open_at_source = open_at_source + ${tally.openAtSource}
     where id = ${id}`.execute(trx)
}

export async function countMade(db: Kysely<DB>, id: Id, units: number, people: number): Promise<void> {
  if (units + people === 0) return
  await sql`
    update history_import set units_made = units_made + ${units}, people_made = people_made + ${people} where id = ${id}`.execute(
    db,
  )
}

export interface Readings {
  readonly bytesRead: number
  readonly eventsRead: number
  readonly rejected: number
}

/** Notes how far the file was read; answers whether somebody wants the run to stop. */
export async function noteReading(db: Kysely<DB>, id: Id, readings: Readings): Promise<boolean> {
  const { rows } = await sql<{ stop_requested: boolean }>`
    update history_import
       set bytes_read = ${readings.bytesRead}, events_read = ${readings.eventsRead}, rejected = ${readings.rejected}
     where id = ${id} returning stop_requested`.execute(db)
  return rows[0]?.stop_requested ?? true
}

export async function endRun(
  db: Kysely<DB>,
  id: Id,
  state: 'asking' | 'done' | 'stopped' | 'failed',
  problem: HistoryProblem | null,
  at: Instant,
): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    update history_import
       set state = ${state}, stop_requested = false, problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb,
           ended_at = ${instant(at)}
     where id = ${id}
    returning *`.execute(db)
  return rows[0]
}
