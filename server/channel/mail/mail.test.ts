import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailCatcher, type MailCatcher, type Manners } from '../../testing/mail-catcher.ts'
import { sendDue } from './delivery/send.ts'
import { hour, minute, monday, office, type Office } from './fixtures/office.ts'

let at: Office
let catcher: MailCatcher
let manners: Manners = {}

beforeAll(async () => {
  at = await office()
  catcher = await mailCatcher({
    onSender: address => manners.onSender?.(address),
    onAddress: address => manners.onAddress?.(address),
    onMail: mail => manners.onMail?.(mail),
  })
  await at.sendTo(catcher.port)
})
afterAll(async () => {
  await catcher.close()
  await at.close()
})

beforeEach(async () => {
  manners = {}
  at.now = monday
  for (const table of ['mail', 'mail_preference']) await sql`delete from ${sql.table(table)}`.execute(at.database.db)
  await sql`update notification set weighed = true`.execute(at.database.db)
  await sql`update mail_server set failures = 0, paused_until = null`.execute(at.database.db)
  caught()
})

/** What arrived since last asked. */
let seen = 0
function caught() {
  const fresh = catcher.mails.slice(seen)
  seen = catcher.mails.length
  return fresh
}
const subjects = () => caught().map(mail => `${mail.rcpt.split('@')[0]}: ${mail.subject}`)
const prefer = async (person: string, chosen: object) => {
  const { body } = await at.ask(person, 'GET', '/mail/preferences')
  const { paces, dailyAt, workingHours } = body
  const { status } = await at.ask(person, 'PUT', '/mail/preferences', {
    dailyAt,
    workingHours,
    ...chosen,
    paces: { ...paces, ...(chosen as { paces?: object }).paces },
  })
  expect(status).toBe(200)
}
const states = async () => {
  const { rows } = await sql<{
    state: string
    reason: string | null
  }>`select state, reason from mail order by id`.execute(at.database.db)
  return rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`))
}

describe('a notice', () => {
  test('is mailed in its reader’s language, with what to do and where', async () => {
    const c = await at.requested('给张晓准备笔记本')
    await at.gathered()
    expect(subjects()).toEqual(['head: 李想提出「给张晓准备笔记本」，等您响应'])
    await at.did('BUYS', c, { kind: 'ask', question: '几号到岗？' })
    await at.gathered()
    const [mail] = caught()
    expect(mail).toMatchObject({
      rcpt: 'sells@example.com',
      subject: 'Zhou Min asked you about “给张晓准备笔记本”',
      from: { address: 'huke@example.com' },
      to: [{ address: 'sells@example.com', name: 'Li Xiang' }],
    })
    expect(mail?.text).toContain('> 几号到岗？')
    expect(mail?.text).toContain(`https://huke.example.com/commitments/${c}`)
    expect(mail?.text).toMatch(/answer due: \d+ \w+, \d\d:\d\d/)
    expect(mail?.html).toContain('几号到岗？')
  })

  test('becomes one mail with what follows of its matter within a minute, and threads with what comes later', async () => {
    const c = await at.requested()
    await at.gathered()
    caught()
    await at.did('BUYS', c, { kind: 'ask', question: '几台？' })
    await at.settle()
    at.now += 30_000
    await at.did('BUYS', c, { kind: 'comment', words: '另外，预算多少？' })
    await at.settle()
    expect(caught()).toEqual([])
    at.now += 30_000
    await at.settle()
    const [first, ...others] = caught()
    expect(others).toEqual([])
    expect(first?.subject).toBe('Zhou Min asked you about “紧急备件询价” (and 1 more)')
    expect(first?.text).toContain('另外，预算多少？')
    await at.did('BUYS', c, { kind: 'comment', words: '还在等您' })
    await at.gathered()
    const [later] = caught()
    expect([first?.references, later?.references]).toEqual([`<matter.${c}@example.com>`, `<matter.${c}@example.com>`])
    expect(later?.messageId).not.toBe(first?.messageId)
  })

  test('that was read on the page meanwhile is not mailed', async () => {
    await at.requested()
    await at.settle()
    const { body } = await at.ask('HEAD', 'GET', '/notifications')
    await at.ask('HEAD', 'POST', '/notifications/read', { upTo: body.items[0].id })
    await at.gathered()
    expect(subjects()).toEqual([])
    expect(await states()).toEqual(['dropped: nothing-left'])
  })

  test('goes out once, however often the queue runs the job', async () => {
    for (let n = 0; n < 30; n++) await at.requested(`第 ${n} 件`)
    await at.settle()
    at.now += minute
    await Promise.all([1, 2, 3].map(() => sendDue({}, at.app.world)))
    expect(new Set(subjects()).size).toBe(30)
    expect(catcher.mails.length).toBe(seen)
  })
})

