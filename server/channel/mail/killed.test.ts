import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailCatcher, type MailCatcher, type Manners } from '../../testing/mail-catcher.ts'
import { minute, monday, office, type Office } from './fixtures/office.ts'
import { sendDue } from './delivery/send.ts'
import { claimMs, handingMs } from './delivery/send-store.ts'

let at: Office
let catcher: MailCatcher
let manners: Manners = {}
const arrived: (string | undefined)[] = []

beforeAll(async () => {
  at = await office()
  catcher = await mailCatcher({
    onAddress: address => manners.onAddress?.(address),
    onMail: mail => {
      arrived.push(mail.messageId)
      return manners.onMail?.(mail)
    },
  })
  await at.sendTo(catcher.port)
})
afterAll(async () => {
  await catcher.close()
  await at.close()
})
beforeEach(async () => {
  manners = {}
  arrived.length = 0
  at.now = monday
  await sql`delete from mail`.execute(at.database.db)
})

async function oneDue(): Promise<void> {
  await at.requested()
  await at.settle()
  at.now += minute
}
const startSender = (): ChildProcess =>
  fork(fileURLToPath(new URL('fixtures/sender.ts', import.meta.url)), [at.database.url, String(at.now)])
const exit = (child: ChildProcess) => new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)))
const state = async () =>
  (await sql<{ state: string; reason: string | null }>`select state, reason from mail`.execute(at.database.db)).rows[0]

/** Kills the sender when the server hears something, and goes on once it is dead. */
function killOn(when: 'onAddress' | 'onMail'): Promise<unknown> {
  const child = startSender()
  const killed = exit(child)
  manners = {
    [when]: async () => {
      child.kill('SIGKILL')
      await killed
      return undefined
    },
  }
  return killed
}

test('killed before the content leaves, the mail is sent by another, once', async () => {
  await oneDue()
  expect(await killOn('onAddress')).toBe('SIGKILL')
  manners = {}
  await at.settle()
  expect(arrived).toEqual([])
  at.now += minute
  await at.settle()
  expect(arrived.length).toBe(1)
  expect(await state()).toEqual({ state: 'sent', reason: null })
})

test('killed between the server’s taking it and our noting it, nobody sends it again, and somebody is told', async () => {
  await oneDue()
  expect(await killOn('onMail')).toBe('SIGKILL')
  manners = {}
  expect(arrived.length).toBe(1)
  for (let n = 0; n < 3; n++) {
    at.now += handingMs
    await at.settle()
  }
  expect(arrived.length).toBe(1)
  expect(await state()).toEqual({ state: 'uncertain', reason: 'interrupted' })

  const { body } = await at.ask('ADMIN', 'GET', '/mail/undelivered')
  expect(body.items).toMatchObject([
    { address: 'head@example.com', uncertain: true, notices: 1, reason: 'interrupted' },
  ])
  // Sent again by somebody who knows, it keeps its name: a mailbox that has it knows the double.
  expect((await at.ask('ADMIN', 'POST', '/mail/undelivered/retries', { mails: [body.items[0].id] })).body).toEqual({
    again: 1,
  })
  await at.settle()
  expect(arrived).toEqual([arrived[0], arrived[0]])
  expect(await state()).toEqual({ state: 'sent', reason: null })
})

test('a worker that slept through its claim hands nothing over any more', async () => {
  await oneDue()
  const [asleep, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let first = true
  manners = {
    onAddress: async () => {
      if (!first) return undefined
      first = false
      asleep.resolve()
      await awake.promise
      return undefined
    },
  }
  const slow = sendDue({}, at.app.world)
  await asleep.promise
  at.now += claimMs
  await sendDue({}, at.app.world)
  expect(arrived.length).toBe(1)
  awake.resolve()
  await slow
  expect(arrived.length).toBe(1)
  expect(await state()).toEqual({ state: 'sent', reason: null })
})

test('a server that takes its time to say that it has a mail has it', async () => {
  await oneDue()
  const [taking, taken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  manners = {
    onMail: async () => {
      taking.resolve()
      await taken.promise
    },
  }
  const slow = sendDue({}, at.app.world)
  await taking.promise
  at.now += 2 * minute
  await at.settle()
  expect(await state()).toEqual({ state: 'waiting', reason: null })
  taken.resolve()
  await slow
  expect(arrived.length).toBe(1)
  expect(await state()).toEqual({ state: 'sent', reason: null })
})
