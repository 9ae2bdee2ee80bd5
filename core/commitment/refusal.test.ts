import { describe, expect, test } from 'vitest'
import { people, type Story, story } from './fixtures/story.ts'
import { at, calendars, noTargets, request } from './fixtures/terms.ts'
import {
  type Act,
  type Cause,
  decideRequest,
  type Refusal,
  type RefusalCode,
  refusalCodes,
  type Request,
} from './index.ts'

const promise: Act = { kind: 'promise' }
const deliver: Act = { kind: 'deliver' }
const ask: Act = { kind: 'ask', question: '？' }
const hold: Act = { kind: 'hold', reason: '等', thirdParty: '供应商', until: at('6 09:00') }
const start: Act = { kind: 'start' }
const evaluation = { score: 4, scale: 'five' } as const

function promised(more: Parameters<typeof story>[0] = {}): Story {
  const s = story(more)
  s.does('server', promise, '2 09:00')
  return s
}

function accepted(): Story {
  const s = promised()
  s.does('server', deliver, '2 10:00')
  s.does('asker', { kind: 'accept' }, '2 11:00')
  return s
}

function returned(): Story {
  const s = promised()
  s.does('server', deliver, '2 10:00')
  s.does('asker', { kind: 'return', reason: '缺电源' }, '2 11:00')
  return s
}

/** Delivered to two customers. */
function shared(): Story {
  const s = promised()
  s.does('server', { kind: 'join', customer: { unit: 'legal', person: 'second' }, from: 'c-2' }, '2 10:00')
  s.does('server', deliver, '2 11:00')
  return s
}

const causeOf = (cause: Cause): Act => ({
  kind: 'name-cause',
  about: { of: 'return', delivery: 1, customer: 1 },
  cause,
})
const breachBy = (cause: Cause): Act => ({
  kind: 'name-cause',
  about: { of: 'breach', clock: 'resolution', run: 1 },
  cause,
})
const suspend: Act = { kind: 'suspend', reason: '退回' }

function having(s: Story, who: keyof typeof people, act: Act): Story {
  s.does(who, act, '2 11:00')
  return s
}

