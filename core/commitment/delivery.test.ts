import { describe, expect, test } from 'vitest'
import { people, type Story, story } from './fixtures/story.ts'
import { at, calendars } from './fixtures/terms.ts'
import { type Act, actsOpenTo, ballOf, holdingShares } from './index.ts'

const promise: Act = { kind: 'promise' }
const deliver: Act = { kind: 'deliver' }
const accept: Act = { kind: 'accept' }
const transfer = (unit: string, person: string | null = null): Act => ({
  kind: 'transfer',
  to: { unit, person },
  reason: '归他们管',
})

function delivered(more: Parameters<typeof story>[0] = {}): Story {
  const s = story(more)
  s.does('server', promise, '2 09:00')
  s.does('server', deliver, '2 10:00')
  return s
}

describe('a delivery', () => {
  test('waits for every item of the checklist and for every part', () => {
    const s = story({ terms: { checklist: [{ id: 'a', zh: '已贴标签', en: 'Labelled' }] } })
    s.does('server', promise, '2 09:00')
    expect(s.refuses('server', deliver, '2 10:00')).toMatchObject({ code: 'commitment.checklist-open', value: ['a'] })
    s.does('server', { kind: 'check', item: 'a', done: true }, '2 10:00')
    expect(s.refuses('server', deliver, '2 10:00', { openParts: 2 }).code).toBe('commitment.children-open')
    s.does('server', { kind: 'check', item: 'a', done: false }, '2 10:10')
    expect(s.now.checked).toEqual([])
    s.does('server', { kind: 'check', item: 'a', done: true }, '2 10:20')
    s.does('server', deliver, '2 10:30')
    expect(ballOf(s.now)).toBe('customer')
  })

  test('is accepted by the customer or the head, not by the one who served', () => {
    const served = { person: 'server', capacities: ['customer', 'supplier'] } as const
    const s = delivered({ customer: { unit: 'sales', person: null } })
    expect(s.refuses(served, accept, '2 11:00').code).toBe('commitment.own-work')
    const delegate = { person: 'd', capacities: ['customer'], delegateOf: { customer: 'server' } } as const
    expect(s.refuses(delegate, accept, '2 11:00').code).toBe('commitment.own-work')
    expect(actsOpenTo(s.now, served)).not.toContain('accept')
    s.does('askersHead', accept, '2 11:00')
    expect(s.now).toMatchObject({ state: 'accepted', closedBy: 'acceptance' })
  })

  test('is returned with a reason, and the first delivery was not right first time', () => {
    const s = delivered()
    expect(s.refuses('asker', { kind: 'return', reason: ' ' }, '2 11:00').code).toBe('commitment.words-missing')
    s.does('asker', { kind: 'return', reason: '型号错了' }, '2 11:00')
    s.does('server', deliver, '2 14:00')
    expect(s.now).toMatchObject({
      state: 'delivered',
      returns: 1,
      firstDeliveredAt: at('2 10:00'),
      lastDeliveredAt: at('2 14:00'),
    })
  })

  test('lapses when the time for the verdict is over, not before, and as nobody’s satisfaction', () => {
    const s = delivered()
    expect(s.refuses('system', { kind: 'lapse' }, '4 09:59').code).toBe('commitment.not-due')
    expect(s.refuses('server', { kind: 'lapse' }, '4 10:00').code).toBe('commitment.not-yours')
    s.does('system', { kind: 'lapse' }, '4 10:00')
    expect(s.now).toMatchObject({ state: 'accepted', closedBy: 'lapse', evaluations: [] })
  })

  test('is reopened within the period only', () => {
    const s = delivered()
    s.does('asker', accept, '2 11:00')
    const late: Act = { kind: 'reopen', reason: '又坏了' }
    expect(s.refuses('asker', late, '9 11:01').code).toBe('commitment.period-over')
    expect(actsOpenTo(s.now, people.asker, at('9 11:01'))).not.toContain('reopen')
    s.does('officer', late, '9 11:00')
    expect(s.now.state).toBe('returned')
  })
})

describe('a delivery', () => {
  test('taken back before the customer acts was never made, and its clock ran on', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'ask', question: '？' }, '2 10:00')
    s.does('server', deliver, '2 11:00')
    expect(s.refuses('asker', { kind: 'take-back' }, '2 11:30').code).toBe('commitment.nothing-to-take-back')
    s.does('server', { kind: 'take-back' }, '2 12:00')
    expect(s.now).toMatchObject({ state: 'promised', firstDeliveredAt: null, waiting: { question: '？' } })
    expect(s.now.clocks.some(run => run.clock === 'confirmation')).toBe(false)
    s.does('asker', { kind: 'answer', words: 'A' }, '2 14:00')
    expect(s.clock('resolution', '2 15:00').used).toBe(2)
  })

  test('stays made once the customer has spoken', () => {
    const s = delivered()
    s.does('asker', { kind: 'comment', words: '收到' }, '2 11:00')
    expect(s.refuses('server', { kind: 'take-back' }, '2 12:00').code).toBe('commitment.nothing-to-take-back')
  })
})

test('a question without an answer for twice its time lets the supplier close the matter', () => {
  const s = story()
  s.does('server', { kind: 'ask', question: '型号？' }, '2 10:00')
  const close: Act = { kind: 'close-unanswered', reason: '一直没有回复' }
  expect(s.refuses('server', close, '4 09:59').code).toBe('commitment.not-due')
  s.does('server', close, '4 10:00')
  expect(s.now).toMatchObject({ state: 'withdrawn', closedBy: 'withdrawal' })
  expect(s.clock('answer', '6 10:00')).toMatchObject({ used: 16, breached: true })
})

