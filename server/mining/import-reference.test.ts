import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureCalendars } from '../calendar/index.ts'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { type HistorySummary, importHistory, readMapFile } from './index.ts'

const LOGS = join(import.meta.dirname, '../../../shared/data/process-mining')
const MAPS = join(import.meta.dirname, '../../seed/history-maps')
const NAMES = [
  'running-example',
  'roadtraffic100',
  'repair-complete',
  'receipt',
  'bpic2013-closed-problems',
  'interval-times',
]
const present = existsSync(LOGS)
const note = present ? '' : ' (skipped: ../shared/data/process-mining is not there)'

let database: TestDatabase
let running: TestApp
let folder = ''
beforeAll(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  running = await testApp(database, { routes: [] })
  folder = await mkdtemp(join(tmpdir(), 'huke-import-'))
})
afterAll(async () => {
  await running.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

describe.runIf(present)(`the reference logs${note}`, () => {
  test.each(NAMES)('%s gives the reference counts in the summary and on the commitments', async name => {
    const summary = await bringIn(name)
    const expected = reference(name)
    expect(countsOf(summary)).toEqual(expected)
    expect(await countsOnCommitments(summary.id)).toEqual(expected)
    expect(summary).toMatchObject({ state: 'done', problem: null, casesNew: summary.cases, rejected: 0 })
  })

  test.each(NAMES)('%s brought in again changes nothing', async name => {
    const before = await everything()
    const summary = await bringIn(name)
    expect(countsOf(summary)).toEqual(reference(name))
    expect(summary).toMatchObject({ casesNew: 0, unitsMade: 0, peopleMade: 0 })
    expect(await everything()).toEqual(before)
  })
})

function bringIn(name: string): Promise<HistorySummary> {
  const reading = readMapFile(readFileSync(join(MAPS, `${name}.yaml`), 'utf8'))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return importHistory(running.world, {
    source: { path: join(LOGS, `${name}.events.csv.gz`) },
    map: reading.map,
    fileName: `${name}.events.csv.gz`,
    startedBy: null,
    rejectedFile: join(folder, `${name}.rejected.csv`),
  })
}

const countsOf = ({ cases, events, groupHandovers, personHandovers }: HistorySummary) => ({
  cases,
  events,
  groups: groupHandovers,
  persons: personHandovers,
})

/** A change of group is a transfer; a change of person alone an assignment. */
async function countsOnCommitments(id: string) {
  const { rows } = await sql<object>`
    select count(*) as cases, sum((state_data->>'activities')::int) as events, sum((state_data->>'transfers')::int) as groups
      from commitment where imported_from = ${id}`.execute(database.db)
  const persons = await sql<{ persons: number }>`
    with held as (
      select commitment_id, ordinal, person_id, lag(person_id) over (partition by commitment_id order by ordinal) as before
        from commitment_holding)
    select count(*) as persons
      from held join commitment c on c.id = commitment_id
     where imported_from = ${id} and ordinal > 1 and person_id is distinct from before`.execute(database.db)
  return { ...rows[0], persons: persons.rows[0].persons }
}

/** Hashes and counts of all that an import writes. */
async function everything() {
  const { rows } = await sql`
    select (select count(*) from journal) as rows, (select string_agg(hash, '' order by hash) from journal_root) as hashes,
           (select count(*) from commitment) as commitments, (select count(*) from unit) as units,
           (select count(*) from person) as people, (select sum(last) from commitment_number) as numbers,
           (select jsonb_agg(to_jsonb(i) - 'started_at' - 'ended_at' order by name) from history_import i) as imports`.execute(
    database.db,
  )
  return rows[0]
}

function reference(name: string) {
  const plain = join(LOGS, `${name}.expected.json`)
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`))
  const expected = JSON.parse(text.toString()) as Expected
  return {
    cases: expected.n_cases,
    events: expected.n_events ?? expected.n_interval_events,
    groups: expected.handover_group?.changed ?? 0,
    persons: expected.handover_resource?.changed ?? 0,
  }
}

interface Expected {
  readonly n_cases: number
  readonly n_events?: number
  readonly n_interval_events: number
  readonly handover_resource?: { readonly changed: number }
  readonly handover_group?: { readonly changed: number }
}
