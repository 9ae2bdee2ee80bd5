import { fork } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealJournal } from '../journal/index.ts'
import { settled } from '../testing/index.ts'
import { findSource, undoHistory } from './index.ts'
import { type Desk, ended, historyDesk, mapText } from './desk.fixture.ts'

let desk: Desk
beforeEach(async () => {
  desk = await historyDesk({
    worker: true,
    units: [{ code: 'IT', name: '信息部', parent: 'ROOT' }],
    people: [{ code: 'E7', name: '李强', unit: 'IT' }],
  })
})
afterEach(() => desk.close())

const did = (id: string, who: string, team: string, day = '2025-03-03'): string[] => [
  `${id},called,${day} 09:00,${who},${team}`,
  `${id},solved,${day} 10:00,${who},${team}`,
]
const lines = [
  ...did('R1', 'E7', '信息部'),
  ...did('R2', '林黛玉', '桌面组'),
  'R3,called,2025-03-04 09:00,林黛玉,桌面组',
]
const otherMap = mapText.replace('Old desk', 'Other desk')

const undo = async (source = 'Old desk') => undoHistory(desk.running.world, await findSource(desk.database.db, source))

/** Every row that an import makes, but for the journal's and its own. */
async function rows() {
  const [counts] = await desk.rows(sql<Record<string, number>>`
    select (select count(*)::int from commitment) as commitments, (select count(*)::int from commitment_clock) as clocks,
           (select count(*)::int from commitment_holding) as holdings, (select count(*)::int from scorecard_share) as shares,
           (select count(*)::int from scorecard_sum) as sums,
           (select count(*)::int from person where imported_from is not null) as people,
           (select count(*)::int from unit where imported_from is not null) as units,
           (select count(*)::int from history_name) as names`)
  return counts
}
const nothing = {
  commitments: 0,
  clocks: 0,
  holdings: 0,
  shares: 0,
  sums: 0,
  people: 0,
  units: 0,
  names: 0,
}

async function closedIn(period: string, unit = 'ROOT'): Promise<number> {
  const card = (await desk.get(`/units/${desk.id(unit)}/scorecard?period=${period}`)).json()
  return card.asSupplier.measures.find((m: { name: string }) => m.name === 'closed').value ?? 0
}

