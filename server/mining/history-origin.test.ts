import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { multipart, workbook } from '../organisation/upload.fixture.ts'
import { type Desk, historyDesk, officer } from './desk.fixture.ts'

// A log that ends on the very day it is brought in: whoever it has is still not there today.
const now = Date.parse('2026-11-20T08:00:00Z')
const lines = [
  'R1,called,2026-11-19 09:00,林黛玉,桌面组',
  'R1,solved,2026-11-20 10:00,林黛玉,桌面组',
  'R2,called,2026-11-20 11:00,林黛玉,桌面组,信息部',
  'R3,called,2026-11-20 12:00,E7,网络组',
  'R3,solved,2026-11-20 13:00,E7,网络组',
]

let desk: Desk
let stranger: string
let team: string
beforeAll(async () => {
  desk = await historyDesk({
    now: () => now,
    units: [{ code: 'IT', name: '信息部', parent: 'ROOT', head: 'E2' }],
    people: [
      { code: 'E2', name: '王芳', unit: 'IT' },
      { code: 'E7', name: '李强', unit: 'IT' },
    ],
  })
  expect(await desk.bring(await desk.file(lines))).toMatchObject({ state: 'done', cases: 3, peopleMade: 1 })
  const [person] = await desk.rows(sql<{ id: string }>`select id from person where imported_from is not null`)
  const [unit] = await desk.rows(sql<{ id: string }>`select unit_id as id from unit_version where name = '桌面组'`)
  stranger = person?.id ?? ''
  team = unit?.id ?? ''
})
afterAll(() => desk.close())

describe('somebody known from a history alone', () => {
  test('is marked as such, and was there from the first to the last day, but never today', async () => {
    expect((await desk.get(`/people/${stranger}`)).json()).toMatchObject({
      name: '林黛玉',
      code: 'hist:LINDAIYU',
      imported: true,
      joined: '2026-11-19',
      left: '2026-11-19',
      memberships: [{ unit: { id: team }, since: '2026-11-19', until: '2026-11-19' }],
    })
    expect((await desk.get(`/people/${desk.id('E7')}`)).json()).toMatchObject({ imported: false })
  })

  test('is in no list or picker of people, and counts in no size', async () => {
    for (const q of ['林黛玉', 'ldy', 'hist'])
      expect((await desk.get(`/people?q=${encodeURIComponent(q)}`)).json().items).toEqual([])
    expect((await desk.get(`/people?unit=${team}`)).json().items).toEqual([])
    // The day before today, when the log has them.
    const then = Date.parse('2026-11-19T08:00:00Z')
    const past = (await desk.get(`/units/${team}?at=${then}`)).json()
    expect(past).toMatchObject({ size: 0, imported: true, members: { items: [] } })
    const all = (await desk.get('/accounts')).json().items.map((one: { person: { name: string } }) => one.person.name)
    expect(all.toSorted()).toEqual(['推行办', '李强', '王芳'].toSorted())
  })

  test('gets no account and no role, and lends and is lent no rights', async () => {
    const refusals = [
      await desk.send('PUT', `/accounts/${stranger}`, { login: 'lindaiyu', disabled: false }),
      await desk.send('PUT', `/accounts/${stranger}/roles`, { roles: ['officer'] }),
      await desk.send('POST', `/accounts/${stranger}/password`, {}),
    ]
    for (const answer of refusals) expect(answer.json()).toMatchObject({ code: 'organisation.imported', status: 409 })
    const accounts = await desk.rows(sql`select person_id from account where person_id = ${stranger}`)
    const roles = await desk.rows(sql`select role from role_grant where person_id = ${stranger}`)
    expect([accounts, roles]).toEqual([[], []])
    const lent = await desk.send('POST', '/delegations', {
      to: stranger,
      firstDay: '2026-11-19',
      lastDay: '2026-11-21',
    })
    expect(lent.json()).toMatchObject({ code: 'invalid-input', errors: [{ place: 'body/to' }] })
  })

  test('can be neither changed nor made a head, manager or member of anything', async () => {
    const person = { name: '林黛玉', nameEn: null, email: null, phone: null, joined: null, left: null }
    const changed = await desk.send('PUT', `/people/${stranger}`, { ...person, manager: null, memberships: [] })
    expect(changed.json().code).toBe('organisation.imported')
    const unit = { name: '信息部', nameEn: null, kind: 'department', parent: desk.id('ROOT'), head: stranger }
    expect((await desk.send('PUT', `/units/${desk.id('IT')}`, unit)).json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ place: 'body/head' }],
    })
    const memberships = [{ unit: team, post: null, primary: true, since: null, until: null }]
    const moved = await desk.send('PUT', `/people/${desk.id('E7')}`, {
      ...person,
      name: '李强',
      manager: stranger,
      memberships,
    })
    expect(moved.json().code).toBe('invalid-input')
  })

  test('is asked for nothing: no request, hand-over or mention names them or their unit', async () => {
    const ask = (supplier: object) => desk.send('POST', '/commitments', { supplier, title: '投影仪' })
    expect((await ask({ unit: team, person: null })).json().code).toBe('commitment.unknown-unit')
    expect((await ask({ unit: desk.id('IT'), person: stranger })).json().code).toBe('commitment.unknown-person')
    const { id: own, version } = (await ask({ unit: desk.id('IT'), person: null })).json()
    const act = (act: object, as = 'E2') => desk.send('POST', `/commitments/${own}/acts`, { act, version }, as)
    const passed = await act({ kind: 'transfer', to: { unit: team, person: null }, reason: '转' })
    expect(passed.json().code).toBe('commitment.unknown-unit')
    expect((await act({ kind: 'assign', person: stranger })).json().code).toBe('commitment.unknown-person')
    const said = await act({ kind: 'comment', words: '@林黛玉', mentions: [stranger] })
    expect(said.json().code).toBe('commitment.unknown-person')
  })
})