/** One way to each refusal. A code without one does not compile. */
const ways: { readonly [C in RefusalCode]: () => Refusal } = {
  'commitment.wrong-state': () => story().refuses('server', deliver, '2 10:00'),
  'commitment.not-yours': () => story().refuses('stranger', promise, '2 10:00'),
  'commitment.stale-version': () => story().refuses('server', promise, '2 10:00', { version: 7 }),
  'commitment.not-your-turn': () => story().refuses('asker', { kind: 'decline', reason: '不' }, '2 10:00'),
  'commitment.already-waiting': () => having(promised(), 'server', ask).refuses('server', ask, '2 12:00'),
  'commitment.not-waiting': () => story().refuses('asker', { kind: 'answer', words: 'A' }, '2 10:00'),
  'commitment.not-held': () => promised().refuses('server', { kind: 'resume' }, '2 10:00'),
  'commitment.words-missing': () => story().refuses('server', { kind: 'decline', reason: ' ' }, '2 10:00'),
  'commitment.due-in-the-past': () => promised().refuses('server', { ...hold, until: at('2 09:00') }, '2 10:00'),
  'commitment.due-too-far': () => promised().refuses('server', { ...hold, until: 1e15 }, '2 10:00'),
  'commitment.due-missing': () => story({ terms: { targets: noTargets } }).refuses('server', promise, '2 10:00'),
  'commitment.later-than-standard': () =>
    story().refuses('server', { kind: 'promise', dueBy: at('4 09:00') }, '2 10:00'),
  'commitment.lower-is-an-offer': () =>
    story().refuses('officer', { kind: 'prioritise', priority: 'low', reason: '不急' }, '2 10:00'),
  'commitment.nothing-to-take-back': () =>
    having(promised(), 'server', deliver).refuses('asker', { kind: 'take-back' }, '2 12:00'),
  'commitment.same-holder': () => story().refuses('server', { kind: 'assign', person: 'server' }, '2 10:00'),
  'commitment.same-priority': () =>
    story().refuses('officer', { kind: 'prioritise', priority: 'normal', reason: '急' }, '2 10:00'),
  'commitment.to-the-customer': () => story().refuses('server', { kind: 'assign', person: 'asker' }, '2 10:00'),
  'commitment.not-your-side': () =>
    story().refuses(
      'serversHead',
      { kind: 'succeed', side: 'supplier', to: { unit: 'legal', person: null }, reason: '归法务' },
      '2 10:00',
    ),
  'commitment.suspended': () => having(story(), 'system', suspend).refuses('server', promise, '2 12:00'),
  'commitment.not-suspended': () => story().refuses('system', { kind: 'lift' }, '2 10:00'),
  'commitment.not-that-customer': () =>
    having(promised(), 'server', deliver).refuses(
      { person: 'x', capacities: ['customer'], customers: { customer: [] } },
      { kind: 'accept' },
      '2 12:00',
    ),
  'commitment.customer-already': () =>
    story().refuses('server', { kind: 'join', customer: { unit: 'sales', person: 'asker' }, from: 'c-2' }, '2 10:00'),
  'commitment.same-matter': () => story().refuses('server', { kind: 'merge', into: 'c-1', reason: '' }, '2 10:00'),
  'commitment.verdict-given': () => {
    const s = shared()
    s.does('second', { kind: 'accept' }, '2 12:00')
    return s.refuses('second', { kind: 'accept' }, '2 12:30')
  },
  'commitment.nothing-went-wrong': () => story().refuses('asker', breachBy('process'), '2 10:00'),
  'commitment.cause-named': () => {
    const s = returned()
    s.does('asker', causeOf('execution'), '2 12:00')
    return s.refuses('asker', causeOf('process'), '2 12:30')
  },
  'commitment.not-contested': () =>
    accepted().refuses('officer', { kind: 'settle-contest', outcome: 'upheld', reason: '' }, '2 12:00'),
  'commitment.unknown-item': () => story().refuses('server', { kind: 'check', item: 'x', done: true }, '2 10:00'),
  'commitment.checklist-open': () =>
    promised({ terms: { checklist: [{ id: 'a', zh: '甲', en: 'A' }] } }).refuses('server', deliver, '2 10:00'),
  'commitment.children-open': () => promised().refuses('server', deliver, '2 10:00', { openParts: 1 }),
  'commitment.period-over': () => accepted().refuses('asker', { kind: 'evaluate', evaluation }, '30 10:00'),
  'commitment.not-due': () =>
    story().refuses('system', { kind: 'warn', clock: 'response', run: 1, share: 50 }, '2 10:59'),
  'commitment.in-person-only': () =>
    accepted().refuses({ person: 'x', capacities: ['customer'] }, { kind: 'evaluate', evaluation }, '2 12:00'),
  'commitment.not-who-served': () =>
    accepted().refuses('colleague', { kind: 'evaluate-customer', evaluation }, '2 12:00'),
  'commitment.own-request': () =>
    story().refuses({ person: 'asker', capacities: ['supplier-head'] }, promise, '2 10:00'),
  'commitment.own-work': () =>
    having(promised(), 'server', deliver).refuses(
      { person: 'server', capacities: ['customer-head'] },
      { kind: 'accept' },
      '2 12:00',
    ),
  'commitment.bad-score': () =>
    accepted().refuses('asker', { kind: 'evaluate', evaluation: { ...evaluation, score: 6 } }, '2 12:00'),
  'commitment.not-evaluated': () => accepted().refuses('server', { kind: 'contest', reason: '不实' }, '2 12:00'),
  'commitment.both-have-spoken': () => {
    const s = having(accepted(), 'asker', { kind: 'evaluate', evaluation })
    return having(s, 'server', { kind: 'evaluate-customer', evaluation }).refuses(
      'asker',
      { kind: 'evaluate', evaluation },
      '2 12:00',
    )
  },
  'commitment.already-contested': () => {
    const s = having(accepted(), 'asker', { kind: 'evaluate', evaluation })
    having(s, 'server', { kind: 'evaluate-customer', evaluation })
    return having(s, 'server', { kind: 'contest', reason: '不实' }).refuses(
      'server',
      { kind: 'contest', reason: '不实' },
      '2 12:00',
    )
  },
  'commitment.already-escalated': () => {
    const escalate: Act = { kind: 'escalate', to: 'boss', reason: '卡住了' }
    return having(story(), 'asker', escalate).refuses('server', escalate, '2 12:00')
  },
  'commitment.already-warned': () => {
    const warn: Act = { kind: 'warn', clock: 'response', run: 1, share: 50 }
    return having(story(), 'system', warn).refuses('system', warn, '2 12:00')
  },
  'commitment.already-watching': () =>
    having(story(), 'watcher', { kind: 'watch' }).refuses('watcher', { kind: 'watch' }, '2 12:00'),
  'commitment.not-watching': () => story().refuses('watcher', { kind: 'unwatch' }, '2 10:00'),
  'commitment.clock-backwards': () => having(promised(), 'server', start).refuses('server', start, '2 10:59'),
}

test.each(refusalCodes)('%s is reached', code => {
  const { place, expectation, ...refusal } = ways[code]()
  expect(refusal.code).toBe(code)
  expect(place).not.toBe('')
  expect(expectation).not.toBe('')
})

describe('a request', () => {
  const ask = (more: Partial<Request>) => {
    const decision = decideRequest({ ...request, ...more }, { at: at('2 09:00'), actor: people.asker, calendars })
    return decision.ok ? 'made' : decision.refusal.code
  }

  test.each<[string, Partial<Request>, string]>([
    ['without a title', { title: '  ' }, 'commitment.words-missing'],
    ['for yesterday', { dueBy: at('1 09:00') }, 'commitment.due-in-the-past'],
    ['for the next millennium', { dueBy: 4e13 }, 'commitment.due-too-far'],
    ['to oneself', { supplier: { unit: 'it', person: 'asker' } }, 'commitment.to-the-customer'],
    ['as it should be', {}, 'made'],
  ])('%s', (_, more, outcome) => {
    expect(ask(more)).toBe(outcome)
  })

  test('made by the system is the system’s in the journal', () => {
    const decision = decideRequest(request, { at: 1, actor: people.system, calendars })
    expect(decision).toMatchObject({ ok: true, events: [{ by: { person: null, as: 'system' } }] })
  })
})
