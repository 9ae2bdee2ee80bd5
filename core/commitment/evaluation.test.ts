import { describe, expect, test } from 'vitest'
import { people, type Story, story } from './fixtures/story.ts'
import { at, calendars, terms } from './fixtures/terms.ts'
import {
  type Act,
  actsOpenTo,
  beginFrom,
  customerEvaluationOf,
  decide,
  evaluationOf,
  revealedAt,
  type Terms,
  timersOf,
} from './index.ts'

const score = (n: number) => ({ score: n, scale: 'five' as const })
const evaluate = (n: number): Act => ({ kind: 'evaluate', evaluation: score(n) })
const evaluateCustomer: Act = { kind: 'evaluate-customer', evaluation: score(3) }
const anonymous: Partial<Terms> = { evaluation: { ...terms.evaluation, attribution: 'anonymous' } }
const ofUnit = { customer: { unit: 'sales', person: null } }

function accepted(more: Parameters<typeof story>[0] = {}): Story {
  const s = story(more)
  s.does('server', { kind: 'promise' }, '2 09:00')
  s.does('server', { kind: 'deliver' }, '2 10:00')
  s.does('asker', { kind: 'accept' }, '2 11:00')
  return s
}

describe('an evaluation', () => {
  test('comes with the acceptance or later, and may be changed for a day', () => {
    const s = accepted()
    s.does('asker', evaluate(4), '3 09:00')
    s.does('asker', { kind: 'evaluate', evaluation: { ...score(3), dimensions: { quality: 5 } } }, '4 09:00')
    expect(evaluationOf(s.now)).toMatchObject({ score: 3, dimensions: { quality: 5 }, by: 'asker', at: at('4 09:00') })
    expect(s.events.filter(e => e.type === 'evaluated')).toHaveLength(2)
    expect(s.refuses('asker', evaluate(5), '4 09:01').code).toBe('commitment.period-over')
    expect(actsOpenTo(s.now, people.asker, at('4 09:01'))).not.toContain('evaluate')
    expect(accepted().refuses('asker', evaluate(5), '16 11:01').code).toBe('commitment.period-over')
  })

  test('stands once both sides have spoken, lest one answer the other', () => {
    const s = accepted()
    s.does('asker', evaluate(4), '3 09:00')
    s.does('server', evaluateCustomer, '3 10:00')
    expect(s.refuses('asker', evaluate(1), '3 11:00').code).toBe('commitment.both-have-spoken')
    expect(s.refuses('server', evaluateCustomer, '3 11:00').code).toBe('commitment.both-have-spoken')
    expect(actsOpenTo(s.now, people.asker, at('3 11:00'))).not.toContain('evaluate')
  })

  test('leaves no trace in what both sides see of the matter until it may be seen', () => {
    const s = accepted()
    const { version, lastEventAt, servedBy, causes } = s.now
    s.does('asker', evaluate(1), '3 09:00')
    expect(s.now).toMatchObject({ version, lastEventAt, servedBy, causes })
    s.does('server', evaluateCustomer, '3 10:00')
    expect(s.now).toMatchObject({ version, lastEventAt, servedBy, causes })
  })

  test('is of the person served: not of their head, their delegate or a colleague', () => {
    const s = accepted()
    const delegate = { person: 'd', capacities: ['customer'], delegateOf: { customer: 'asker' } } as const
    const colleague = { person: 'x', capacities: ['customer'] } as const
    expect(s.refuses('askersHead', evaluate(5), '2 12:00').code).toBe('commitment.not-yours')
    expect(s.refuses(delegate, evaluate(5), '2 12:00').code).toBe('commitment.in-person-only')
    expect(s.refuses(colleague, evaluate(5), '2 12:00').code).toBe('commitment.in-person-only')
    for (const who of [people.askersHead, delegate, colleague]) expect(actsOpenTo(s.now, who)).not.toContain('evaluate')
  })

  test('is not smuggled in by a head who accepts', () => {
    for (const customer of [{ unit: 'sales', person: 'asker' }, ofUnit.customer]) {
      const s = story({ customer })
      s.does('server', { kind: 'promise' }, '2 09:00')
      s.does('server', { kind: 'deliver' }, '2 10:00')
      const both: Act = { kind: 'accept', evaluation: score(5) }
      expect(s.refuses('askersHead', both, '2 11:00').code).toBe('commitment.in-person-only')
      expect(s.now.state).toBe('delivered')
    }
  })

  test('of a unit is of whoever accepted; where nobody did, of the first of its people, but never of one who served', () => {
    const x = { person: 'x', capacities: ['customer'] } as const
    expect(accepted(ofUnit).refuses(x, evaluate(5), '2 12:00').code).toBe('commitment.in-person-only')
    accepted(ofUnit).does('asker', evaluate(5), '2 12:00')
    const s = story(ofUnit)
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    s.does('system', { kind: 'lapse' }, '4 10:00')
    expect(s.refuses({ person: 'server', capacities: ['customer', 'supplier'] }, evaluate(5), '4 12:00').code).toBe(
      'commitment.own-work',
    )
    s.does(x, evaluate(5), '4 12:00')
    expect(s.refuses('asker', evaluate(1), '4 13:00').code).toBe('commitment.in-person-only')
  })

  test.each([
    ['of another scale', { score: 1, scale: 'good-bad' as const }],
    ['above the scale', score(6)],
    ['below it', score(0)],
    ['between two marks', score(3.5)],
    ['that is none', score(Number.NaN)],
    ['with a bad mark for a dimension', { ...score(3), dimensions: { quality: 9 } }],
    ['of a dimension nobody asked for', { ...score(3), dimensions: { attitude: 3 } }],
  ])('%s is refused, and the acceptance it came with too', (_, evaluation) => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    expect(s.refuses('asker', { kind: 'accept', evaluation }, '2 11:00').code).toBe('commitment.bad-score')
    expect(s.now).toMatchObject({ state: 'delivered', evaluations: [] })
  })

  test('of what failed is of whoever was to be served', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'fail', reason: '停产' }, '2 10:00')
    s.does('asker', evaluate(1), '2 11:00')
    expect(evaluationOf(s.now)).toMatchObject({ score: 1, delivery: 0 })
  })

  test('belongs to its delivery: after a reopening both sides speak anew, and the earlier word stays', () => {
    const s = accepted()
    s.does('asker', evaluate(5), '2 16:00')
    s.does('server', { kind: 'evaluate-customer', evaluation: score(5) }, '2 17:00')
    s.does('asker', { kind: 'reopen', reason: '又坏了' }, '4 09:00')
    s.does('server', { kind: 'deliver' }, '4 15:00')
    s.does('asker', { kind: 'accept', evaluation: score(1) }, '5 09:00')
    expect(evaluationOf(s.now)).toMatchObject({ score: 1, delivery: 2 })
    expect(s.now.evaluations.map(e => e.score)).toEqual([5, 1])
    expect(revealedAt(s.now, 1, at('5 10:00'))).toBeNull()
    s.does('server', evaluateCustomer, '5 11:00')
    expect(revealedAt(s.now, 1, at('5 11:00'))).toBe(at('5 11:00'))
    expect(customerEvaluationOf(s.now)).toMatchObject({ score: 3, delivery: 2 })
  })
})

