import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailCatcher } from '../../testing/mail-catcher.ts'
import { minute, office, type Office } from './fixtures/office.ts'

let at: Office
beforeAll(async () => {
  at = await office()
})
afterAll(() => at.close())

const server = {
  host: '127.0.0.1',
  port: 2525,
  security: 'none',
  user: 'huke',
  password: 'a secret',
  from: 'huke@example.com',
}
const put = (body: object, person = 'ADMIN') => at.ask(person, 'PUT', '/mail/settings', { language: 'zh', ...body })
const kept = async () =>
  (await sql<{ value: { password: string } }>`select value from setting where key = 'mail'`.execute(at.database.db))
    .rows[0]?.value

test('the mail server is the administrator’s to set; its password is shown and logged to nobody', async () => {
  for (const person of ['OFFICE', 'BUYS']) {
    expect((await put({ server }, person)).body.code).toBe('not-allowed')
    expect((await at.ask(person, 'GET', '/mail/settings')).body.code).toBe('not-allowed')
    expect((await at.ask(person, 'POST', '/mail/test', { to: 'a@example.com' })).body.code).toBe('not-allowed')
    expect((await at.ask(person, 'GET', '/mail/undelivered')).body.code).toBe('not-allowed')
  }
  expect((await at.ask('ADMIN', 'GET', '/mail/settings')).body).toMatchObject({ source: 'none', server: null })
  const { status, body } = await put({ server })
  expect(status, JSON.stringify(body)).toBe(200)
  const { password: _, ...shown } = server
  expect(body).toMatchObject({
    source: 'page',
    server: { ...shown, hasPassword: true },
    origin: 'https://huke.example.com',
  })
  expect((await kept())?.password).toBe('a secret')
  const { rows } = await sql<{ log: string }>`select to_json(admin_log)::text as log from admin_log`.execute(
    at.database.db,
  )
  expect(rows.length).toBe(1)
  for (const said of [JSON.stringify(body), ...rows.map(row => row.log)]) expect(said).not.toContain('a secret')
})

test('a password that is left out is the one that is kept, for the same server and user only', async () => {
  const { password: _, ...rest } = server
  expect((await put({ server: { ...rest, from: 'other@example.com' } })).status).toBe(200)
  expect((await kept())?.password).toBe('a secret')
  for (const other of [{ port: 2526 }, { host: 'localhost' }, { user: 'somebody' }]) {
    expect((await put({ server: { ...rest, ...other } })).body).toMatchObject({
      code: 'mail.server-impossible',
      errors: [{ place: 'body/server/password' }],
    })
    const tried = await at.ask('ADMIN', 'POST', '/mail/test', { to: 'a@example.com', server: { ...rest, ...other } })
    expect(tried.body.code).toBe('mail.server-impossible')
  }
})

test.each([
  ['host', { host: 'https://smtp.example.com', user: null, password: null }],
  ['host', { host: 'smtp.example.com:587', user: null, password: null }],
  ['host', { host: ' ', user: null, password: null }],
  ['security', { host: 'smtp.example.com', security: 'none' }],
  ['security', { port: 465, security: 'starttls' }],
  ['security', { port: 587, security: 'tls' }],
  ['user', { user: null }],
  ['password', { user: 'other' }],
  ['from', { from: 'not an address' }],
  ['from', { from: 'a@example.com\r\nBcc: b@example.com' }],
  ['from', { from: 'a@example.com, b@example.com' }],
])('nonsense is refused with its field and what is expected: %s %j', async (field, more) => {
  const { password, ...rest } = server
  const given = 'user' in more && more.user === 'other' ? rest : { ...rest, password }
  const { status, body } = await put({ server: { ...given, ...more } })
  expect([status, body.code, body.errors.map((error: { place: string }) => error.place)]).toEqual([
    422,
    'mail.server-impossible',
    [`body/server/${field}`],
  ])
  expect(JSON.stringify(body)).not.toContain('a secret')
})

test('a test mail says in words what happened', async () => {
  const catcher = await mailCatcher({
    onAddress: address => (address.startsWith('no') ? '550 who is that' : undefined),
  })
  const plain = { ...server, port: catcher.port, user: null, password: null }
  const attempt = (to: string, more = {}) =>
    at.ask('ADMIN', 'POST', '/mail/test', { to, server: { ...plain, ...more } })
  expect((await attempt('li@example.com')).body).toEqual({ ok: true, trouble: null })
  expect(catcher.mails).toMatchObject([{ rcpt: 'li@example.com', subject: '互客测试邮件' }])
  expect((await attempt('nobody@example.com')).body).toMatchObject({
    ok: false,
    trouble: { reason: 'recipient-refused', reply: '550 who is that' },
  })
  expect((await attempt('li@example.com', { security: 'starttls' })).body.trouble.words).toMatch(
    /127\.0\.0\.1 在端口 \d+ 上不按/,
  )
  expect((await attempt('li')).body.code).toBe('invalid-input')
  await catcher.close()
  expect((await attempt('li@example.com')).body.trouble.words).toBe(
    `127.0.0.1 的端口 ${catcher.port} 没有邮件服务在听。请检查端口和防火墙。`,
  )
})

