import { describe, expect, test } from 'vitest'
import { story } from './fixtures/story.ts'
import { at, noTargets } from './fixtures/terms.ts'
import type { Act } from './index.ts'

const promise: Act = { kind: 'promise' }
const ask: Act = { kind: 'ask', question: '哪种型号？' }
const answer: Act = { kind: 'answer', words: 'A' }
const deliver: Act = { kind: 'deliver' }
const accept: Act = { kind: 'accept' }
const giveBack: Act = { kind: 'return', reason: '缺电源' }
const reopen: Act = { kind: 'reopen', reason: '又坏了' }
const hold: Act = { kind: 'hold', reason: '等配件', thirdParty: '供应商', until: at('6 18:00') }
const by = (text: string) => ({ dueBy: at(text), words: '' })

describe('the response clock', () => {
  test.each<[string, Act]>([
    ['a promise', promise],
    ['a counter-offer', { kind: 'counter', offer: by('5 12:00') }],
    ['a refusal', { kind: 'decline', reason: '不归我们' }],
    ['a question', ask],
  ])('stops at %s', (_, act) => {
    const s = story()
    s.does('server', act, '2 11:00')
    expect(s.clock('response', '6 18:00')).toMatchObject({ used: 2, allowed: 4, breached: false })
    expect(s.now.clocks[0]).toMatchObject({ stoppedAt: at('2 11:00'), void: false })
  })

  test('is not stopped by a word, an assignment or a transfer', () => {
    const s = story()
    s.does('server', { kind: 'comment', words: '看看' }, '2 10:00')
    s.does('serversHead', { kind: 'assign', person: 'colleague' }, '2 10:30')
    s.does('colleague', { kind: 'transfer', to: { unit: 'logistics', person: null }, reason: '归物流' }, '2 11:00')
    expect(s.clock('response', '3 09:00')).toMatchObject({ used: 8, breached: true, late: 4 })
  })

  test('of a matter born promised runs to the first sign of a person', () => {
    const s = story({ terms: { promise: 'at-birth' } })
    expect(s.now.state).toBe('promised')
    expect(s.clock('response', '2 11:00')).toMatchObject({ used: 2, breached: false })
    s.does('system', { kind: 'assign', person: 'colleague' }, '2 11:00')
    s.does('asker', { kind: 'comment', words: '急' }, '2 11:00')
    expect(s.now.clocks[0].stoppedAt).toBeNull()
    s.does('colleague', { kind: 'start' }, '2 11:30')
    expect(s.now.clocks[0].stoppedAt).toBe(at('2 11:30'))
  })

  test('of a matter born promised stops when the supplier turns the customer’s new offer down', () => {
    const s = story({ terms: { promise: 'at-birth' } })
    s.does('asker', { kind: 'renegotiate', offer: by('2 18:00') }, '2 10:00')
    expect(s.now.clocks[0].stoppedAt).toBeNull()
    s.does('server', { kind: 'decline', reason: '来不及' }, '2 11:00')
    expect(s.now).toMatchObject({ state: 'promised', negotiation: null })
    expect(s.now.clocks[0].stoppedAt).toBe(at('2 11:00'))
  })

  test('keeps its result when the priority changes later', () => {
    const s = story({ priority: 'urgent' })
    s.does('server', promise, '2 11:00')
    s.does('server', { kind: 'renegotiate', offer: { dueBy: null, words: '', priority: 'low' } }, '2 11:30')
    s.does('asker', { kind: 'agree' }, '2 11:45')
    expect(s.clock('response', '2 12:00')).toMatchObject({ used: 2, allowed: 1, breached: true })
  })
})