describe('a contest', () => {
  const contest: Act = { kind: 'contest', reason: '不在约定的标准之内' }
  const seen = () => {
    const s = accepted()
    s.does('asker', evaluate(3), '2 12:00')
    s.does('server', evaluateCustomer, '2 13:00')
    return s
  }

  test('is of what the supplier has seen singly, once and for a time', () => {
    const s = accepted()
    expect(s.refuses('server', contest, '2 12:00').code).toBe('commitment.not-evaluated')
    s.does('asker', evaluate(3), '2 12:00')
    expect(s.refuses('server', contest, '2 12:30').code).toBe('commitment.not-evaluated')
    expect(actsOpenTo(s.now, people.server, at('2 12:30'))).not.toContain('contest')
    s.does('server', evaluateCustomer, '2 13:00')
    expect(s.refuses('server', contest, '16 13:01').code).toBe('commitment.period-over')
    s.does('server', contest, '16 13:00')
    expect(s.refuses('server', contest, '16 13:00').code).toBe('commitment.already-contested')
  })

  test('of an answer that isn’t named there is none, and nothing tells whether one was given', () => {
    for (const score of [null, 1, 5]) {
      const s = accepted({ terms: anonymous })
      if (score !== null) s.does('asker', evaluate(score), '2 12:00')
      s.does('server', evaluateCustomer, '2 13:00')
      expect(s.refuses('server', contest, '20 10:00')).toMatchObject({ code: 'commitment.not-evaluated' })
      expect(actsOpenTo(s.now, people.server, at('20 10:00'))).not.toContain('contest')
    }
  })

  test('is settled by an officer outside both sides: the answer stands or counts no more', () => {
    for (const outcome of ['upheld', 'set-aside'] as const) {
      const s = seen()
      s.does('server', contest, '3 09:00')
      const settle: Act = { kind: 'settle-contest', outcome, reason: '看过双方的说明' }
      expect(s.refuses({ person: 'server', capacities: ['supplier', 'officer'] }, settle, '3 10:00').code).toBe(
        'commitment.own-work',
      )
      expect(s.refuses({ person: 'asker', capacities: ['customer', 'officer'] }, settle, '3 10:00').code).toBe(
        'commitment.own-request',
      )
      s.does('officer', settle, '3 10:00')
      expect(evaluationOf(s.now)).toMatchObject({ score: 3, contest: { settled: { outcome } } })
      expect(s.refuses('officer', settle, '3 11:00').code).toBe('commitment.not-contested')
    }
  })
})