test('what the server has against us, and who has no address, is on the page until it is mended', async () => {
  const catcher = await mailCatcher({ onSender: () => '553 not yours' })
  await put({ server: { ...server, port: catcher.port, user: null, password: null } })
  await sql`update person set email = null where code = 'BUYS'`.execute(at.database.db)
  await at.requested()
  await at.gathered()
  const page = async () => (await at.ask('ADMIN', 'GET', '/mail/settings')).body
  expect(await page()).toMatchObject({
    trouble: { reason: 'sender-refused', reply: '553 not yours', since: at.now, nextTryAt: at.now + 30_000 },
    waiting: 1,
    withoutAddress: 1,
  })
  await catcher.close()
  const other = await mailCatcher()
  await put({ server: { ...server, port: other.port, user: null, password: null } })
  expect((await page()).trouble).toBeNull()
  await at.settle()
  expect(other.mails.length).toBe(1)
  expect(await page()).toMatchObject({ waiting: 0, sentAt: at.now })
  await other.close()
})

test('who has chosen no language is written to in the one set for them', async () => {
  const catcher = await mailCatcher()
  await put({ language: 'en', server: { ...server, port: catcher.port, user: null, password: null } })
  await at.requested('New lamp')
  await at.gathered()
  expect(catcher.mails.map(mail => mail.subject)).toEqual(['Li Xiang asks you for “New lamp”'])
  await catcher.close()
})

test('switched off, nothing more is sent', async () => {
  const catcher = await mailCatcher()
  await at.sendTo(catcher.port)
  await at.requested()
  await at.settle()
  expect((await put({ server: null })).body).toMatchObject({ source: 'none', server: null })
  at.now += 90 * minute
  await at.settle()
  await at.sendTo(catcher.port)
  await at.gathered()
  expect(catcher.mails).toEqual([])
  await catcher.close()
})

test('the list of what could not be delivered is paged, and all of it can be sent again', async () => {
  let closed = true
  const catcher = await mailCatcher({ onAddress: () => (closed ? '550 no such user' : undefined) })
  await at.sendTo(catcher.port)
  await sql`delete from mail`.execute(at.database.db)
  for (let n = 0; n < 5; n++) await at.requested(`第 ${n} 件`)
  await at.gathered()
  const ids: string[] = []
  let after = ''
  do {
    const { body } = await at.ask('ADMIN', 'GET', `/mail/undelivered?limit=2${after}`)
    ids.push(...body.items.map((item: { id: string }) => item.id))
    expect(body.items[0]).toMatchObject({
      person: { name: '钱七' },
      address: 'head@example.com',
      reason: 'recipient-refused',
      reply: '550 no such user',
      uncertain: false,
    })
    expect(JSON.stringify(body)).not.toContain('件"')
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after !== '')
  expect(new Set(ids).size).toBe(5)
  closed = false
  expect((await at.ask('ADMIN', 'POST', '/mail/undelivered/retries', { mails: ids })).body).toEqual({ again: 5 })
  expect((await at.ask('ADMIN', 'POST', '/mail/undelivered/retries', { mails: ids })).body).toEqual({ again: 0 })
  await at.settle()
  expect(catcher.mails.length).toBe(5)
  await catcher.close()
})

test('a person’s own choices are theirs, within what can be chosen', async () => {
  const first = (await at.ask('SELLS', 'GET', '/mail/preferences')).body
  expect(first).toEqual({
    paces: { act: 'at-once', moved: 'hourly', words: 'at-once', warning: 'at-once' },
    dailyAt: '08:30',
    workingHours: true,
    address: 'sells@example.com',
    mailed: true,
  })
  const chosen = { paces: { ...first.paces, moved: 'never' }, dailyAt: '17:05', workingHours: false }
  expect((await at.ask('SELLS', 'PUT', '/mail/preferences', chosen)).body).toMatchObject(chosen)
  expect((await at.ask('SELLS', 'GET', '/mail/preferences')).body).toMatchObject(chosen)
  expect((await at.ask('HEAD', 'GET', '/mail/preferences')).body).toMatchObject({ dailyAt: '08:30' })
  for (const wrong of [
    { dailyAt: '24:00' },
    { dailyAt: '8:30' },
    { paces: { ...first.paces, moved: 'weekly' } },
    { paces: {} },
  ])
    expect((await at.ask('SELLS', 'PUT', '/mail/preferences', { ...chosen, ...wrong })).body.code).toBe('invalid-input')
})
