import type { Id } from '@huke/core/commitment'
import { type CaseHistory, caseHistory, columnsNeeded, eventsOfCase } from '@huke/core/mining'
import { type Kysely, sql, type Transaction } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { unitRefs } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { casesOf } from './cases.ts'
import { readEventLog } from './event-log.ts'
import { sourceName } from './import-history.ts'
import { importSetting } from './import-setting.ts'
import { knownAs } from './import-store.ts'
import type { HistoryImportOptions } from './import-types.ts'
import { mapEvents } from './map-events.ts'
import {
  countDoubts,
  forgetUnsettled,
  keepMet,
  matchNames,
  type MetName,
  namesToConfirm,
  NamesMet,
  type ShownName,
  takeNamesFile,
  topUnit,
} from './names/index.ts'
import { rejectedFile } from './rejected-file.ts'

/** What an import would bring. */
export interface HistorySurvey {
  readonly cases: number
  readonly events: number
  readonly rejected: number
  readonly outOfOrder: number
  /** cases that the log leaves open */
  readonly open: number
  readonly units: NameCounts
  readonly people: NameCounts
  /** names somebody has to say the meaning of, and some of them */
  readonly doubts: number
  readonly doubtful: readonly ShownName[]
  /** the unit inside which the history lands; null where there is none yet */
  readonly place: string | null
}

export interface NameCounts {
  readonly named: number
  /** of these, not known yet */
  readonly made: number
}

type SurveyOptions = Pick<HistoryImportOptions, 'source' | 'map' | 'fileName' | 'rejectedFile'> & {
  /** the doubtful names are written here where there are some */
  readonly namesFile: string
  /** answers given so far */
  readonly answers?: string
}

/**
 * Reads a log to its end, and writes nothing but the file of its rejected rows and that of its doubtful names. Throws
 * MiningFault where it cannot be read, Refused where it could not be imported.
 */
export async function surveyHistory(world: World, options: SurveyOptions): Promise<HistorySurvey> {
  const { map } = options
  const { place } = await importSetting(world.db, map)
  const names = new NamesMet(map)
  const counts = await readCases(world, options, history => names.add(history))
  const found = await asIf(world.db, async trx => {
    const id = await importIn(trx, await knownAs(trx, sourceName(map, options.fileName)))
    await forgetUnsettled(trx, id)
    const met = names.drain()
    await keepMet(trx, id, met)
    await matchNames(trx, id, map)
    if (options.answers !== undefined) await takeNamesFile(trx, id, options.answers)
    const standsIn = place ?? (await topUnit(trx, world.now()))
    const units = standsIn === null ? null : (await unitRefs(trx, [standsIn])).get(standsIn)
    const doubts = await countDoubts(trx, id)
    const doubtful = doubts > 0 ? await namesToConfirm(trx, id, options.namesFile) : []
    return { ...(await countsOf(trx, id, met)), doubts, doubtful, place: units?.name.zh ?? null }
  })
  return { ...counts, ...found }
}

async function readCases(
  world: World,
  { source, map, rejectedFile: path }: SurveyOptions,
  meet: (history: CaseHistory) => void,
): Promise<Pick<HistorySurvey, 'cases' | 'events' | 'rejected' | 'outOfOrder' | 'open'>> {
  const log = await readEventLog(source, { ...map.file, needs: columnsNeeded(map) })
  const rejected = await rejectedFile(path, log.detected.columns)
  const tempFolder = await mkdtemp(join(tmpdir(), 'huke-survey-'))
  const survey = { cases: 0, events: 0, rejected: 0, outOfOrder: 0, open: 0 }
  const promises = map.acts.promised !== undefined
  const nobody = { importId: '', calendar: { id: '', version: 1 }, service: null, promises }
  const context = { ...nobody, unit: (name: string) => name, person: (name: string) => name || null }
  try {
    const reject = (rejection: Parameters<typeof rejected.add>[0]) => {
      survey.rejected += 1
      return rejected.add(rejection)
    }
    for await (const { events } of casesOf(mapEvents(log, map, reject, world.now()), { tempFolder })) {
      const history = caseHistory(map, events)
      const told = eventsOfCase(history, context)
      meet(history)
      survey.cases += 1
      survey.events += events.length
      survey.outOfOrder += told.outOfOrder ? 1 : 0
      survey.open += told.open ? 1 : 0
    }
  } finally {
    await rejected.close()
    await rm(tempFolder, { recursive: true, force: true })
  }
  return survey
}

/** Does the work in a transaction that is taken back. */
async function asIf<T>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  let found: { readonly value: T } | null = null
  await db
    .transaction()
    .execute(async trx => {
      found = { value: await work(trx) }
      throw new TakenBack()
    })
    .catch(error => {
      if (!(error instanceof TakenBack)) throw error
    })
  return (found as unknown as { value: T }).value
}

class TakenBack extends Error {}

async function importIn(trx: Transaction<DB>, name: string): Promise<Id> {
  await sql`
    insert into history_import (id, name, file_name, map, state) values (${v7()}, ${name}, '', '{}', 'waiting')
        on conflict (name) do nothing`.execute(trx)
  const { rows } = await sql<{ id: Id }>`select id from history_import where name = ${name}`.execute(trx)
  return rows[0].id
}

async function countsOf(
  trx: Transaction<DB>,
  id: Id,
  met: readonly MetName[],
): Promise<{ units: NameCounts; people: NameCounts }> {
  const { rows } = await sql<{ kind: string; made: number }>`
    select kind, count(*)::int as made from history_name
     where import_id = ${id} and unit_id is null and person_id is null and coalesce(answer, proposal) ? 'new' group by kind`.execute(
    trx,
  )
  const of = (kind: MetName['kind']): NameCounts => ({
    named: met.filter(name => name.kind === kind).length,
    made: rows.find(row => row.kind === kind)?.made ?? 0,
  })
  return { units: of('unit'), people: of('person') }
}