describe('a unit known from a history alone', () => {
  test('is not in the tree, not even on the days it stood, and offers no service', async () => {
    for (const at of ['', `?at=${now - 86_400_000}`]) {
      const codes = (await desk.get(`/units${at}`)).json().items.map((u: { code: string }) => u.code)
      expect(codes.toSorted()).toEqual(['IT', 'ROOT'])
    }
    const top = (await desk.get(`/units/${desk.id('ROOT')}`)).json()
    expect(top.children.map((u: { code: string }) => u.code)).toEqual(['IT'])
  })

  test('can be neither changed nor ended', async () => {
    const body = { name: '桌面组', nameEn: null, kind: 'team', parent: null, head: null }
    expect((await desk.send('PUT', `/units/${team}`, body)).json().code).toBe('organisation.imported')
    expect((await desk.send('POST', `/units/${team}/end`, {})).statusCode).toBe(409)
  })
})

describe('the organisation', () => {
  const whole = async (units: (string | null)[][], people: string[][]) =>
    multipart({
      files: [
        {
          name: 'all.xlsx',
          content: await workbook({
            units: [['单位编码', '单位名称', '上级单位编码', '负责人工号'], ...units],
            people: [['工号', '姓名', '单位编码'], ...people],
          }),
        },
      ],
      fields: { effectiveOn: '2026-11-20', complete: 'true' },
    })

  async function check(units: (string | null)[][], people: string[][]) {
    const { payload, type } = await whole(units, people)
    const headers = { ...(await desk.running.as(desk.id(officer))), 'content-type': type }
    return desk.running.app.inject({ method: 'POST', url: '/api/v1/organisation/imports', headers, payload })
  }

  test('is exported without what comes from a history', async () => {
    const headers = await desk.running.as(desk.id(officer))
    const exported = await desk.running.app.inject({ url: '/api/v1/organisation/export', headers })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(exported.rawPayload as unknown as ArrayBuffer)
    const written = JSON.stringify(book.worksheets.map(sheet => sheet.getSheetValues()))
    expect(written).toContain('李强')
    for (const name of ['林黛玉', '桌面组', 'Old desk', 'hist:']) expect(written).not.toContain(name)
  })

  test('is imported as a whole without ending, or being kept from, what comes from a history', async () => {
    const units = [
      ['ROOT', '远山公司', null, null],
      ['IT', '信息部', 'ROOT', 'E2'],
    ]
    const people = [
      [officer, '推行办', 'ROOT'],
      ['E2', '王芳', 'IT'],
      ['E7', '李强', 'IT'],
      ['E9', '林黛玉', 'IT'],
    ]
    const checked = (await check(units, people)).json()
    expect(checked).toMatchObject({ state: 'ready', problems: 0 })
    expect(checked.changes).toMatchObject({ unit: { ended: 0 }, person: { added: 1, ended: 0 } })
    const applied = await desk.send('POST', `/organisation/imports/${checked.id}/application`, {})
    expect(applied.json()).toMatchObject({ state: 'applied' })
    const namesakes = await desk.rows(
      sql<{ code: string; imported: boolean }>`
        select code, imported_from is not null as imported from person where name = '林黛玉' order by code`,
    )
    expect(namesakes).toEqual([
      { code: 'E9', imported: false },
      { code: 'hist:LINDAIYU', imported: true },
    ])
  })

  test('takes no code that belongs to histories, so that no file ever turns one into the other', async () => {
    const people = [
      [officer, '推行办', 'ROOT'],
      ['hist:LINDAIYU', '林黛玉', 'IT'],
    ]
    const { id } = (await check([['ROOT', '远山公司', null, null]], people)).json()
    const { items } = (await desk.get(`/organisation/imports/${id}/problems`)).json()
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'import.reserved-code', row: 3, value: 'hist:LINDAIYU' }),
    )
  })
})