describe('the reader chooses', () => {
  test('at once, gathered each hour or day, or never, by what a notice is to them', async () => {
    await prefer('SELLS', { paces: { words: 'never', act: 'daily', moved: 'hourly' }, dailyAt: '16:45' })
    const [a, b] = [await at.requested('甲'), await at.requested('乙')]
    await at.did('BUYS', a, { kind: 'promise', dueBy: at.now + 48 * hour })
    await at.did('BUYS', b, { kind: 'ask', question: '急吗？' })
    await at.did('BUYS', b, { kind: 'comment', words: '先放着' })
    await at.gathered()
    expect(subjects().filter(line => line.startsWith('sells'))).toEqual([])
    at.now = at.now - (at.now % hour) + hour
    await at.settle()
    expect(subjects().filter(line => line.startsWith('sells'))).toEqual(['sells: Zhou Min promised “甲”'])
    at.now += 5 * hour + 45 * minute
    await at.settle()
    expect(subjects().filter(line => line.startsWith('sells'))).toEqual(['sells: Zhou Min asked you about “乙”'])
  })

  test('and may change their mind until it is sent', async () => {
    await at.requested()
    await at.settle()
    await prefer('HEAD', { paces: { act: 'never' } })
    at.now += minute
    await at.settle()
    expect(subjects()).toEqual([])
  })

  test('to be left alone outside working hours: the next opening brings it all in one', async () => {
    at.now += 10 * hour
    await prefer('HEAD', { paces: { moved: 'at-once' } })
    await at.requested('甲')
    await at.requested('乙')
    await at.gathered()
    expect(subjects()).toEqual([])
    // Tuesday, 08:30.
    at.now = monday + 22.5 * hour
    await at.settle()
    expect(subjects()).toEqual(['head: 2 件事项等您处理'])
  })

  test('by the calendar of their unit or the nearest above it', async () => {
    const { rows } = await sql<{ id: string }>`select id from calendar where code = 'always'`.execute(at.database.db)
    await sql`update unit_version set calendar_id = ${rows[0]?.id} where unit_id = ${at.id('hq')}`.execute(
      at.database.db,
    )
    at.now += 10 * hour
    await at.requested()
    await at.gathered()
    expect(subjects()).toEqual(['head: 李想提出「紧急备件询价」，等您响应'])
    await sql`update unit_version set calendar_id = null`.execute(at.database.db)
  })

  test('except where a clock would break before the opening', async () => {
    at.now += 10 * hour
    const c = await at.requested()
    await sql`update commitment set due_at = to_timestamp(${(at.now + hour) / 1000}) where id = ${c}`.execute(
      at.database.db,
    )
    await at.gathered()
    expect(subjects()).toEqual(['head: 李想提出「紧急备件询价」，等您响应'])
  })
})

