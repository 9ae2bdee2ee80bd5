import { describe, expect, test } from 'vitest'
import { story } from './fixtures/story.ts'
import { at, hours, noTargets } from './fixtures/terms.ts'
import { type Act, actsOpenTo, ballOf } from './index.ts'
import { people } from './fixtures/story.ts'

const offer = (text: string | null, words = '') => ({ dueBy: text === null ? null : at(text), words })
const counter = (text: string | null, words = ''): Act => ({ kind: 'counter', offer: offer(text, words) })
const renegotiate = (text: string | null, words = ''): Act => ({ kind: 'renegotiate', offer: offer(text, words) })
const agree: Act = { kind: 'agree' }
const decline: Act = { kind: 'decline', reason: '做不到' }

describe('a negotiation', () => {
  test('goes to and fro, always waiting for whoever did not make the last offer', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    expect(s.now.state).toBe('negotiating')
    expect(ballOf(s.now)).toBe('customer')
    expect(s.refuses('server', agree, '2 10:30').code).toBe('commitment.not-your-turn')
    s.does('asker', counter('4 12:00'), '2 11:00')
    expect(ballOf(s.now)).toBe('supplier')
    expect(s.refuses('asker', counter('3 12:00'), '2 11:30').code).toBe('commitment.not-your-turn')
    s.does('server', agree, '2 12:00')
    expect(s.now).toMatchObject({
      state: 'promised',
      negotiation: null,
      promisedAt: at('2 12:00'),
      promise: { by: at('4 12:00'), at: at('2 12:00') },
    })
  })

  test('that the customer will not have leaves them the standard, and the supplier owes a response anew', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    s.does('asker', decline, '2 11:00')
    expect(s.now).toMatchObject({ state: 'requested', negotiation: null, counters: 1 })
    expect(s.clock('response', '2 14:00', 1)).toMatchObject({ used: 1, breached: false })
    expect(s.clock('response', '2 14:00', 2)).toMatchObject({ used: 2, allowed: 4 })
    expect(s.clock('resolution', '2 14:00')).toMatchObject({ used: 4, allowed: 16 })
  })

  test('that the supplier will not have before any promise ends the matter', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    s.does('asker', counter('3 12:00'), '2 11:00')
    s.does('server', decline, '2 12:00')
    expect(s.now).toMatchObject({ state: 'declined', closedBy: 'decline', closedAt: at('2 12:00') })
    expect(s.now.clocks.every(run => run.stoppedAt !== null)).toBe(true)
  })

  test('falls when nobody answers in time: whoever was asked owed the answer, the standard stands', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    expect(s.refuses('system', { kind: 'fall' }, '3 09:59').code).toBe('commitment.not-due')
    s.does('system', { kind: 'fall' }, '3 10:00')
    expect(s.now).toMatchObject({ state: 'requested', negotiation: null })
    expect(s.clock('answer', '6 18:00')).toMatchObject({ breached: true, reading: { run: { owedBy: 'customer' } } })
    expect(s.clock('response', '3 11:00', 2)).toMatchObject({ used: 1 })
    expect(actsOpenTo(s.now, people.server)).toContain('promise')
  })

  test('has an answer clock for each offer, owed by whoever has the ball', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    s.does('asker', counter('4 12:00'), '2 12:00')
    expect(s.clock('answer', '2 14:00', 1)).toMatchObject({ used: 2, breached: false })
    expect(s.clock('answer', '2 14:00', 2)).toMatchObject({ used: 1, reading: { run: { owedBy: 'supplier' } } })
    s.does('system', { kind: 'fall' }, '3 12:00')
    expect(s.now.state).toBe('requested')
  })

  test('is taken back by whoever made the offer, until the other side acts on it', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    expect(s.refuses('asker', { kind: 'take-back' }, '2 10:30').code).toBe('commitment.nothing-to-take-back')
    s.does('server', { kind: 'take-back' }, '2 11:00')
    expect(s.now).toMatchObject({ state: 'requested', negotiation: null, counters: 0 })
    expect(s.clock('response', '2 12:00')).toMatchObject({ used: 3 })
    s.does('server', counter('5 12:00'), '2 12:00')
    s.does('asker', { kind: 'comment', words: '太晚了' }, '2 13:00')
    expect(actsOpenTo(s.now, people.server)).not.toContain('take-back')
  })

  test.each<[string, readonly [Act, string][], 'promised' | 'returned']>([
    ['a promise', [], 'promised'],
    [
      'a return',
      [
        [{ kind: 'deliver' }, 'server'],
        [{ kind: 'return', reason: '不对' }, 'asker'],
      ],
      'returned',
    ],
  ])('about %s goes back there, whether it fails or not', (_, before, state) => {
    for (const end of [agree, decline]) {
      const s = story()
      s.does('server', { kind: 'promise', dueBy: at('3 17:00') }, '2 09:30')
      for (const [act, who] of before) s.does(who as 'asker', act, '2 09:45')
      s.does('asker', renegotiate('4 18:00'), '2 10:00')
      s.does('server', end, '2 11:00')
      expect(s.now).toMatchObject({
        state,
        negotiation: null,
        promisedAt: at('2 09:30'),
        promise: { by: at(end === agree ? '4 18:00' : '3 17:00') },
        moved: end === agree ? { by: at('4 18:00') } : null,
      })
    }
  })

  test('may be about words alone, and then keeps the due time', () => {
    const s = story()
    s.does('server', { kind: 'promise', dueBy: at('3 17:00') }, '2 09:30')
    s.does('server', renegotiate(null, '改为型号 B'), '2 10:00')
    s.does('asker', agree, '2 11:00')
    expect(s.now.promise).toEqual({ by: at('3 17:00'), at: at('2 09:30') })
  })

  test('may be withdrawn from by the customer', () => {
    const s = story()
    s.does('server', counter('5 12:00'), '2 10:00')
    s.does('asker', { kind: 'withdraw', reason: '' }, '2 11:00')
    expect(s.now).toMatchObject({ state: 'withdrawn', negotiation: null })
  })

  test('leaves an open question and a hold as they are', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:30')
    s.does('server', { kind: 'ask', question: '？' }, '2 09:40')
    s.does('server', { kind: 'hold', reason: '等配件', thirdParty: '供应商', until: at('6 09:00') }, '2 09:50')
    s.does('asker', renegotiate('5 12:00'), '2 10:00')
    s.does('asker', { kind: 'answer', words: 'A' }, '2 10:10')
    s.does('server', { kind: 'resume' }, '2 10:20')
    s.does('server', agree, '2 10:30')
    expect(s.now).toMatchObject({ state: 'promised', waiting: null, hold: null })
  })

  test('does not end in a due time that has passed while the offer lay about', () => {
    const s = story()
    s.does('server', counter('2 12:00'), '2 10:00')
    expect(s.refuses('asker', agree, '2 14:00').code).toBe('commitment.due-in-the-past')
  })

  test('has one who stands above both sides speak for the side whose turn it is', () => {
    const s = story()
    s.does('commonBoss', counter('5 12:00'), '2 10:00')
    expect(s.events.at(-1)).toMatchObject({ type: 'countered', side: 'supplier', by: { as: 'supplier-head' } })
    s.does('commonBoss', agree, '2 10:30')
    expect(s.events.at(-1)?.by.as).toBe('customer-head')
  })
})

