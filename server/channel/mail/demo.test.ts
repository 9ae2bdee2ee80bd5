import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { minute, office, type Office } from './fixtures/office.ts'

let at: Office
beforeAll(async () => {
  at = await office({ demo: true, origin: undefined })
})
afterAll(() => at.close())

test('the demo sends nothing and shows what it would send, waiting and written', async () => {
  expect((await at.ask('ADMIN', 'GET', '/mail/settings')).body).toMatchObject({
    source: 'demo',
    server: null,
    isOriginSet: false,
  })
  const server = { host: '127.0.0.1', port: 25, security: 'none', user: null, from: 'a@example.com' }
  expect((await at.ask('ADMIN', 'PUT', '/mail/settings', { language: 'zh', server })).body.code).toBe(
    'mail.off-in-demo',
  )
  expect((await at.ask('ADMIN', 'POST', '/mail/test', { to: 'a@example.com', server })).body.code).toBe(
    'mail.off-in-demo',
  )

  await at.settle()
  const c = await at.requested()
  await at.settle()
  const outbox = async () => (await at.ask('ADMIN', 'GET', '/mail/outbox')).body.items
  const line = { person: { name: '钱七' }, address: 'head@example.com', subject: '李想提出「紧急备件询价」，等您响应' }
  expect(await outbox()).toMatchObject([{ ...line, waiting: true, dueAt: at.now + minute }])
  at.now += minute
  await at.settle()
  const [kept] = await outbox()
  expect(kept).toMatchObject({ ...line, waiting: false })
  const { body } = await at.ask('ADMIN', 'GET', `/mail/outbox/${kept.id}`)
  expect(body.text).toContain(`/commitments/${c}`)
  expect(body.html).toContain('<html lang="zh-CN">')
  expect((await at.ask('BUYS', 'GET', '/mail/outbox')).body.code).toBe('not-allowed')

  // What was kept stays as it was; what can be read no more is not written anew.
  await sql`update notification set read_at = now()`.execute(at.database.db)
  expect(await outbox()).toMatchObject([line])
})

test('a real installation has no outbox', async () => {
  const real = await office()
  expect((await real.ask('ADMIN', 'GET', '/mail/outbox')).body.code).toBe('not-found')
  await real.close()
})
