import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { file, importDesk, type ImportDesk, newcomer, now } from './import.fixture.ts'
import { fingerprint } from './state-store.ts'
import { workbook } from './upload.fixture.ts'

let desk: ImportDesk

beforeAll(async () => {
  desk = await importDesk()
})
afterAll(() => desk.close())

test('nothing is written by a check; an import is written once, whole, and is in the log', async () => {
  const before = fingerprint(await desk.state())
  const made = (await desk.check(file(newcomer))).json()
  expect(fingerprint(await desk.state())).toBe(before)
  expect((await desk.apply(made.id)).json()).toMatchObject({ state: 'applied', appliedAt: now })
  const person = (await desk.state()).people.find(p => p.code === 'E7')
  expect(person).toMatchObject({
    joined: '2026-06-15',
    manager: 'E2',
    memberships: [{ unit: 'IT', primary: true, since: '2026-06-15' }],
  })
  expect((await desk.apply(made.id)).json().code).toBe('organisation.import-applied')
  const logged = await desk.database.db.selectFrom('admin_log').select(['action', 'subject']).execute()
  expect(logged).toEqual([{ action: 'organisation.imported', subject: made.id }])
  const found = await desk.running.app.inject({ url: '/api/v1/people?q=zhaozl', headers: desk.admin })
  expect(found.json().items).toEqual([])
  const initials = await desk.running.app.inject({ url: '/api/v1/people?q=zzl', headers: desk.admin })
  expect(initials.json().items).toMatchObject([{ code: 'E7' }])
})

test('an organisation that changed after the check is not overwritten', async () => {
  const [first, second] = [
    await desk.check(file(newcomer.replace('赵子龙', '赵云'))),
    await desk.check(file(newcomer.replace('赵子龙', '赵四'))),
  ]
  const answers = await Promise.all([desk.apply(first.json().id), desk.apply(second.json().id)])
  expect(answers.map(a => a.statusCode).toSorted()).toEqual([200, 409])
  expect(answers.find(a => a.statusCode === 409)?.json().code).toBe('organisation.changed-meanwhile')
})

test('a company of five thousand is imported in seconds; its export imported again changes nothing', async () => {
  const units = [
    ['单位编码', '单位名称', '类型', '上级单位编码', '负责人工号'],
    ['HQ', '远山装备', '公司', null, 'E1'],
    ['IT', '信息部', null, 'HQ', null],
  ]
  for (let u = 1; u <= 200; u++)
    units.push([`U${u}`, `第${u}部`, u % 9 ? '部门' : '班组', u <= 12 ? 'HQ' : `U${Math.ceil(u / 12)}`, `S${u}`])
  const posts = [
    ['岗位编码', '岗位名称', '岗位职责'],
    ...Array.from({ length: 50 }, (_, i) => [`P${i}`, `岗位${i}`, '<b>职责</b>']),
  ]
  const people: (string | null)[][] = [
    ['工号', '姓名', '邮箱', '入职日期', '单位编码', '岗位编码', '主职', '任职结束', '直接上级工号'],
  ]
  for (let p = 1; p <= 5000; p++) {
    const boss = p <= 200 ? 'E1' : `S${(p % 200) + 1}`
    people.push([
      `S${p}`,
      `员工${p}`,
      `s${p}@example.com`,
      '2024-03-01',
      `U${(p % 200) + 1}`,
      `P${p % 50}`,
      '是',
      null,
      boss,
    ])
    if (p % 10 === 0) people.push([`S${p}`, null, null, null, 'HQ', null, '否', '2026-12-31', null])
  }
  for (const row of people) if (row[1] === null) row[1] = `员工${String(row[0]).slice(1)}`
  const start = performance.now()
  const form = {
    files: [{ name: '全公司.xlsx', content: await workbook({ units, posts, people }) }],
    fields: { accounts: 'true' },
  }
  const made = await desk.check(form)
  expect(made.json(), made.body.slice(0, 500)).toMatchObject({
    state: 'ready',
    changes: { unit: { added: 200 }, person: { added: 5000 } },
    accounts: 5000,
  })
  const checked = performance.now()
  expect((await desk.apply(made.json().id)).statusCode).toBe(200)
  const applied = performance.now()
  const list = await desk.running.app.inject({
    method: 'POST',
    url: `/api/v1/organisation/imports/${made.json().id}/first-passwords`,
    headers: desk.admin,
  })
  const given = performance.now()
  console.log(
    `5000 people: check ${Math.round(checked - start)} ms, write ${Math.round(applied - checked)} ms, passwords ${Math.round(given - applied)} ms`,
  )
  expect(applied - start).toBeLessThan(20_000)

  const lines = list.body.trim().split('\n')
  expect(lines).toHaveLength(5001)
  const [code, , login, password] = (lines[1] as string).trim().split(',')
  const signedIn = await desk.running.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, password },
  })
  expect(signedIn.json()).toMatchObject({ mustChange: true, person: { code } })
  const again = await desk.running.app.inject({
    method: 'POST',
    url: `/api/v1/organisation/imports/${made.json().id}/first-passwords`,
    headers: desk.admin,
  })
  expect(again.json().code).toBe('organisation.passwords-given')

  const exported = await desk.running.app.inject({ url: '/api/v1/organisation/export', headers: desk.admin })
  for (const complete of ['false', 'true']) {
    const back = (
      await desk.check({ files: [{ name: 'export.xlsx', content: exported.rawPayload }], fields: { complete } })
    ).json()
    expect(back).toMatchObject({ state: 'ready' })
    expect((await desk.get(`/imports/${back.id}/changes`)).items).toEqual([])
  }
})

test('a complete file moves, changes and ends from its day on; the day before all was as it had been', async () => {
  const exported = await desk.running.app.inject({ url: '/api/v1/organisation/export', headers: desk.admin })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(exported.rawPayload).buffer)
  const people = book.getWorksheet('人员') as ExcelJS.Worksheet
  const unitColumn = 8
  people.eachRow(row => {
    if (row.getCell(1).value === 'S7') row.getCell(unitColumn).value = 'IT'
  })
  let gone = 0
  people.eachRow((row, n) => {
    if (row.getCell(1).value === 'S4999') gone = n
  })
  people.spliceRows(gone, 1)
  const content = Buffer.from(await book.xlsx.writeBuffer())
  const made = (
    await desk.check({
      files: [{ name: 'reorganised.xlsx', content }],
      fields: { complete: 'true', effectiveOn: '2026-10-01' },
    })
  ).json()
  expect(made).toMatchObject({ state: 'ready', changes: { person: { added: 0, moved: 1, ended: 1 } } })
  const before = fingerprint(await desk.state('2026-09-30'))
  expect((await desk.apply(made.id)).statusCode).toBe(200)
  const then = await desk.state('2026-09-30')
  const at = (s: typeof then, code: string) => s.people.find(p => p.code === code)
  expect(at(then, 'S7')?.memberships.map(m => [m.unit, m.until])).toEqual([
    ['U8', '2026-09-30'],
    ['IT', null],
  ])
  expect(at(then, 'S4999')).toMatchObject({ left: '2026-09-30' })
  expect(before).not.toBe(fingerprint(then))
  const later = await desk.state('2026-10-01')
  expect(at(later, 'S7')?.memberships.map(m => [m.unit, m.since])).toEqual([['IT', '2026-10-01']])
  expect(at(later, 'S4999')?.memberships).toEqual([])
})