describe('the resolution clock', () => {
  test('starts with the request, or with the promise where the terms say so', () => {
    const s = story()
    s.does('server', promise, '2 11:00')
    expect(s.clock('resolution', '2 12:00').used).toBe(3)
    const later = story({ terms: { resolutionStarts: 'promised' } })
    later.does('server', promise, '2 11:00')
    expect(later.clock('resolution', '2 12:00').used).toBe(1)
  })

  test('that starts with a promise under an open question starts paused', () => {
    const s = story({ terms: { resolutionStarts: 'promised' } })
    s.does('server', ask, '2 10:00')
    s.does('server', promise, '2 11:00')
    expect(s.clock('resolution', '2 12:00')).toMatchObject({ used: 0, paused: true, dueAt: null })
    s.does('asker', answer, '2 14:00')
    expect(s.clock('resolution', '2 15:00').used).toBe(1)
  })

  test('pauses while the customer owes an answer, and the due time moves by as much', () => {
    const s = story()
    expect(s.clock('resolution', '2 10:00').dueAt).toBe(at('3 18:00'))
    s.does('server', ask, '2 10:00')
    expect(s.clock('resolution', '2 17:00')).toMatchObject({ used: 1, paused: true, dueAt: null })
    s.does('asker', answer, '2 14:00')
    expect(s.clock('resolution', '2 15:00')).toMatchObject({ used: 2, paused: false, dueAt: at('4 12:00') })
  })

  test('pauses on hold where the terms allow it, and only there', () => {
    for (const [holdPausesResolution, used] of [
      [true, 2],
      [false, 8],
    ] as const) {
      const s = story({ terms: { holdPausesResolution } })
      s.does('server', promise, '2 09:00')
      s.does('server', hold, '2 11:00')
      s.does('server', { kind: 'resume' }, '2 18:00')
      expect(s.clock('resolution', '2 18:00').used).toBe(used)
    }
  })

  test('counts the time of a question and a hold together once', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '2 10:00')
    s.does('server', hold, '2 11:00')
    s.does('asker', answer, '2 14:00')
    s.does('server', { kind: 'resume' }, '2 15:00')
    expect(s.clock('resolution', '2 16:00').used).toBe(2)
  })

  test('runs on by itself when the hold’s time is over, though nobody resumed', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { ...hold, until: at('2 15:00') }, '2 10:00')
    expect(s.clock('resolution', '2 14:00')).toMatchObject({ used: 1, paused: true, dueAt: at('4 14:00') })
    expect(s.clock('resolution', '2 17:00')).toMatchObject({ used: 3, paused: false })
    s.does('system', { kind: 'resume' }, '2 17:30')
    expect(s.now.hold).toBeNull()
    expect(s.clock('resolution', '2 17:30').used).toBe(3.5)
  })

  test('of a hold ended early pauses no longer than the hold', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { ...hold, until: at('6 15:00') }, '2 10:00')
    s.does('server', { kind: 'resume' }, '2 11:00')
    expect(s.clock('resolution', '2 12:00')).toMatchObject({ used: 2, paused: false })
    s.does('server', { ...hold, until: at('6 15:00') }, '2 14:00')
    s.does('server', deliver, '2 15:00')
    s.does('asker', giveBack, '2 16:00')
    expect(s.clock('resolution', '2 17:00')).toMatchObject({ used: 4, paused: false })
  })

  test('counts to the last delivery, and is still while the customer has not spoken', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', deliver, '2 15:00')
    expect(s.clock('resolution', '3 15:00')).toMatchObject({ used: 5, paused: true })
    s.does('asker', accept, '3 15:00')
    expect(s.clock('resolution', '6 15:00')).toMatchObject({ used: 5, breached: false })
    expect(s.now.clocks.find(run => run.clock === 'resolution')?.stoppedAt).toBe(at('2 15:00'))
  })

  test('goes on where it stood after a return', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', deliver, '2 15:00')
    s.does('asker', giveBack, '3 09:00')
    expect(s.clock('resolution', '3 11:00')).toMatchObject({ used: 7, dueAt: at('4 12:00') })
    s.does('server', deliver, '3 11:00')
    s.does('asker', accept, '4 09:00')
    expect(s.clock('resolution', '6 15:00')).toMatchObject({ used: 7 })
  })

  test('ends an open question and a hold with the delivery, and the question counts against nobody', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '2 10:00')
    s.does('server', hold, '2 10:30')
    s.does('server', deliver, '2 11:00')
    expect(s.now).toMatchObject({ waiting: null, hold: null })
    expect(s.clock('answer', '6 18:00')).toMatchObject({ used: 1, breached: false })
    expect(s.clock('answer', '6 18:00').reading.run.void).toBe(true)
    s.does('asker', giveBack, '2 12:00')
    expect(s.clock('resolution', '2 14:00')).toMatchObject({ used: 2, paused: false })
  })

  test('is not reset by a transfer', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'transfer', to: { unit: 'logistics', person: null }, reason: '归物流' }, '3 09:00')
    expect(s.clock('resolution', '3 10:00')).toMatchObject({ used: 9, dueAt: at('3 18:00') })
  })

  test('keeps a broken target broken when the customer withdraws, and no other', () => {
    const s = story({ priority: 'urgent' })
    s.does('server', promise, '2 10:00')
    s.does('asker', { kind: 'withdraw', reason: '不要了' }, '2 18:00')
    expect(s.clock('resolution', '6 18:00')).toMatchObject({ used: 8, allowed: 4, breached: true, late: 4 })
    const early = story()
    early.does('asker', { kind: 'withdraw', reason: '不要了' }, '2 10:00')
    expect(early.clock('resolution', '6 18:00')).toMatchObject({ used: 1, breached: false })
    expect(early.now.clocks.every(run => run.void)).toBe(true)
  })
})

