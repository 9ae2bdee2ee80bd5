import { existsSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Id } from '@huke/core/commitment'
import type { DB } from '../database/index.ts'
import { type Language, presentRefused } from '../http/index.ts'
import { personRefs, unitRefs } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { miningCodes } from './codes.ts'
import { rejectionsFile } from './import-files.ts'
import type { ImportRow } from './import-store.ts'
import type { HistoryProblem } from './import-types.ts'
import type { HistoryImport } from './schema.ts'

type Answer = Static<typeof HistoryImport>

export async function presentImports(
  world: World,
  rows: readonly ImportRow[],
  language: Language,
): Promise<readonly Answer[]> {
  const { db } = world
  const people = await personRefs(
    db,
    rows.flatMap(row => row.started_by ?? []),
  )
  const places = await unitRefs(
    db,
    rows.flatMap(row => row.place_id ?? []),
  )
  const open = await namesOpen(
    db,
    rows.filter(row => row.state === 'asking').map(row => row.id),
  )
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    state: row.state,
    startedBy: row.started_by === null ? null : (people.get(row.started_by) ?? null),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    problem: row.problem === null ? null : presentProblem(row.problem, language),
    bytesRead: row.bytes_read,
    bytesTotal: row.bytes_total,
    eventsRead: row.events_read,
    cases: row.cases_done,
    casesNew: row.cases_new,
    casesRenewed: row.cases_renewed,
    openAtSource: row.open_at_source,
    events: row.events,
    groupHandovers: row.handovers,
    personHandovers: row.person_handovers,
    rejected: row.rejected,
    outOfOrder: row.out_of_order,
    unitsMade: row.units_made,
    peopleMade: row.people_made,
    hasRejections: existsSync(rejectionsFile(world, row.id)),
    resumable: isResumable(row),
    place: row.place_id === null ? null : (places.get(row.place_id) ?? null),
    namesOpen: open.get(row.id) ?? 0,
    undoDone: row.undo_done,
    undoTotal: row.undo_total,
  }))
}

/** Stopped or failed, with its file still here. */
export const isResumable = ({ state, file_path }: ImportRow): boolean =>
  (state === 'stopped' || state === 'failed') && file_path !== null && existsSync(file_path)

async function namesOpen(db: Kysely<DB>, ids: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; n: number }>`
    select import_id as id, count(*)::int as n from history_name
     where import_id = any(${ids}::uuid[]) and unit_id is null and person_id is null and doubt is not null and answer is null
     group by import_id`.execute(db)
  return new Map(rows.map(row => [row.id, row.n]))
}

const presentProblem = ({ code, errors }: HistoryProblem, language: Language): Answer['problem'] => ({
  code,
  detail: miningCodes[code]?.[language] ?? code,
  errors: errors.map(error => presentRefused(error, language)),
})
