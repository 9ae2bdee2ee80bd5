import { afterAll, beforeAll, expect, test } from 'vitest'
import { file, importDesk, type ImportDesk } from './import.fixture.ts'
import { workbook } from './upload.fixture.ts'

let desk: ImportDesk

beforeAll(async () => {
  desk = await importDesk()
})
afterAll(() => desk.close())

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
  const made = await desk.check({ files: [{ name: '组织.xlsx', content: await workbook({ units, people }) }] })
  expect(made.json()).toMatchObject({ state: 'refused' })
  const { items } = await desk.get(`/imports/${made.json().id}/problems?limit=200`)
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
  expect((await desk.apply(made.json().id)).json().code).toBe('organisation.import-has-problems')
})

test('a head or manager who has left is a problem; so is ending the last administrator', async () => {
  const left =
    '工号,姓名,入职日期,离职日期,单位编码,直接上级工号\nL1,走了,2020-01-01,2026-01-31,,\nL2,还在,2020-01-01,,IT,L1\n'
  expect(await desk.problemsOf(file(left))).toEqual([[3, '直接上级工号', 'not-employed']])
  const without = 'Employee number,Name,Unit code\nE2,张三丰,IT\n'
  expect(await desk.problemsOf({ ...file(without), fields: { complete: 'true' } })).toEqual([
    [null, null, 'last-administrator'],
  ])
})

test('HTML and SQL in every text are only text; NUL is refused', async () => {
  const evil = `<script>alert(1)</script>'); drop table person; --`
  const people = [
    ['工号', '姓名', '英文名', '电话', '单位编码'],
    ["x'--", evil, evil, `'"<b>`, 'IT'],
  ]
  const made = await desk.check({
    files: [{ name: `${evil.replaceAll(/[<>/"';]/g, '')}.xlsx`, content: await workbook({ people }) }],
  })
  expect((await desk.apply(made.json().id)).statusCode).toBe(200)
  expect((await desk.state()).people.find(p => p.code === "x'--")).toMatchObject({ name: evil, nameEn: evil })
  const control = [
    ['工号', '姓名', '单位编码'],
    ['N1', '甲_x0000_乙', 'IT'],
  ]
  expect(
    await desk.problemsOf({ files: [{ name: 'nul.xlsx', content: await workbook({ people: control }) }] }),
  ).toEqual([[2, '姓名', 'control-character']])
  expect((await desk.check(file('工号,姓名,单位编码\nN1,甲\0乙,IT\n'))).json().code).toBe(
    'organisation.unreadable-file',
  )
  await desk
    .check(file(`工号,姓名,单位编码,离职日期\nx'--,${'走'.repeat(3)},IT,2026-06-14\n`))
    .then(a => desk.apply(a.json().id))
})