describe('a closed matter', () => {
  test('is left by nothing but reopening, and nothing in it can be resumed or answered', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'ask', question: '？' }, '2 09:30')
    s.does('server', { kind: 'hold', reason: '等', thirdParty: '供应商', until: at('6 09:00') }, '2 09:30')
    s.does('server', { kind: 'fail', reason: '停产' }, '2 10:00')
    expect(s.now).toMatchObject({ state: 'failed', waiting: null, hold: null, closedBy: 'failure' })
    expect(ballOf(s.now)).toBe('nobody')
    expect(s.refuses('server', { kind: 'resume' }, '2 11:00').code).toBe('commitment.wrong-state')
    expect(s.refuses('asker', { kind: 'answer', words: 'A' }, '2 11:00').code).toBe('commitment.wrong-state')
    expect(s.refuses('asker', { kind: 'reopen', reason: '求' }, '2 11:00').code).toBe('commitment.wrong-state')
    s.does('asker', { kind: 'comment', words: '可惜' }, '2 11:00')
    expect(s.now.state).toBe('failed')
  })
})

describe('holdings', () => {
  test('are intervals of unit and person that follow one another without gap', () => {
    const s = story({ supplier: { unit: 'it', person: null } })
    s.does('system', { kind: 'assign', person: 'server' }, '2 09:30')
    s.does('server', promise, '2 10:00')
    s.does('server', transfer('logistics'), '3 09:00')
    s.does('serversHead', { kind: 'assign', person: 'driver' }, '3 10:00')
    s.does('colleague', deliver, '3 11:00')
    s.does('asker', accept, '3 14:00')
    expect(s.now.transfers).toBe(1)
    expect(s.now.holdings).toEqual([
      { unit: 'it', person: null, from: at('2 09:00'), to: at('2 09:30') },
      { unit: 'it', person: 'server', from: at('2 09:30'), to: at('3 09:00') },
      { unit: 'logistics', person: null, from: at('3 09:00'), to: at('3 10:00') },
      { unit: 'logistics', person: 'driver', from: at('3 10:00'), to: at('3 14:00') },
    ])
  })

  test('share out the resolution time and blame only the one in whose hands the target was passed', () => {
    const s = story({ priority: 'high' })
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'ask', question: '？' }, '2 09:00')
    s.does('asker', { kind: 'answer', words: 'A' }, '2 11:00')
    s.does('server', transfer('logistics'), '3 10:00')
    s.does('colleague', transfer('legal'), '3 14:00')
    s.does('colleague', deliver, '3 16:00')
    s.does('asker', accept, '3 18:00')
    const shares = holdingShares(s.now, calendars)
    expect(shares.map(h => [h.unit, (h.usedSeconds ?? 0) / 3600, h.breached])).toEqual([
      ['it', 7, false],
      ['logistics', 3, true],
      ['legal', 2, false],
      ['legal', 0, false],
    ])
  })

  test('have no share yet while they last, and no breach without a target', () => {
    const s = story({ terms: { resolutionStarts: 'promised' } })
    expect(holdingShares(s.now, calendars)).toMatchObject([{ usedSeconds: null, breached: null }])
  })

  test('end with the matter and begin again with its reopening', () => {
    const s = delivered()
    s.does('asker', accept, '2 11:00')
    s.does('asker', { kind: 'reopen', reason: '又坏了' }, '3 09:00')
    expect(s.now.holdings).toEqual([
      { unit: 'it', person: 'server', from: at('2 09:00'), to: at('2 11:00') },
      { unit: 'it', person: 'server', from: at('3 09:00'), to: null },
    ])
  })

  test('are never the customer’s own', () => {
    const s = story()
    expect(s.refuses('serversHead', { kind: 'assign', person: 'asker' }, '2 10:00').code).toBe(
      'commitment.to-the-customer',
    )
    expect(s.refuses('server', transfer('sales', 'asker'), '2 10:00').code).toBe('commitment.to-the-customer')
  })
})

describe('a hold', () => {
  test('puts the ball with a third party until it is resumed', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'hold', reason: '等配件', thirdParty: '供应商', until: at('6 09:00') }, '2 10:00')
    expect(ballOf(s.now)).toBe('third-party')
    s.does('server', { kind: 'resume' }, '2 11:00')
    expect(ballOf(s.now)).toBe('supplier')
  })

  test('may be renewed, and every renewal counts', () => {
    const s = story()
    const hold = (text: string): Act => ({ kind: 'hold', reason: '等配件', thirdParty: '供应商', until: at(text) })
    s.does('server', promise, '2 09:00')
    s.does('server', hold('2 12:00'), '2 10:00')
    s.does('server', hold('3 12:00'), '2 11:00')
    expect(s.now).toMatchObject({ holds: 2, hold: { until: at('3 12:00') } })
    expect(s.clock('resolution', '3 14:00').used).toBe(2)
  })

  test('with an end is resumed by the system then, not before', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'hold', reason: '等配件', thirdParty: '供应商', until: at('3 10:00') }, '2 10:00')
    expect(s.refuses('system', { kind: 'resume' }, '3 09:59').code).toBe('commitment.not-due')
    s.does('system', { kind: 'resume' }, '3 10:00')
    expect(s.now.hold).toBeNull()
  })
})
