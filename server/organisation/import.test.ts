import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessCodes, accessRoutes } from '../access/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { organisationCodes } from './codes.ts'
import { organisationRoutes } from './routes.ts'
import { fingerprint, organisationState } from './state-store.ts'
import { gbk, multipart, type Upload, workbook } from './upload.fixture.ts'

let database: TestDatabase
let running: TestApp
let admin: { cookie: string }
const now = Date.parse('2026-06-15T12:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase()
  const id = await organise(
    database.db,
    [
      { code: 'HQ', name: '远山装备', head: 'E1' },
      { code: 'IT', name: '信息部', parent: 'HQ' },
    ],
    [
      { code: 'E1', name: '欧阳修', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '张三丰', unit: 'IT', manager: 'E1' },
    ],
  )
  running = await testApp(database, {
    routes: [...organisationRoutes, ...accessRoutes],
    codes: { ...accessCodes, ...organisationCodes },
    now: () => now,
  })
  admin = await running.as(id('E1'))
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const check = async (form: Upload) => {
  const { payload, type } = multipart(form)
  return running.app.inject({
    method: 'POST',
    url: '/api/v1/organisation/imports',
    headers: { ...admin, 'content-type': type },
    payload,
  })
}
const file = (content: Buffer | string, name = 'people.csv') => ({ files: [{ name, content: Buffer.from(content) }] })
const get = async (url: string) =>
  (await running.app.inject({ url: `/api/v1/organisation${url}`, headers: admin })).json()
const apply = (id: string) =>
  running.app.inject({ method: 'POST', url: `/api/v1/organisation/imports/${id}/application`, headers: admin })
const state = () => organisationState(database.db, '2026-06-15')
const problemsOf = async (form: Upload) => {
  const made = await check(form)
  expect(made.statusCode, made.body).toBe(201)
  const { items } = await get(`/imports/${made.json().id}/problems?limit=200`)
  return items.map((p: { row: number; column: string; code: string }) => [
    p.row,
    p.column,
    p.code.replace('import.', ''),
  ])
}

const chinese = '工号,姓名,单位编码,直接上级工号\nE7,赵子龙,IT,E2\n'

test('CSV is read in UTF-8 with and without BOM, in GBK, in UTF-16, with comma, semicolon and tab', async () => {
  const variants = [
    Buffer.from(chinese),
    Buffer.from(`\uFEFF${chinese}`),
    gbk(chinese),
    Buffer.from(`\uFEFF${chinese}`, 'utf16le'),
    Buffer.from(chinese.replaceAll(',', ';').replaceAll('\n', '\r\n')),
    gbk(chinese.replaceAll(',', '\t')),
    Buffer.from('Employee number,Name,Unit code,Manager\nE7,赵子龙,IT,E2\n'),
  ]
  for (const content of variants) {
    const made = (await check(file(content))).json()
    expect(made).toMatchObject({
      state: 'ready',
      problems: 0,
      changes: { person: { added: 1, moved: 0, changed: 0, ended: 0 } },
    })
    expect((await get(`/imports/${made.id}/changes`)).items).toMatchObject([
      { subject: 'person', what: 'added', code: 'E7', name: '赵子龙', row: 2 },
    ])
  }
})

test('nothing is written by a check; an import is written once, whole, and is in the log', async () => {
  const before = fingerprint(await state())
  const made = (await check(file(chinese))).json()
  expect(fingerprint(await state())).toBe(before)
  expect((await apply(made.id)).json()).toMatchObject({ state: 'applied', appliedAt: now })
  const person = (await state()).people.find(p => p.code === 'E7')
  expect(person).toMatchObject({
    joined: '2026-06-15',
    manager: 'E2',
    memberships: [{ unit: 'IT', primary: true, since: '2026-06-15' }],
  })
  expect((await apply(made.id)).json().code).toBe('organisation.import-applied')
  const logged = await database.db.selectFrom('admin_log').select(['action', 'subject']).execute()
  expect(logged).toEqual([{ action: 'organisation.imported', subject: made.id }])
  const found = await running.app.inject({ url: '/api/v1/people?q=zhaozl', headers: admin })
  expect(found.json().items).toEqual([])
  const initials = await running.app.inject({ url: '/api/v1/people?q=zzl', headers: admin })
  expect(initials.json().items).toMatchObject([{ code: 'E7' }])
})

test('an organisation that changed after the check is not overwritten', async () => {
  const [first, second] = [
    await check(file(chinese.replace('赵子龙', '赵云'))),
    await check(file(chinese.replace('赵子龙', '赵四'))),
  ]
  const answers = await Promise.all([apply(first.json().id), apply(second.json().id)])
  expect(answers.map(a => a.statusCode).toSorted()).toEqual([200, 409])
  expect(answers.find(a => a.statusCode === 409)?.json().code).toBe('organisation.changed-meanwhile')
})

test('every problem is told with row and column, and nothing can be written', async () => {
  const units = [
    ['单位编码', '单位名称', '类型', '上级单位', '负责人工号'],
    ['HQ', '远山装备', '公司', null, 'E1'],
    ['A', '甲', '部门', 'B', null],
    ['B', '乙', '部门', 'A', null],
    ['C', '丙', '星系', '没有', 'E404'],
    ['C', '丙二', '班组', 'HQ', null],
    ['D', null, null, 'HQ', null],
  ]
  const people = [
    ['工号', '姓名', '邮箱', '入职日期', '单位编码', '岗位', '主职', '任职开始', '任职结束', '直接上级'],
    ['P1', '甲', 'a@b.cn', '2020-01-01', 'HQ', null, '是', null, null, 'P2'],
    ['P2', '乙', 'A@B.cn', '2020-02-30', 'HQ', null, '是', null, null, 'P1'],
    ['P3', '丙', 'x', '2020-01-01', '没有', '没有', '也许', null, null, '没有'],
    ['P4', '丁', null, '2020-01-01', null, null, null, null, null, null],
    ['P5', '戊', null, '2020-01-01', 'HQ', null, '是', '2019-01-01', null, null],
    ['P5', '戊', null, null, 'IT', null, '是', '2021-01-01', '2020-06-01', null],
    ['P5', '戊', null, null, 'HQ', null, '否', null, null, null],
    ['P6', '己', null, '2020-01-01', 'HQ', null, '否', null, null, null],
    ['P6', '另一个', null, null, 'IT', null, '否', null, null, null],
  ]
  const made = await check({ files: [{ name: '组织.xlsx', content: await workbook({ units, people }) }] })
  expect(made.json()).toMatchObject({ state: 'refused' })
  const { items } = await get(`/imports/${made.json().id}/problems?limit=200`)
  const told = items.map((p: { sheet: string; row: number; column: string; code: string }) =>
    [p.sheet, p.row, p.column, p.code.replace('import.', '')].join(' '),
  )
  for (const line of [
    '单位 3 上级单位 unit-circle',
    '单位 4 上级单位 unit-circle',
    '单位 5 类型 bad-kind',
    '单位 5 上级单位 unknown-unit',
    '单位 5 负责人工号 unknown-person',
    '单位 6 单位编码 duplicate-code',
    '单位 7 单位名称 missing-value',
    '人员 2 直接上级 manager-circle',
    '人员 3 直接上级 manager-circle',
    '人员 3 入职日期 bad-date',
    '人员 2 邮箱 duplicate-email',
    '人员 4 邮箱 bad-email',
    '人员 4 单位编码 unknown-unit',
    '人员 4 岗位 unknown-post',
    '人员 4 主职 bad-yes-no',
    '人员 4 直接上级 unknown-person',
    '人员 5 单位编码 no-unit',
    '人员 6 任职开始 before-joining',
    '人员 7 任职结束 period-backwards',
    '人员 8 单位编码 overlapping-memberships',
    '人员 9 主职 no-primary',
    '人员 10 工号 duplicate-code',
  ])
    expect(told).toContain(line)
  expect(items[0].words.zh).toBeTruthy()
  expect((await apply(made.json().id)).json().code).toBe('organisation.import-has-problems')
})

test('a head or manager who has left is a problem; so is ending the last administrator', async () => {
  const left = '工号,姓名,离职日期,单位编码,直接上级工号\nL1,走了,2026-01-31,,\nL2,还在,,IT,L1\n'.replace(
    'L1,走了,',
    'L1,走了,',
  )
  const joined = left
    .replace('离职日期', '入职日期,离职日期')
    .replace('L1,走了,', 'L1,走了,2020-01-01,')
    .replace('L2,还在,', 'L2,还在,2020-01-01,')
  expect(await problemsOf(file(joined))).toEqual([[3, '直接上级工号', 'not-employed']])
  const without = 'Employee number,Name,Unit code\nE2,张三丰,IT\n'
  expect(await problemsOf({ ...file(without), fields: { complete: 'true' } })).toEqual([
    [null, null, 'last-administrator'],
  ])
})

test('HTML and SQL in every text are only text; NUL is refused', async () => {
  const evil = `<script>alert(1)</script>'); drop table person; --`
  const people = [
    ['工号', '姓名', '英文名', '电话', '单位编码'],
    ["x'--", evil, evil, `'"<b>`, 'IT'],
  ]
  const made = await check({
    files: [{ name: `${evil.replaceAll(/[<>/"';]/g, '')}.xlsx`, content: await workbook({ people }) }],
  })
  expect((await apply(made.json().id)).statusCode).toBe(200)
  expect((await state()).people.find(p => p.code === "x'--")).toMatchObject({ name: evil, nameEn: evil })
  const control = [
    ['工号', '姓名', '单位编码'],
    ['N1', '甲_x0000_乙', 'IT'],
  ]
  expect(await problemsOf({ files: [{ name: 'nul.xlsx', content: await workbook({ people: control }) }] })).toEqual([
    [2, '姓名', 'control-character'],
  ])
  expect((await check(file('工号,姓名,单位编码\nN1,甲\0乙,IT\n'))).json().code).toBe('organisation.unreadable-file')
  await check(file(`工号,姓名,单位编码,离职日期\nx'--,${'走'.repeat(3)},IT,2026-06-14\n`)).then(a => apply(a.json().id))
})

test('what is no table of people is refused at once and named', async () => {
  const zip = (name: string, content: Buffer, claimed = content.length) => {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30 + name.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.write(name, 46)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(entry.length, 12)
    end.writeUInt32LE(local.length + packed.length, 16)
    return Buffer.concat([local, packed, entry, end])
  }
  let seed = 7
  const garbage = Buffer.from(
    Uint8Array.from({ length: 10_000_000 }, () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) >> 16),
  )
  const text = Buffer.from(garbage.map(byte => 33 + (byte % 90)))
  const sound = await workbook({
    people: [
      ['工号', '姓名', '单位编码'],
      ['E9', '甲', 'IT'],
    ],
  })
  for (const [name, content] of [
    ['garbage.csv', garbage],
    ['letters.csv', text],
    ['renamed.xlsx', zip('hello.txt', Buffer.from('hello'))],
    ['bomb.xlsx', zip('xl/workbook.xml', Buffer.alloc(300_000_000), 10)],
    ['truncated.xlsx', sound.subarray(0, sound.length / 2)],
    ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['empty.csv', Buffer.alloc(0)],
  ] as const) {
    const start = performance.now()
    const answer = await check(file(content, name))
    const refusedOutright = answer.statusCode === 422 && answer.json().code === 'organisation.unreadable-file'
    const refusedByProblem = answer.statusCode === 201 && answer.json().state === 'refused'
    expect(refusedOutright || refusedByProblem, `${name}: ${answer.body.slice(0, 300)}`).toBe(true)
    expect(performance.now() - start, name).toBeLessThan(5000)
  }
  expect((await check(file(Buffer.alloc(21 * 1024 * 1024, 'x'), 'large.csv'))).json().code).toBe('too-large')
  expect((await check({ files: [] })).json().code).toBe('invalid-input')
  expect(await problemsOf(file('颜色,味道\n红,甜\n', '菜单.csv'))).toEqual([[null, null, 'no-sheet']])
  expect(await problemsOf(file('工号,单位编码\nE1,IT\n', '人员.csv'))).toEqual([[1, '姓名', 'missing-column']])
})