describe('nobody is mailed what they may not see', () => {
  test('of a matter that is not theirs any more', async () => {
    const c = await at.requested()
    await at.settle()
    await sql`update unit_head set person_id = ${at.id('BUYS')} where unit_id = ${at.id('pur')}`.execute(at.database.db)
    await sql`delete from membership where person_id = ${at.id('HEAD')}`.execute(at.database.db)
    expect((await at.ask('HEAD', 'GET', `/commitments/${c}`)).status).toBe(404)
    at.now += minute
    await at.settle()
    expect(subjects()).toEqual([])
    await sql`insert into membership (id, person_id, unit_id, is_primary, valid)
              values (gen_random_uuid(), ${at.id('HEAD')}, ${at.id('pur')}, true, '[2020-01-01,)')`.execute(
      at.database.db,
    )
    await sql`update unit_head set person_id = ${at.id('HEAD')} where unit_id = ${at.id('pur')}`.execute(at.database.db)
  })

  test.each([
    ['whoever left', sql`update person set employed = daterange('2020-01-01', '2026-01-01') where code = 'HEAD'`],
    ['a closed account', sql`update account set disabled_at = now() where login = 'HEAD'`],
    ['somebody without an account', sql`delete from account where login = 'HEAD'`],
  ])('%s', async (_, statement) => {
    await at.requested()
    await at.settle()
    await statement.execute(at.database.db)
    at.now += minute
    await at.settle()
    expect(subjects()).toEqual([])
    expect(await states()).toEqual(['dropped: left'])
    await sql`update person set employed = '[2020-01-01,)' where code = 'HEAD'`.execute(at.database.db)
    await sql`insert into account (person_id, login, password_hash)
                  select ${at.id('HEAD')}, 'HEAD', password_hash from account where login = 'BUYS'
                  on conflict (person_id) do update set disabled_at = null`.execute(at.database.db)
  })

  test('the answer of somebody anonymous, even where a notice of it came to be', async () => {
    const c = await at.requested()
    await at.did('BUYS', c, { kind: 'promise', dueBy: at.now + 48 * hour })
    await at.did('BUYS', c, { kind: 'deliver' })
    await sql`update commitment set state_data = jsonb_set(state_data, '{terms,evaluation,attribution}', '"anonymous"') where id = ${c}`.execute(
      at.database.db,
    )
    await at.did('SELLS', c, { kind: 'accept', evaluation: { score: 0, scale: 'good-bad', words: '态度很差' } })
    await at.gathered()
    for (const mail of caught()) expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain('态度很差')
    for (const kind of ['evaluated', 'contested'])
      await sql`insert into notification (id, person_id, commitment_id, kind, detail, at, source)
                values (gen_random_uuid(), ${at.id('BUYS')}, ${c}, ${kind}, ${JSON.stringify({ by: at.id('SELLS'), words: '态度很差' })}, to_timestamp(${at.now / 1000}), ${`${c} ${kind}`})`.execute(
        at.database.db,
      )
    await at.gathered()
    expect(subjects()).toEqual([])
  })

  test('a named answer before both sides have given theirs', async () => {
    await prefer('BUYS', { paces: { moved: 'at-once' } })
    const c = await at.requested()
    await at.did('BUYS', c, { kind: 'assign', person: at.id('BUYS') })
    await at.did('BUYS', c, { kind: 'promise', dueBy: at.now + 48 * hour })
    await at.did('BUYS', c, { kind: 'deliver' })
    await at.did('SELLS', c, { kind: 'accept', evaluation: { score: 1, scale: 'good-bad', words: '又快又好' } })
    await at.gathered()
    const [mail, ...others] = caught().filter(({ rcpt }) => rcpt === 'buys@example.com')
    expect([mail?.subject, others]).toEqual(['李想验收了「紧急备件询价」', []])
    expect(mail?.text).not.toMatch(/评价了|又快又好/)
  })

  test('a notice that belongs to no matter says only that it is there', async () => {
    await sql`insert into notification (id, person_id, kind, detail, at, source)
              values (gen_random_uuid(), ${at.id('BUYS')}, 'lent', '{"words": "机密"}', to_timestamp(${at.now / 1000}), 'lent')`.execute(
      at.database.db,
    )
    await at.gathered()
    const [mail] = caught()
    expect(mail?.subject).toBe('互客中有一条新通知')
    expect(mail?.text).not.toContain('机密')
  })
})