describe('a matter that was open at the source', () => {
  test('is nobody’s to do: in no list of open matters, on no Home, with no timer and no notice', async () => {
    const [left] = await desk.rows(sql<{ id: string; closed_at: number; state: string }>`
      select id, closed_at, state from commitment where external_key = 'R2'`)
    // Closed at the last moment of the log.
    expect(left).toMatchObject({ state: 'withdrawn', closed_at: Date.parse('2026-11-20T13:00+08:00') })
    for (const view of ['unit-owes', 'owed-to-unit', 'i-owe', 'owed-to-me']) {
      const { items } = (await desk.get(`/commitments?view=${view}`, 'E2')).json()
      expect(items.map((one: { id: string }) => one.id)).not.toContain(left?.id)
    }
    const timers = await desk.rows(sql`
      select t.* from commitment_timer t join commitment c on c.id = t.commitment_id where c.imported_from is not null`)
    const notices = await desk.rows(sql`
      select n.* from notification n join commitment c on c.id = n.commitment_id where c.imported_from is not null`)
    expect([timers, notices]).toEqual([[], []])
    const { openActs } = (await desk.get(`/commitments/${left?.id}`)).json()
    expect(openActs.filter((act: string) => !['comment', 'attach', 'watch', 'succeed'].includes(act))).toEqual([])
  })

  test('counts neither as done nor as withdrawn', async () => {
    await desk.figures()
    const card = (await desk.get(`/units/${desk.id('ROOT')}/scorecard?period=2026`)).json()
    const measure = (name: string) => card.asSupplier.measures.find((m: { name: string }) => m.name === name)
    expect(measure('closed')).toMatchObject({ value: 2 })
    expect(measure('fulfilled')).toMatchObject({ value: 1, n: 2 })
    expect(measure('withdrawn')).toMatchObject({ value: 0, n: 2 })
  })
})

test('nothing of all this differs from what the journal says', async () => {
  expect(await desk.differences()).toEqual([])
})
