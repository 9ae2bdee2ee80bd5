import { existsSync } from 'node:fs'
import type { Static } from 'typebox'
import { type Language, presentRefused } from '../http/index.ts'
import { personRefs } from '../organisation/index.ts'
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
  const people = await personRefs(
    world.db,
    rows.flatMap(row => row.started_by ?? []),
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
    events: row.events,
    groupHandovers: row.handovers,
    personHandovers: row.person_handovers,
    rejected: row.rejected,
    outOfOrder: row.out_of_order,
    unitsMade: row.units_made,
    peopleMade: row.people_made,
    hasRejections: existsSync(rejectionsFile(world, row.id)),
    resumable: isResumable(row),
  }))
}

/** Stopped or failed, with its file still here. */
export const isResumable = ({ state, file_path }: ImportRow): boolean =>
  (state === 'stopped' || state === 'failed') && file_path !== null && existsSync(file_path)

const presentProblem = ({ code, errors }: HistoryProblem, language: Language): Answer['problem'] => ({
  code,
  detail: miningCodes[code]?.[language] ?? code,
  errors: errors.map(error => presentRefused(error, language)),
})
