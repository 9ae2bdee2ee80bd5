import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureCalendars } from '../calendar/index.ts'
import { projecting } from '../commitment/index.ts'
import { Refused } from '../http/index.ts'
import { type Difference, sealJournal, verifyJournal } from '../journal/index.ts'
import { projectScorecards, verifyScorecards } from '../scorecard/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase, settled } from '../testing/index.ts'
import { type HistoryImportOptions, importHistory, mapFrom } from './index.ts'

const mapText = `
name: Old desk
columns: { case: id, activity: what, time: when, person: who, group: team }
time: { format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai }
defaults: { unit: Help desk, customer-unit: Users, service: Incident }
targets: { response: 4h, resolution: 2 working days }
calendar: cn-standard
acts: { delivered: solved, returned: reopened }
`

let database: TestDatabase
let running: TestApp
let folder = ''
beforeEach(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  running = await testApp(database, { routes: [] })
  folder = await mkdtemp(join(tmpdir(), 'huke-import-'))
})
afterEach(async () => {
  await running.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const header = 'id,what,when,who,team'
const threeCases = [
  'R1,called,2025-03-03 09:00,王芳,服务台',
  'R1,solved,2025-03-03 11:00,李强,网络组',
  'R2,called,2025-03-03 10:00,王芳,服务台',
  'R2,solved,2025-03-10 10:00,王芳,服务台',
  'R2,reopened,2025-03-11 10:00,王芳,服务台',
  'R2,solved,2025-03-12 10:00,,',
  'R3,called,2025-03-04 09:00,王芳,服务台',
]

async function file(lines: readonly string[], name = 'history.csv'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, [header, ...lines, ''].join('\n'))
  return path
}

const bring = (path: string, more: Partial<HistoryImportOptions> = {}, text = mapText) =>
  importHistory(running.world, {
    source: { path },
    map: mapFrom(text),
    fileName: 'history.csv',
    startedBy: null,
    rejectedFile: `${path}.rejected.csv`,
    ...more,
  })

/** All that two imports of the same file must agree on, whatever identifiers and times of writing they have. */
async function story() {
  const { rows } = await sql`
    select external_key, state, number, customer_unit is not null as customer, su.code as unit, sp.code as person, requested_at,
           delivered_at, closed_at, state_data->'activities' as activities, state_data->'transfers' as transfers,
           (select count(*) from journal j where j.commitment_id = c.id) as events,
           (select jsonb_agg(to_jsonb(k) - 'commitment_id' order by clock, run) from commitment_clock k where k.commitment_id = c.id) as clocks,
           (select jsonb_agg(jsonb_build_array(from_at, to_at, used_seconds, breached) order by ordinal) from commitment_holding h where h.commitment_id = c.id) as holdings
      from commitment c join unit su on su.id = c.supplier_unit left join person sp on sp.id = c.supplier_person
     order by external_key`.execute(database.db)
  const counts = await sql`
    select cases_done, cases_new, events, handovers, person_handovers, rejected, out_of_order, units_made, people_made, state
      from history_import`.execute(database.db)
  return { commitments: rows, counts: counts.rows }
}

async function differences(): Promise<readonly Difference[]> {
  const found: Difference[] = []
  await verifyJournal(database.db, {
    projecting,
    contentHash: async sha256 => sha256,
    onDifference: difference => void found.push(difference),
  })
  return found
}

/** Many cases of a few events each, so that there are many batches. */
function manyLines(cases: number): readonly string[] {
  const teams = ['服务台', '网络组', '', '桌面组']
  return Array.from({ length: cases }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, '0')
    const [a, b] = [teams[i % 4], teams[(i >> 2) % 4]]
    return [
      `R${i},called,2025-03-${day} 09:00,员工${i % 17},${a}`,
      `R${i},looked at,2025-03-${day} 10:${String(i % 60).padStart(2, '0')},员工${i % 13},${b}`,
      ...(i % 50 === 0 ? [`R${i},looked at,yesterday,x,y`] : []),
      `R${i},solved,2025-04-${day} 11:00,员工${i % 13},${b}`,
    ]
  }).flat()
}