describe('a server', () => {
  test('that is away is asked again after a pause, and everything comes in the end, once', async () => {
    manners = { onSender: () => '451 in a moment' }
    await at.requested('甲')
    await at.requested('乙')
    await at.gathered()
    const { rows } = await sql<{ failures: number; reason: string; paused: number }>`
      select failures, reason, (extract(epoch from paused_until) * 1000)::bigint as paused from mail_server`.execute(
      at.database.db,
    )
    expect(rows).toEqual([{ failures: 1, reason: 'server-later', paused: at.now + 30_000 }])
    manners = {}
    await at.settle()
    expect(subjects()).toEqual([])
    at.now += 30_000
    await at.settle()
    expect(subjects().toSorted()).toEqual(['head: 李想提出「乙」，等您响应', 'head: 李想提出「甲」，等您响应'])
    expect((await sql<{ failures: number }>`select failures from mail_server`.execute(at.database.db)).rows).toEqual([
      { failures: 0 },
    ])
  })

  test('that stays away for two days loses the mail, and says so', async () => {
    manners = { onSender: () => '451 in a moment' }
    await at.requested()
    await at.gathered()
    at.now += 49 * hour
    await at.settle()
    expect(await states()).toEqual(['failed: too-late'])
  })

  test('that puts an address off is asked later and later; the mail keeps its name', async () => {
    const tries: (string | undefined)[] = []
    manners = {
      onMail: mail => {
        tries.push(mail.messageId)
        return tries.length < 3 ? '450 greylisted' : undefined
      },
    }
    await at.requested()
    await at.gathered()
    for (const wait of [minute, 5 * minute]) {
      at.now += wait - 1
      await at.settle()
      const before = tries.length
      at.now += 1
      await at.settle()
      expect(tries.length).toBe(before + 1)
    }
    expect(new Set(tries).size).toBe(1)
    expect(subjects().length).toBe(1)
    expect(await states()).toEqual(['sent'])
  })

  test('that refuses an address for good is not asked again, and others are not held up', async () => {
    manners = { onAddress: address => (address === 'head@example.com' ? '550 no such user' : undefined) }
    const c = await at.requested()
    await at.did('BUYS', c, { kind: 'ask', question: '几台？' })
    await at.gathered()
    expect(subjects()).toEqual(['sells: Zhou Min asked you about “紧急备件询价”'])
    at.now += 3 * hour
    await at.settle()
    expect((await states()).toSorted()).toEqual(['failed: recipient-refused', 'sent'])
  })
})

test('a notice that cannot be planned or written holds up no other', async () => {
  await sql`update person set time_zone = 'Nowhere/Else' where code = 'HEAD'`.execute(at.database.db)
  await prefer('HEAD', { paces: { moved: 'daily' } })
  const c = await at.requested()
  await at.did('BUYS', c, { kind: 'ask', question: '几台？' })
  await at.gathered()
  expect(subjects()).toEqual(['sells: Zhou Min asked you about “紧急备件询价”'])
  expect((await states()).toSorted()).toEqual(['failed: unwritable', 'sent'])
  await sql`update person set time_zone = null`.execute(at.database.db)
})

test('while there is no server nothing gathers, and of what came before it only the last hour is mailed', async () => {
  await sql`delete from setting where key = 'mail'`.execute(at.database.db)
  const unweighed = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from notification where not weighed`.execute(at.database.db))
      .rows[0]?.n
  await at.settle()
  await at.requested('早先')
  await at.settle()
  expect(await unweighed()).toBe(1)
  at.now += 1.5 * hour
  await at.requested('刚才')
  await at.settle()
  expect(await unweighed()).toBe(1)
  at.now += 10 * minute
  await at.sendTo(catcher.port)
  await at.gathered()
  expect(subjects()).toEqual(['head: 李想提出「刚才」，等您响应'])
})