describe('reopening', () => {
  /** Delivered after 6 hours, accepted 3 hours later, reopened 8 hours after that. */
  const reopened = (reopenMode: 'new-clock' | 'continue' | 'continue-without-closed-time') => {
    const s = story({ terms: { reopenMode } })
    s.does('server', promise, '2 09:00')
    s.does('server', deliver, '2 16:00')
    s.does('asker', accept, '3 10:00')
    s.does('asker', reopen, '4 10:00')
    return s
  }

  test('may go on with the closed time, but never with the customer’s time for the verdict', () => {
    expect(reopened('continue').clock('resolution', '4 11:00')).toMatchObject({
      used: 15,
      allowed: 16,
      dueAt: at('4 12:00'),
    })
  })

  test('may go on without the closed time', () => {
    expect(reopened('continue-without-closed-time').clock('resolution', '4 11:00')).toMatchObject({
      used: 7,
      allowed: 16,
    })
  })

  test('may start a new clock and leave the first with its result', () => {
    const s = reopened('new-clock')
    expect(s.clock('resolution', '4 11:00')).toMatchObject({ used: 1, allowed: 16 })
    s.does('asker', { kind: 'renegotiate', offer: by('4 12:00') }, '4 11:00')
    s.does('server', { kind: 'agree' }, '4 11:00')
    expect(s.clock('resolution', '4 11:00')).toMatchObject({ used: 1, allowed: 2 })
    expect(s.clock('resolution', '4 11:00', 1)).toMatchObject({ used: 6, allowed: 16 })
  })

  test('does not hold a new clock to what was agreed for the old one', () => {
    const s = story({ terms: { reopenMode: 'new-clock' } })
    s.does('server', { kind: 'promise', dueBy: at('3 12:00') }, '2 09:00')
    s.does('server', deliver, '2 16:00')
    s.does('asker', accept, '2 17:00')
    s.does('asker', reopen, '5 11:00')
    expect(s.clock('resolution', '5 11:00')).toMatchObject({ used: 0, allowed: 16 })
  })

  test('without a standard gives a new clock the length of what was agreed', () => {
    const s = story({ terms: { reopenMode: 'new-clock', targets: noTargets } })
    s.does('server', { kind: 'promise', dueBy: at('3 12:00') }, '2 09:00')
    s.does('server', deliver, '2 16:00')
    s.does('asker', accept, '2 17:00')
    s.does('asker', reopen, '5 11:00')
    expect(s.clock('resolution', '5 11:00')).toMatchObject({ used: 0, allowed: 11, dueAt: at('6 15:00') })
  })

  test('counts, and the first delivery was not right first time', () => {
    expect(reopened('continue').now).toMatchObject({ state: 'returned', reopens: 1, closedAt: null, closedBy: null })
  })
})

describe('the customer’s clocks', () => {
  test('run from each question to its answer', () => {
    const s = story()
    s.does('server', ask, '2 10:00')
    s.does('asker', answer, '2 12:00')
    s.does('server', ask, '2 14:00')
    s.does('askersHead', answer, '4 10:00')
    expect(s.clock('answer', '6 18:00', 1)).toMatchObject({ used: 2, breached: false })
    expect(s.clock('answer', '6 18:00', 2)).toMatchObject({ used: 13, late: 5, breached: true })
  })

  test('run from each delivery to its verdict', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', deliver, '2 10:00')
    s.does('asker', giveBack, '2 11:00')
    s.does('server', deliver, '2 14:00')
    s.does('asker', accept, '2 16:00')
    expect(s.clock('confirmation', '6 18:00', 1)).toMatchObject({ used: 1 })
    expect(s.clock('confirmation', '6 18:00', 2)).toMatchObject({ used: 2, breached: false })
  })

  test('are broken by a lapse, even at the very instant it is due', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', deliver, '2 10:00')
    s.does('system', { kind: 'lapse' }, '4 10:00')
    expect(s.now).toMatchObject({ state: 'accepted', closedBy: 'lapse', evaluations: [] })
    expect(s.clock('confirmation', '6 18:00')).toMatchObject({ used: 16, late: 0, breached: true })
    expect(s.clock('resolution', '6 18:00')).toMatchObject({ used: 1, breached: false })
  })
})