describe('an import', () => {
  test('makes commitments with clocks in the calendar and targets of the map', async () => {
    const summary = await bring(await file(threeCases))
    expect(summary).toMatchObject({
      state: 'done',
      cases: 3,
      casesNew: 3,
      events: 7,
      groupHandovers: 2,
      personHandovers: 2,
      unitsMade: 5,
      peopleMade: 2,
    })
    const { rows } = await sql`
      select external_key, state, clock, run, used_seconds, late_seconds
        from commitment c join commitment_clock k on k.commitment_id = c.id
       where clock = 'resolution' order by external_key`.execute(database.db)
    // Two working days from Monday 10:00 end on Wednesday 10:00; the customer's day until the return does not count.
    expect(rows).toMatchObject([
      { external_key: 'R1', state: 'accepted', used_seconds: 2 * 3600, late_seconds: 0 },
      { external_key: 'R2', state: 'accepted', used_seconds: (5 + 1) * 7.5 * 3600, late_seconds: 4 * 7.5 * 3600 },
      // Left open at the source: nothing of it runs on beyond the last moment of the log, Wednesday 12 March, 10:00.
      { external_key: 'R3', state: 'withdrawn', used_seconds: (6 * 7.5 + 1) * 3600 },
    ])
    expect(summary.openAtSource).toBe(1)
    expect(await differences()).toEqual([])
  })

  test('finds the units and people that exist, and makes the others under a unit of its own', async () => {
    const { db } = database
    const id = await organise(db, [{ code: 'NET', name: '网络组' }], [{ code: 'E7', name: '王芳', unit: 'NET' }], {
      accounts: false,
    })
    await bring(await file(threeCases))
    const units = await sql<{ name: string; code: string; parent: string | null }>`
      select v.name, u.code, p.name as parent
        from unit u join unit_version v on v.unit_id = u.id left join unit_version p on p.unit_id = v.parent_id
       order by v.name`.execute(db)
    expect(units.rows).toEqual([
      { name: 'Help desk', code: 'hist:HELP-DESK', parent: 'Old desk' },
      // Inside the organisation, whose top unit here is the only one there is.
      { name: 'Old desk', code: 'hist:OLD-DESK', parent: '网络组' },
      { name: 'Users', code: 'hist:USERS', parent: 'Old desk' },
      { name: '服务台', code: 'hist:FUWUTAI', parent: 'Old desk' },
      { name: '网络组', code: 'NET', parent: null },
    ])
    const held = await sql`select distinct person_id from commitment_holding where person_id = ${id('E7')}`.execute(db)
    expect(held.rows).toHaveLength(1)
    expect((await sql`select 1 from account`.execute(db)).rows).toEqual([])
  })

  test('takes a service whose code the log names, and keeps the name of any other', async () => {
    await bring(await file(threeCases))
    const { rows } = await sql`select distinct state_data->'form' as form from commitment`.execute(database.db)
    expect(rows).toEqual([{ form: { service: 'Incident' } }])
  })

  test('puts rows that cannot be used into a file with the reasons, once, however often it runs', async () => {
    const path = await file([
      ...threeCases,
      'R4,called,soon,x,y',
      ',called,2025-03-03 09:00,x,y',
      'R5,called,0025-03-03 09:00,x,y',
    ])
    for (const _ of [1, 2]) expect(await bring(path)).toMatchObject({ state: 'done', cases: 3, rejected: 3 })
    const rejected = (await readFile(`${path}.rejected.csv`, 'utf8')).trimEnd().split('\n')
    expect(rejected[0]).toBe('\uFEFFrow,line,reason,column,value,expected,id,what,when,who,team')
    expect(rejected.slice(1).map(line => line.split(',').slice(0, 5).join(','))).toEqual([
      '8,9,mining.time-unreadable,when,soon',
      '9,10,mining.missing-value,id,',
      '10,11,mining.time-unreadable,when,0025-03-03 09:00',
    ])
  })

  test('reads a file in GBK', async () => {
    const path = join(folder, 'gbk.csv')
    // 王芳,服务台 in GBK
    const who = Buffer.from([0xcd, 0xf5, 0xb7, 0xbc, 0x2c, 0xb7, 0xfe, 0xce, 0xf1, 0xcc, 0xa8])
    const line = (what: string, when: string) =>
      Buffer.concat([Buffer.from(`R1,${what},${when},`), who, Buffer.from('\n')])
    await writeFile(
      path,
      Buffer.concat([
        Buffer.from(`${header}\n`),
        line('called', '2025-03-03 09:00'),
        line('solved', '2025-03-03 10:00'),
      ]),
    )
    expect(await bring(path)).toMatchObject({ state: 'done', cases: 1, rejected: 0 })
    const { rows } = await sql`select name from person`.execute(database.db)
    expect(rows).toEqual([{ name: '王芳' }])
  })

  test('ends at a truncated XES with the place, keeps what was in, and goes on with the whole file', async () => {
    const trace = (
      id: string,
    ) => `<trace><string key="concept:name" value="${id}"/><event><string key="concept:name" value="called"/>
      <date key="time:timestamp" value="2025-03-03T09:00:00Z"/></event></trace>`
    const text = mapText
      .replace(
        'case: id, activity: what, time: when, person: who, group: team',
        "case: 'case:concept:name', activity: 'concept:name', time: 'time:timestamp'",
      )
      .replace(/^time:.*$/m, '')
    const whole = `<?xml version="1.0"?><log>${trace('A')}${trace('B')}</log>`
    const path = join(folder, 'log.xes')
    await writeFile(path, whole.slice(0, -60))
    expect(await bring(path, {}, text)).toMatchObject({
      state: 'failed',
      cases: 0,
      problem: { code: 'mining.truncated' },
    })
    await writeFile(path, whole)
    expect(await bring(path, {}, text)).toMatchObject({ state: 'done', cases: 2, problem: null })
  })

  test('is refused with the place in the map where the calendar, or the unit above, is unknown', async () => {
    const path = await file(threeCases)
    await expect(bring(path, {}, mapText.replace('cn-standard', 'moon'))).rejects.toMatchObject({
      code: 'mining.unknown-calendar',
      errors: [{ place: 'calendar', value: 'moon' }],
    })
    await expect(bring(path, {}, `${mapText}\nunder: Nowhere`)).rejects.toMatchObject({ code: 'mining.unknown-unit' })
    expect((await story()).counts).toEqual([])
  })

  test('adds the cases of a later export of the same source, and leaves the others as they are', async () => {
    await bring(await file(threeCases))
    const before = await story()
    const later = await bring(await file([...threeCases, 'R9,called,2025-05-03 09:00,王芳,服务台'], 'later.csv'))
    expect(later).toMatchObject({ cases: 4, casesNew: 1 })
    expect((await story()).commitments.slice(0, 3)).toEqual(before.commitments)
  })

  test('of something that is no case is rejected as such', async () => {
    const lines = Array.from(
      { length: 10_001 },
      (_, i) => `same,step,2025-03-03 09:${String(i % 60).padStart(2, '0')},x,y`,
    )
    const path = await file(lines)
    expect(await bring(path)).toMatchObject({ state: 'done', cases: 0, rejected: 10_001 })
    expect(await readFile(`${path}.rejected.csv`, 'utf8')).toContain('mining.case-too-long')
  })
})

