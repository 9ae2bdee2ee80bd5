import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { accessCodes } from './codes.ts'
import { accessRoutes } from './routes.ts'

let database: TestDatabase
let running: TestApp
beforeAll(async () => {
  database = await testDatabase()
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const wish = (n: number) => ({
  organisation: { name: '远山装备', nameEn: 'Yuanshan Equipment' },
  person: { name: '管理员', code: `A${n}` },
  login: `admin${n}`,
  password: 'long enough word',
})
const setUp = (payload: object) => running.app.inject({ method: 'POST', url: '/api/v1/setup', payload })
const needed = async () => (await running.app.inject('/api/v1/setup')).json().needed

test('an empty installation needs setting up; a weak password or a blank name sets up nothing', async () => {
  expect((await setUp({ ...wish(0), password: 'admin0' })).json().code).toBe('access.weak-password')
  expect((await setUp({ ...wish(0), person: { name: '  ', code: 'A0' } })).json()).toMatchObject({
    code: 'invalid-input',
    errors: [{ place: 'body/person/name' }],
  })
  expect(await needed()).toBe(true)
})

test('of browsers that set up at once one wins, and is signed in as administrator of its organisation', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(n => setUp(wish(n))))
  expect(answers.map(a => a.statusCode).toSorted()).toEqual([200, 409, 409, 409])
  const won = answers.find(a => a.statusCode === 200)
  expect(won?.json()).toMatchObject({
    roles: ['administrator', 'officer'],
    mustChange: false,
    organisation: { name: '远山装备', nameEn: 'Yuanshan Equipment' },
    units: [{ name: { zh: '远山装备', en: 'Yuanshan Equipment' } }],
  })
  expect(await needed()).toBe(false)
  const cookie = `huke_session=${won?.cookies[0]?.value}`
  expect((await running.app.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(200)
  expect(await database.db.selectFrom('person').select('id').execute()).toHaveLength(1)
  expect((await setUp(wish(5))).json().code).toBe('access.already-set-up')
})
