import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessCodes, accessRoutes } from '@huke/server/access'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '@huke/server/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from './administrator.ts'
import { terminal } from './fixtures/terminal.ts'

const { said } = terminal()
let database: TestDatabase
let running: TestApp
let folder = ''

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'huke-rescue-'))
  // For root, whose database runs as another user: that one has to walk through.
  await chmod(folder, 0o755)
  vi.stubEnv('HUKE_DATA', folder)
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await running.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const signIn = async (login: string, password: string) => {
  const payload = { login, password }
  return running.app.inject({ method: 'POST', url: '/api/v1/session', payload })
}
const passwordSaid = () => /First password: (\S+)/.exec(said.join('\n'))?.[1] ?? ''
const logged = async () =>
  (
    await database.db.selectFrom('admin_log').select(['action', 'person_id']).orderBy('id', 'desc').limit(1).execute()
  )[0]

describe('when nobody can sign in any more, the machine', () => {
  beforeAll(async () => {
    await organise(
      database.db,
      [{ code: 'HQ', name: '总部' }],
      [
        { code: 'E1', name: '张三', unit: 'HQ', roles: ['administrator'] },
        { code: 'E2', name: '李四', unit: 'HQ' },
      ],
    )
    await database.db.updateTable('account').set({ disabled_at: new Date() }).where('login', '=', 'E1').execute()
    vi.stubEnv('DATABASE_URL', database.url)
  })

  test('tells who may administer, and why they cannot', async () => {
    expect(await run(['list'])).toBe(0)
    expect(said.join('\n')).toMatch(/E1 {2}张三 {2}cannot sign in as E1: account closed/)
  })

  test('opens a closed account and forgets its failures', async () => {
    for (let i = 0; i < 6; i++) await signIn('e1', 'wrong')
    expect((await signIn('e1', 'wrong')).statusCode).toBe(429)
    expect(await run(['unlock', 'E1'])).toBe(0)
    expect(await logged()).toEqual({ action: 'account.unlocked', person_id: null })
    expect((await signIn('e1', 'wrong')).statusCode).toBe(401)
  })

  test('gives a new first password, which signs in and has to be changed', async () => {
    expect(await run(['password', 'e1'])).toBe(0)
    const answer = await signIn('E1', passwordSaid())
    expect(answer.json()).toMatchObject({ mustChange: true, roles: ['administrator'] })
  })

  test('makes a colleague or somebody new an administrator', async () => {
    expect(await run(['make', 'E2'])).toBe(0)
    expect(await logged()).toEqual({ action: 'administrator.made', person_id: null })
    expect(passwordSaid()).toBe('')
    expect(await run(['make', 'X9', '--name', '赵六'])).toBe(0)
    const answer = await signIn('x9', passwordSaid())
    expect(answer.json()).toMatchObject({ person: { code: 'X9', unit: { code: 'HQ' } }, roles: ['administrator'] })
  })

  test('says in sentences what cannot be', async () => {
    for (const wrong of [
      [],
      ['king'],
      ['make'],
      ['list', 'E1'],
      ['password', 'E1', 'E2'],
      ['unlock', 'E1', '--name', 'x'],
    ])
      expect(await run(wrong), wrong.join(' ')).toBe(2)
    expect(await run(['make', 'NOBODY'])).toBe(1)
    expect(await run(['password', 'NOBODY'])).toBe(1)
    await database.db
      .updateTable('person')
      .set({ employed: '[2020-01-01,2021-01-01)' })
      .where('code', '=', 'X9')
      .execute()
    expect(await run(['make', 'X9'])).toBe(1)
    expect(said.join('\n')).toMatch(/no such person[^]*no such account[^]*not employed today/)
  })
})

test('on the embedded database it works with nothing else running', async () => {
  vi.stubEnv('DATABASE_URL', '')
  expect(await run(['list'])).toBe(0)
  expect(said.join('\n')).toContain('Nobody may administer')
})