describe('an import of many batches', () => {
  test('that is killed half-way and begun again ends as if it had not been', async () => {
    const path = await file(manyLines(800))
    const killed = await killedHalfway(path)
    expect(killed).toBeGreaterThan(0)
    const half = await sql<{ n: number }>`select count(*) as n from commitment`.execute(database.db)
    expect(half.rows[0].n).toBeGreaterThan(0)
    expect(half.rows[0].n).toBeLessThan(800)
    expect(await bring(path)).toMatchObject({
      state: 'done',
      cases: 800,
      casesNew: 800 - half.rows[0].n,
      rejected: 16,
    })
    const resumed = await story()
    expect(await differences()).toEqual([])
    await settled(database.db)
    await sealJournal(database.db, Date.now())
    while ((await projectScorecards(database.db, Date.now())) > 0);
    expect(await verifyScorecards(database.db, Date.now())).toEqual([])
    expect(await differences()).toEqual([])

    const other = await testDatabase()
    try {
      await ensureCalendars(other.db)
      const first = database
      database = other
      await importHistory(
        { ...running.world, db: other.db },
        {
          source: { path },
          map: mapFrom(mapText),
          fileName: 'history.csv',
          startedBy: null,
          rejectedFile: `${path}.other.csv`,
        },
      )
      expect(await story()).toEqual(resumed)
      database = first
    } finally {
      await other.close()
    }
  }, 90_000)

  test('that is killed while it makes people ends with each of them once', async () => {
    const people = 5000
    const path = await file(
      Array.from({ length: people }, (_, i) => `R${i},solved,2025-03-03 09:00,员工${i},班组${i % 30}`),
    )
    const made = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from person where imported_from is not null`.execute(
          database.db,
        )
      ).rows[0].n
    // The server notices only after its statement that the process is gone.
    const lockFreed = async () => {
      const held = () =>
        sql`select from pg_locks l join pg_database d on d.oid = l.database
        where locktype = 'advisory' and datname = current_database()`.execute(database.db)
      while ((await held()).rows.length > 0) await new Promise(resolve => setTimeout(resolve, 20))
    }
    const child = fork(join(import.meta.dirname, 'testing-import.ts'), [database.url, folder, path, mapText])
    while ((await made()) === 0) await new Promise(resolve => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    await new Promise(resolve => child.on('exit', resolve))
    await lockFreed()
    expect(await made()).toBeLessThan(people)
    expect(await bring(path)).toMatchObject({ state: 'done', cases: people, casesNew: people })
    const names = await sql<{ n: number }>`select count(distinct name)::int as n from person`.execute(database.db)
    expect([await made(), names.rows[0].n]).toEqual([people, people])
    expect(await differences()).toEqual([])
  }, 120_000)

  test('stops after a batch when asked, and the next run goes on', async () => {
    const path = await file(manyLines(900))
    const stop = new AbortController()
    const onProgress = ({ cases }: { cases: number }) => (cases >= 200 ? stop.abort() : undefined)
    const stopped = await bring(path, { signal: stop.signal, onProgress })
    expect(stopped).toMatchObject({ state: 'stopped', cases: 200 })
    expect(await bring(path)).toMatchObject({ state: 'done', cases: 900, casesNew: 700 })
    expect(existsSync(`${path}.rejected.csv`)).toBe(true)
  })

  test('is refused while another brings in the same source', async () => {
    const path = await file(manyLines(600))
    const both = await Promise.allSettled([bring(path), bring(path)])
    expect(both.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refusal = both.find(one => one.status === 'rejected')?.reason as unknown
    expect(refusal).toBeInstanceOf(Refused)
    expect(refusal).toMatchObject({ code: 'mining.already-running' })
  })
})

/** Imports in a process of its own, killed once some cases are in. Answers how many it had told of. */
function killedHalfway(path: string): Promise<number> {
  const child = fork(join(import.meta.dirname, 'testing-import.ts'), [database.url, folder, path, mapText])
  let told = 0
  child.on('message', message => {
    told = (message as { cases: number }).cases
    if (told >= 400) child.kill('SIGKILL')
  })
  return new Promise(resolve => child.on('exit', () => resolve(told)))
}