describe('an import that is undone', () => {
  test('says beforehand what goes; then nothing of it is left in any list, search, figure or tree', async () => {
    const { id } = await desk.upload(await desk.file(lines))
    expect(await ended(desk, id)).toMatchObject({ state: 'done', cases: 3 })
    await desk.figures()
    expect(await closedIn('2025')).toBe(2)
    expect(await closedIn('2025', 'IT')).toBe(1)
    const [first] = (await desk.get('/commitments?view=all&q=R2')).json().items
    const form = new FormData()
    form.append('file', new Blob(['当时的单据']), '单据.txt')
    const file = (await desk.submit('/files', form)).json().id
    const comment = { act: { kind: 'comment', words: '当时是我办的' }, files: [file] }
    expect((await desk.send('POST', `/commitments/${first.id}/acts`, comment)).statusCode).toBe(200)
    expect((await desk.get(`/history-imports/${id}/undo`)).json()).toEqual({
      commitments: 3,
      people: 1,
      units: 3,
      added: 2,
      firstAt: Date.parse('2025-03-03T09:00+08:00'),
      lastAt: expect.any(Number),
    })
    const begun = await desk.send('POST', `/history-imports/${id}/undo`, {})
    expect(begun.json()).toMatchObject({ state: 'undoing', undoTotal: 3 })
    expect(await ended(desk, id)).toMatchObject({ state: 'undone', undoDone: 3, cases: 0, casesNew: 0, peopleMade: 0 })
    expect(await rows()).toEqual(nothing)
    expect((await desk.get('/commitments?view=all')).json().items).toEqual([])
    expect((await desk.get(`/commitments/${first.id}`)).statusCode).toBe(404)
    expect(await closedIn('2025')).toBe(0)
    expect(await closedIn('2025', 'IT')).toBe(0)
    // What was attached belongs to nobody, and goes with its content when its week is over.
    expect(await desk.rows(sql`select id, commitment_id from file`)).toEqual([{ id: file, commitment_id: null }])
    // Those of the organisation are as they were.
    expect((await desk.get(`/people/${desk.id('E7')}`)).json()).toMatchObject({ name: '李强', left: null })
    expect(await desk.rows(sql`select action from admin_log where action like 'history%' order by id`)).toEqual([
      { action: 'history.import-queued' },
      { action: 'history.undone' },
    ])
  })

  test('stays in the journal, whose chain goes on, and verify finds nothing', async () => {
    await desk.bring(await desk.file(lines))
    const before = await desk.rows(sql<{ n: number }>`select count(*)::int as n from journal`)
    await settled(desk.database.db)
    await sealJournal(desk.database.db, Date.now())
    expect(await undo()).toBe(true)
    const after = await desk.rows(sql<{ n: number }>`select count(*)::int as n from journal`)
    expect(after[0]?.n).toBe((before[0]?.n ?? 0) + 3)
    expect(await desk.differences()).toEqual([])
    await settled(desk.database.db)
    await sealJournal(desk.database.db, Date.now())
    expect(await desk.differences()).toEqual([])
  })

  test('may leave no row behind: verify names one that did', async () => {
    await desk.bring(await desk.file(lines))
    const [kept] = await desk.rows(sql<{ row: object }>`
      select to_jsonb(c) as row from commitment c where external_key = 'R1'`)
    await undo()
    await desk.figures()
    await desk.database.db.transaction().execute(async trx => {
      await sql`set local session_replication_role = replica`.execute(trx)
      await sql`
        insert into commitment select * from jsonb_populate_record(null::commitment, ${JSON.stringify(kept?.row)}::jsonb)`.execute(
        trx,
      )
    })
    expect(await desk.differences()).toContainEqual(expect.objectContaining({ found: 'a row without events' }))
  })

  test('comes in anew from the same file, with the same figures', async () => {
    const path = await desk.file(lines)
    await desk.bring(path)
    await desk.figures()
    const before = await rows()
    await undo()
    expect(await desk.bring(path)).toMatchObject({ state: 'done', cases: 3, casesNew: 3, peopleMade: 1, unitsMade: 3 })
    await desk.figures()
    expect(await rows()).toEqual(before)
    expect(await closedIn('2025')).toBe(2)
    expect(await desk.differences()).toEqual([])
  })

  test('leaves what another import knows as well to that one, with its figures and its days', async () => {
    await desk.bring(await desk.file([...lines, ...did('R4', '薛宝钗', '桌面组', '2023-05-08')]))
    const other = await desk.file(did('X1', '林黛玉', '桌面组', '2026-03-03'), 'other.csv')
    await desk.bring(other, {}, otherMap)
    const preview = await desk.get(`/history-imports/${(await findSource(desk.database.db, 'Old desk')).id}/undo`)
    expect(preview.json()).toMatchObject({ commitments: 4, people: 1, units: 1 })
    await undo()
    expect(
      await desk.rows(sql`
        select p.name, i.name as source, lower(p.employed) as from, v.name as unit
          from person p join history_import i on i.id = p.imported_from join membership m on m.person_id = p.id
          join unit_version v on v.unit_id = m.unit_id`),
    ).toEqual([{ name: '林黛玉', source: 'Other desk', from: '2026-03-03', unit: '桌面组' }])
    const tree = await desk.rows(sql<{ name: string; parent: string }>`
      select v.name, p.name as parent from unit_version v join unit u on u.id = v.unit_id
        join unit_version p on p.unit_id = v.parent_id
       where u.imported_from is not null order by v.name`)
    expect(tree).toEqual([
      { name: 'Other desk', parent: '远山公司' },
      { name: 'Users', parent: 'Other desk' },
      { name: '桌面组', parent: 'Other desk' },
    ])
    await desk.figures()
    expect([await closedIn('2023'), await closedIn('2025'), await closedIn('2026')]).toEqual([0, 0, 1])
    expect(await desk.differences()).toEqual([])
    await undo('Other desk')
    expect(await rows()).toEqual(nothing)
  })

  test('may be one that only asked about names, or was stopped half-way', async () => {
    const asking = await desk.bring(await desk.file(did('R1', '李 强', '信息部')), { ask: true })
    expect(asking).toMatchObject({ state: 'asking', doubts: 1 })
    await undo()
    expect(await rows()).toEqual(nothing)
    const many = await desk.file(Array.from({ length: 500 }, (_, i) => did(`R${i}`, `员工${i % 30}`, '桌面组')).flat())
    const stop = new AbortController()
    const onProgress = ({ cases }: { cases: number }) => (cases >= 200 ? stop.abort() : undefined)
    expect(await desk.bring(many, { signal: stop.signal, onProgress })).toMatchObject({ state: 'stopped', cases: 200 })
    await undo()
    expect(await rows()).toEqual(nothing)
    expect(await desk.bring(many)).toMatchObject({ state: 'done', cases: 500, casesNew: 500 })
  })

  test('cannot be imported meanwhile, nor one that runs be undone', async () => {
    const path = await desk.file(lines)
    await desk.bring(path)
    const { id } = await findSource(desk.database.db, 'Old desk')
    await sql`update history_import set state = 'undoing' where id = ${id}`.execute(desk.database.db)
    await expect(desk.bring(path)).rejects.toMatchObject({ code: 'mining.being-undone' })
    expect(await desk.upload(path)).toMatchObject({ code: 'mining.being-undone' })
    await sql`update history_import set state = 'running' where id = ${id}`.execute(desk.database.db)
    expect((await desk.send('POST', `/history-imports/${id}/undo`, {})).json().code).toBe('mining.not-undoable')
    expect((await desk.get(`/history-imports/${id}/undo`, 'E7')).statusCode).toBe(403)
  })

  test('goes on where it was when its process is killed', async () => {
    const path = await desk.file(
      Array.from({ length: 1200 }, (_, i) => did(`R${i}`, `员工${i % 300}`, `班组${i % 7}`)).flat(),
    )
    await desk.bring(path)
    const child = fork(join(import.meta.dirname, 'testing-undo.ts'), [desk.database.url, desk.folder, 'Old desk'])
    expect(await new Promise(resolve => child.on('exit', (_, signal) => resolve(signal)))).toBe('SIGKILL')
    const half = await rows()
    expect(half?.commitments).toBeGreaterThan(0)
    expect(half?.commitments).toBeLessThan(1200)
    expect(await desk.differences()).toEqual([])
    expect(await undo()).toBe(true)
    expect(await rows()).toEqual(nothing)
    expect(await desk.differences()).toEqual([])
  }, 60_000)
})

