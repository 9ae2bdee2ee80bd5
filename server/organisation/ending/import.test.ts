import { afterEach, beforeEach, expect, test } from 'vitest'
import { multipart } from '../upload.fixture.ts'
import { type CompanyDesk, companyDesk, dayMs, dayOf, monday } from './fixtures/desk.ts'

let desk: CompanyDesk
beforeEach(async () => {
  desk = await companyDesk()
})
afterEach(() => desk.close())

const units = (...rows: string[]) => ['单位编码,单位名称,上级单位编码,负责人工号', ...rows].join('\n')
const people = (...rows: string[]) => ['工号,姓名,单位编码', ...rows].join('\n')

/** The company without it, its desk and their people; sales is renamed, and a new department comes. */
const reorganised = [
  { name: '单位.csv', content: units('hq,总部,,BOSS', 'ops,运维部,hq,OPS', 'sal,市场部,hq,CHIEF', 'new,数字中心,hq,') },
  {
    name: '人员.csv',
    content: people(
      'BOSS,陈总,hq',
      'OFFICE,王五,hq',
      'OPS,钱七,ops',
      'CHIEF,吴九,sal',
      'SELLS,李想,sal',
      'MATE,龙杰,new',
    ),
  },
]
const check = async (effectiveOn: string, files = reorganised) => {
  const form = {
    files: files.map(f => ({ ...f, content: Buffer.from(f.content) })),
    fields: { complete: 'true', effectiveOn },
  }
  const { payload, type } = multipart(form)
  const headers = { ...(await desk.running.as(desk.id('OFFICE'))), 'content-type': type }
  return (
    await desk.running.app.inject({ method: 'POST', url: '/api/v1/organisation/imports', headers, payload })
  ).json()
}
const url = (id: string, rest = '') => `/organisation/imports/${id}/${rest}`
const today = dayOf(monday)

test('units end together with their people in one file, and the dry run says where their work goes', async () => {
  const matter = await desk.asked('SELLS', 'it', 'SERVES')
  const owed = await desk.asked('SERVES', 'sal')
  const made = await check(today)
  expect(made).toMatchObject({
    state: 'ready',
    endings: 2,
    changes: { unit: { added: 1, ended: 2 }, person: { ended: 2, moved: 1 } },
  })
  const { items } = await desk.good('OFFICE', 'GET', url(made.id, 'endings'))
  expect(items).toMatchObject([
    { code: 'desk', owes: 0, owed: 0, serviceCount: 0, successor: { code: 'hq', name: '总部' }, services: 'move' },
    { code: 'it', owes: 1, owed: 1, serviceCount: 2, successor: { code: 'hq', name: '总部' }, services: 'move' },
  ])
  const say = (successor: string) =>
    desk.ask('OFFICE', 'PUT', url(made.id, 'endings/it'), { successor, services: 'move' })
  for (const wrong of ['desk', 'nowhere']) expect((await say(wrong)).body.code, wrong).toBe('organisation.no-successor')
  expect((await say('new')).status).toBe(204)
  expect((await desk.good('OFFICE', 'GET', url(made.id, 'endings'))).items[1].successor).toEqual({
    code: 'new',
    name: '数字中心',
  })

  await desk.good('OFFICE', 'POST', url(made.id, 'application'))
  await desk.work()
  expect(await desk.sides(matter)).toMatchObject({ supplier: 'new' })
  expect(await desk.sides(owed)).toMatchObject({ customer: 'new' })
  expect((await desk.good('SELLS', 'GET', `/services/${desk.service('laptop')}`)).unit.code).toBe('new')
  expect((await desk.good('SELLS', 'GET', `/units/${desk.id('it')}`)).ending).toMatchObject({
    kind: 'import',
    state: 'done',
  })
  expect((await say('ops')).body.code).toBe('organisation.import-applied')
  expect(await desk.told('BOSS', 'taken-over')).toHaveLength(2)
})

test('of a file for a day to come the work goes on that day', async () => {
  const matter = await desk.asked('SELLS', 'it', 'SERVES')
  const made = await check(dayOf(monday + 5 * dayMs))
  await desk.good('OFFICE', 'POST', url(made.id, 'application'))
  await desk.work()
  expect(await desk.sides(matter)).toMatchObject({ supplier: 'it/SERVES' })
  expect((await desk.good('SELLS', 'GET', `/units/${desk.id('it')}`)).ending).toMatchObject({ state: 'planned' })
  expect((await desk.ask('OFFICE', 'DELETE', `/units/${desk.id('it')}/ending`)).status).toBe(404)
  desk.clock.now += 5 * dayMs
  await desk.work()
  expect(await desk.sides(matter)).toMatchObject({ supplier: 'hq' })
})

test('whoever stays in a unit that ends has to be moved by the file', async () => {
  const [file, staff] = reorganised as [(typeof reorganised)[number], (typeof reorganised)[number]]
  const made = await check(today, [file, { ...staff, content: `${staff.content}\nSERVES,周敏,it` }])
  const { items } = await desk.good('OFFICE', 'GET', url(made.id, 'problems'))
  expect(items).toMatchObject([{ code: 'import.unknown-unit', value: 'it' }])
  const alone = await check(today, [file])
  const problems = await desk.good('OFFICE', 'GET', url(alone.id, 'problems'))
  expect(problems.items).toMatchObject([{ code: 'import.unit-not-empty', value: 'it' }])
})