describe('the evaluation of the customer', () => {
  test('is of whoever did the work, in person', () => {
    const s = accepted()
    const delegate = { person: 'd', capacities: ['supplier'], delegateOf: { supplier: 'server' } } as const
    expect(s.refuses('colleague', evaluateCustomer, '2 12:00').code).toBe('commitment.not-who-served')
    expect(s.refuses(delegate, evaluateCustomer, '2 12:00').code).toBe('commitment.in-person-only')
    s.does('server', evaluateCustomer, '2 12:00')
    expect(customerEvaluationOf(s.now)).toMatchObject({ score: 3, by: 'server' })
  })

  test('is seen by the other side when both have spoken, or when nobody can any more', () => {
    const s = accepted()
    s.does('asker', evaluate(4), '2 12:00')
    expect(revealedAt(s.now, 1, at('3 09:00'))).toBeNull()
    expect(revealedAt(s.now, 1, at('16 11:01'))).toBe(at('16 11:00'))
    s.does('server', evaluateCustomer, '3 09:00')
    expect(revealedAt(s.now, 1, at('3 09:00'))).toBe(at('3 09:00'))
  })
})

describe('a recovery', () => {
  const recover: Act = { kind: 'recover', to: 'servers-head' }
  const bad = (more: Parameters<typeof story>[0] = {}) => {
    const s = accepted(more)
    s.does('asker', evaluate(2), '2 12:00')
    return s
  }

  test('opens when a bad answer can’t be changed any more: from the same supplier, for the same customer, once', () => {
    const s = bad()
    expect(timersOf(s.now, calendars)).toEqual([{ kind: 'recover', customer: 1, at: at('3 12:00') }])
    expect(s.refuses('system', recover, '3 11:59').code).toBe('commitment.not-due')
    const { children } = s.does('system', recover, '3 12:00')
    expect(s.now.children).toEqual([{ id: 'child-1', relation: 'recovery' }])
    expect(children[0].event).toMatchObject({
      type: 'requested',
      kind: 'action',
      customer: s.now.customer,
      supplier: s.now.supplier,
      parent: { id: 'c-1', relation: 'recovery' },
      by: { person: null, as: 'system' },
    })
    expect(s.refuses('system', recover, '3 13:00').code).toBe('commitment.not-due')
    expect(timersOf(s.now, calendars)).toEqual([])
  })

  test('makes the verdict open, and the supplier can’t answer it with one of their own', () => {
    const s = bad()
    s.does('system', recover, '3 12:00')
    expect(revealedAt(s.now, 1, at('3 12:00'))).toBe(at('3 12:00'))
    expect(s.refuses('server', evaluateCustomer, '3 13:00').code).toBe('commitment.both-have-spoken')
  })

  test('does not open after a middling answer, a change for the better, a contest won or a reopening', () => {
    const middling = accepted()
    middling.does('asker', evaluate(3), '2 12:00')
    const changed = bad()
    changed.does('asker', evaluate(4), '2 13:00')
    const contested = bad()
    contested.does('server', evaluateCustomer, '2 13:00')
    contested.does('server', { kind: 'contest', reason: '不实' }, '2 14:00')
    contested.does('officer', { kind: 'settle-contest', outcome: 'set-aside', reason: '查明' }, '2 15:00')
    const reopened = bad()
    reopened.does('asker', { kind: 'reopen', reason: '没修好' }, '2 13:00')
    for (const s of [middling, changed, contested, reopened])
      expect(timersOf(s.now, calendars).filter(t => t.kind === 'recover')).toEqual([])
  })

  test('of a recovery goes to the supplier’s head instead', () => {
    const s = bad({ parent: { id: 'c-0', relation: 'recovery' } })
    const { children } = s.does('system', recover, '3 12:00')
    expect(children).toEqual([])
    expect(s.now.escalatedTo).toEqual(['servers-head'])
    expect(timersOf(s.now, calendars)).toEqual([])
  })

  test('can itself go through the loop, and is promised by a person', () => {
    const s = story({ terms: { promise: 'at-birth' } })
    s.does('server', { kind: 'deliver' }, '2 10:00')
    s.does('asker', { kind: 'accept', evaluation: score(1) }, '2 11:00')
    const { children } = s.does('system', recover, '3 11:00')
    const child = beginFrom('child-1', 'c-1', { ok: true, events: [children[0].event], children: [] })
    expect(child).toMatchObject({ state: 'requested', parent: { id: 'c-1', relation: 'recovery' } })
    const context = { at: at('3 13:00'), actor: people.server, calendars, newIds: [], openParts: 0 }
    expect(decide(child, { kind: 'promise' }, context)).toMatchObject({ ok: true })
  })

  test('is a fault, not a refusal, when the caller brought no identifier for it', () => {
    const s = bad()
    expect(() => s.refuses('system', recover, '3 12:00', { newIds: [] })).toThrow('no identifier')
  })
})