describe('a case that was open at the source', () => {
  test('is told anew by a later file that has more of it, and once only', async () => {
    await desk.bring(await desk.file(lines))
    const path = await desk.file([...lines, 'R3,solved,2025-03-05 09:00,林黛玉,桌面组'], 'later.csv')
    expect(await desk.bring(path)).toMatchObject({ cases: 3, casesNew: 0, casesRenewed: 1, openAtSource: 0 })
    const cases = await desk.rows(sql`select external_key as key, state from commitment order by 1`)
    expect(cases).toEqual([
      { key: 'R1', state: 'accepted' },
      { key: 'R2', state: 'accepted' },
      { key: 'R3', state: 'accepted' },
    ])
    await desk.figures()
    expect(await closedIn('2025')).toBe(3)
    expect(await desk.differences()).toEqual([])
    expect(await desk.bring(path)).toMatchObject({ casesNew: 0, casesRenewed: 0 })
  })

  test('and that an earlier release left open here is closed when its file is brought in again', async () => {
    const path = await desk.file(lines)
    await desk.bring(path)
    await sql`
      update commitment set state = 'promised', closed_at = null, state_data = state_data || '{"closedBy": null, "closedAt": null}'
       where external_key = 'R3'`.execute(desk.database.db)
    expect(await desk.bring(path)).toMatchObject({ casesNew: 0, casesRenewed: 1, openAtSource: 1 })
    expect(await desk.rows(sql`select state from commitment where external_key = 'R3'`)).toEqual([
      { state: 'withdrawn' },
    ])
    expect(await desk.differences()).toEqual([])
  })

  test('stays as it was where the later file has no more of it', async () => {
    await desk.bring(await desk.file(lines))
    const number = () => desk.rows(sql`select number, closed_at from commitment where external_key = 'R3'`)
    const before = await number()
    const later = await desk.file([...lines, ...did('R9', '林黛玉', '桌面组', '2025-06-03')], 'later.csv')
    expect(await desk.bring(later)).toMatchObject({ casesNew: 1, casesRenewed: 0, openAtSource: 1 })
    expect(await number()).toEqual(before)
  })
})