test('the template, as it is, is a sound import; every column is explained', async () => {
  for (const language of ['zh', 'en']) {
    const headers = { ...admin, 'accept-language': language }
    const { rawPayload } = await running.app.inject({ url: '/api/v1/organisation/template?format=xlsx', headers })
    const made = (await check(file(rawPayload, 'template.xlsx'))).json()
    expect(made).toMatchObject({ state: 'ready', changes: { post: { added: 1 } } })
    expect(made.ignored).toEqual([{ sheet: language === 'zh' ? '说明' : 'Explanation', column: null }])
    for (const sheet of ['units', 'posts', 'people']) {
      const csv = await running.app.inject({ url: `/api/v1/organisation/template?format=csv&sheet=${sheet}`, headers })
      expect((await check(file(csv.rawPayload, 'x.csv'))).json().ignored).toEqual([])
    }
  }
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
  const made = await check(form)
  expect(made.json(), made.body.slice(0, 500)).toMatchObject({
    state: 'ready',
    changes: { unit: { added: 200 }, person: { added: 5000 } },
    accounts: 5000,
  })
  const checked = performance.now()
  expect((await apply(made.json().id)).statusCode).toBe(200)
  const applied = performance.now()
  const list = await running.app.inject({
    method: 'POST',
    url: `/api/v1/organisation/imports/${made.json().id}/first-passwords`,
    headers: admin,
  })
  const given = performance.now()
  console.log(
    `5000 people: check ${Math.round(checked - start)} ms, write ${Math.round(applied - checked)} ms, passwords ${Math.round(given - applied)} ms`,
  )
  expect(applied - start).toBeLessThan(20_000)

  const lines = list.body.trim().split('\n')
  expect(lines).toHaveLength(5001)
  const [code, , login, password] = (lines[1] as string).trim().split(',')
  const signedIn = await running.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password } })
  expect(signedIn.json()).toMatchObject({ mustChange: true, person: { code } })
  const again = await running.app.inject({
    method: 'POST',
    url: `/api/v1/organisation/imports/${made.json().id}/first-passwords`,
    headers: admin,
  })
  expect(again.json().code).toBe('organisation.passwords-given')

  const exported = await running.app.inject({ url: '/api/v1/organisation/export', headers: admin })
  for (const complete of ['false', 'true']) {
    const back = (
      await check({ files: [{ name: 'export.xlsx', content: exported.rawPayload }], fields: { complete } })
    ).json()
    expect(back).toMatchObject({ state: 'ready' })
    expect((await get(`/imports/${back.id}/changes`)).items).toEqual([])
  }
})