describe('an anonymous evaluation', () => {
  test('of a unit is of whoever accepted, which tells nobody whether it was given', () => {
    const s = accepted({ ...ofUnit, terms: anonymous })
    expect(s.refuses('colleagueOfAsker', evaluate(5), '2 13:00').code).toBe('commitment.in-person-only')
    s.does('asker', evaluate(1), '2 12:00')
    expect(s.refuses('colleagueOfAsker', evaluate(5), '2 13:00').code).toBe('commitment.in-person-only')
  })

  test('opens a recovery only where its giver asks for one', () => {
    const silent = accepted({ terms: anonymous })
    silent.does('asker', evaluate(1), '2 12:00')
    expect(timersOf(silent.now, calendars)).toEqual([])
    const wished = accepted({ terms: anonymous })
    wished.does('asker', { ...evaluate(1), recovery: true } as Act, '2 12:00')
    expect(timersOf(wished.now, calendars)).toEqual([{ kind: 'recover', customer: 1, at: at('3 12:00') }])
  })

  test('is no sign to the supplier, whose own word is shown when the period is over', () => {
    const s = accepted({ terms: anonymous })
    s.does('asker', evaluate(1), '2 12:00')
    s.does('server', evaluateCustomer, '2 13:00')
    expect(revealedAt(s.now, 1, at('16 11:00'))).toBeNull()
    expect(revealedAt(s.now, 1, at('16 11:01'))).toBe(at('16 11:00'))
  })

  test('given with the acceptance changes nothing of it', () => {
    const acceptance = (evaluation: object) => {
      const s = story({ ...ofUnit, terms: anonymous })
      s.does('server', { kind: 'promise' }, '2 09:00')
      s.does('server', { kind: 'deliver' }, '2 10:00')
      return s.does('asker', { kind: 'accept', ...evaluation }, '2 11:00').events[0]
    }
    expect(acceptance({ evaluation: score(4) })).toEqual(acceptance({}))
  })
})
