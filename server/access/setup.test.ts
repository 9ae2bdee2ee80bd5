import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { accessCodes } from './codes.ts'
import { accessRoutes } from './routes.ts'
import { setupCode } from './setup-code.ts'

let database: TestDatabase
let running: TestApp
let code: string
beforeAll(async () => {
  database = await testDatabase()
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes })
  code = (await setupCode(running.world)) ?? ''
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
  code,
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

test('whoever comes first without the code that was printed at the start sets up nothing, and may not try for ever', async () => {
  expect(await setupCode(running.world)).toBe(code)
  const { code: _, ...without } = wish(0)
  expect((await setUp(without)).json().code).toBe('invalid-input')
  const guesses = []
  for (let n = 0; n < 6; n++) guesses.push(await setUp({ ...wish(0), code: `guess-${n}` }))
  expect(guesses.map(answer => answer.json().code)).toEqual([
    ...Array(5).fill('access.wrong-setup-code'),
    'too-many-sign-ins',
  ])
  expect(await needed()).toBe(true)
  await database.db.deleteFrom('sign_in_attempt').execute()
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
  expect(await setupCode(running.world)).toBeNull()
  expect(await database.db.selectFrom('setting').selectAll().where('key', '=', 'setupCode').execute()).toEqual([])
})