test('a complete file moves, changes and ends from its day on; the day before all was as it had been', async () => {
  const exported = await running.app.inject({ url: '/api/v1/organisation/export', headers: admin })
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
    await check({
      files: [{ name: 'reorganised.xlsx', content }],
      fields: { complete: 'true', effectiveOn: '2026-10-01' },
    })
  ).json()
  expect(made).toMatchObject({ state: 'ready', changes: { person: { added: 0, moved: 1, ended: 1 } } })
  const before = fingerprint(await organisationState(database.db, '2026-09-30'))
  expect((await apply(made.id)).statusCode).toBe(200)
  const then = await organisationState(database.db, '2026-09-30')
  const at = (s: typeof then, code: string) => s.people.find(p => p.code === code)
  expect(at(then, 'S7')?.memberships.map(m => [m.unit, m.until])).toEqual([
    ['U8', '2026-09-30'],
    ['IT', null],
  ])
  expect(at(then, 'S4999')).toMatchObject({ left: '2026-09-30' })
  expect(before).not.toBe(fingerprint(then))
  const later = await organisationState(database.db, '2026-10-01')
  expect(at(later, 'S7')?.memberships.map(m => [m.unit, m.since])).toEqual([['IT', '2026-10-01']])
  expect(at(later, 'S4999')?.memberships).toEqual([])
})

test('the fixture writes true GBK', async () => {
  expect(gbk('工号')).toEqual(Buffer.from([0xb9, 0xa4, 0xba, 0xc5]))
})