describe('a promise', () => {
  test('names a due time where neither the standard nor the customer does', () => {
    const s = story({ terms: { targets: noTargets } })
    expect(s.refuses('server', { kind: 'promise' }, '2 10:00').code).toBe('commitment.due-missing')
    s.does('server', { kind: 'promise', dueBy: at('4 12:00') }, '2 10:00')
    expect(s.now.firstAgreed).toEqual({ by: at('4 12:00'), at: at('2 10:00') })
  })

  test('without a date is the standard, never what the customer wished', () => {
    const s = story({ dueBy: at('2 12:00') })
    s.does('server', { kind: 'promise' }, '2 14:00')
    expect(s.clock('resolution', '2 14:00')).toMatchObject({ dueAt: at('3 18:00'), allowed: 16 })
  })

  test('later than the standard, or than the customer needs it where there is none, is an offer', () => {
    const late: Act = { kind: 'promise', dueBy: at('4 12:00') }
    expect(story().refuses('server', late, '2 10:00').code).toBe('commitment.later-than-standard')
    story({ dueBy: at('4 12:00') }).does('server', late, '2 10:00')
    const none = story({ terms: { targets: noTargets }, dueBy: at('3 12:00') })
    expect(none.refuses('server', late, '2 10:00').code).toBe('commitment.later-than-standard')
    none.does('server', counter('4 12:00'), '2 10:00')
    none.does('asker', agree, '2 11:00')
    expect(none.clock('resolution', '2 12:00')).toMatchObject({ dueAt: at('4 12:00'), allowed: 19 })
  })

  test('of nobody’s work makes it the work of whoever gives it', () => {
    const s = story({ supplier: { unit: 'it', person: null } })
    s.does('colleague', { kind: 'promise' }, '2 10:00')
    expect(s.now.supplier).toEqual({ unit: 'it', person: 'colleague' })
    const lent = story({ supplier: { unit: 'it', person: null } })
    const delegate = { person: 'd', capacities: ['supplier'], delegateOf: { supplier: 'colleague' } } as const
    lent.does(delegate, { kind: 'promise' }, '2 10:00')
    expect(lent.now.supplier.person).toBe('colleague')
  })

  test('is not agreed to by words alone where there is no due time at all', () => {
    const s = story({ terms: { targets: noTargets } })
    s.does('server', counter(null, '换一种做法'), '2 10:00')
    expect(s.refuses('asker', agree, '2 11:00').code).toBe('commitment.due-missing')
  })

  test.each<[number, string]>([
    [at('2 10:00'), 'commitment.due-in-the-past'],
    [Number.NaN, 'commitment.due-in-the-past'],
    [at('2 10:00') + 0.5, 'commitment.due-too-far'],
    [8.64e15, 'commitment.due-too-far'],
    [Number.POSITIVE_INFINITY, 'commitment.due-too-far'],
  ])('is not given for %d', (dueBy, code) => {
    expect(story().refuses('server', { kind: 'promise', dueBy }, '2 10:00').code).toBe(code)
  })

  test('is made at birth by the system where both sides agreed to the standard beforehand', () => {
    const s = story({
      terms: { promise: 'at-birth', targets: { ...noTargets, normal: { response: hours(1), resolution: hours(8) } } },
    })
    expect(s.events.map(e => [e.type, e.by.person])).toEqual([
      ['requested', 'asker'],
      ['promised', null],
    ])
    expect(s.now).toMatchObject({ state: 'promised', promisedAt: at('2 09:00'), promise: null })
  })
})

test('the acts open to somebody are those that are theirs, now', () => {
  const s = story()
  expect(actsOpenTo(s.now, people.asker)).toEqual(['withdraw', 'comment', 'attach', 'escalate', 'watch'])
  expect(actsOpenTo(s.now, people.stranger)).toEqual([])
  s.does('server', counter('5 12:00'), '2 10:00')
  expect(actsOpenTo(s.now, people.asker)).toEqual([
    'counter',
    'agree',
    'decline',
    'withdraw',
    'comment',
    'attach',
    'escalate',
    'watch',
  ])
  expect(actsOpenTo(s.now, people.server)).not.toContain('agree')
})
