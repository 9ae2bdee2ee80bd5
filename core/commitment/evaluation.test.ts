import { describe, expect, test } from 'vitest'
import { people, type Story, story } from './fixtures/story.ts'
import { at, calendars, terms } from './fixtures/terms.ts'
import { type Act, actsOpenTo, beginFrom, decide, type Decision, evaluationsRevealed, type Terms } from './index.ts'

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
  test('comes with the acceptance or later, and may be changed within the period', () => {
    const s = accepted()
    s.does('asker', evaluate(4), '3 09:00')
    s.does('asker', { kind: 'evaluate', evaluation: { ...score(3), dimensions: { quality: 5 } } }, '16 11:00')
    expect(s.now.evaluation).toMatchObject({ score: 3, dimensions: { quality: 5 }, by: 'asker', at: at('16 11:00') })
    expect(s.events.filter(e => e.type === 'evaluated')).toHaveLength(2)
    expect(s.refuses('asker', evaluate(5), '16 11:01').code).toBe('commitment.period-over')
    expect(actsOpenTo(s.now, people.asker, at('16 11:01'))).not.toContain('evaluate')
  })

  test('stands once both sides have spoken, lest one answer the other', () => {
    const s = accepted()
    s.does('asker', evaluate(4), '3 09:00')
    s.does('server', evaluateCustomer, '3 10:00')
    expect(s.refuses('asker', evaluate(1), '3 11:00').code).toBe('commitment.both-have-spoken')
    expect(s.refuses('server', evaluateCustomer, '3 11:00').code).toBe('commitment.both-have-spoken')
    expect(actsOpenTo(s.now, people.asker)).not.toContain('evaluate')
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

  test('of a unit is of any of its people but one who served', () => {
    const s = accepted(ofUnit)
    expect(s.refuses({ person: 'server', capacities: ['customer', 'supplier'] }, evaluate(5), '2 12:00').code).toBe(
      'commitment.own-work',
    )
    s.does({ person: 'x', capacities: ['customer'] }, evaluate(5), '2 12:00')
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
    expect(s.now).toMatchObject({ state: 'delivered', evaluation: null })
  })

  test('may be contested once, with a reason', () => {
    const s = accepted()
    expect(s.refuses('server', { kind: 'contest', reason: '不实' }, '2 12:00').code).toBe('commitment.not-evaluated')
    s.does('asker', evaluate(3), '2 12:00')
    s.does('server', { kind: 'contest', reason: '不实' }, '2 13:00')
    expect(s.refuses('server', { kind: 'contest', reason: '不实' }, '2 14:00').code).toBe(
      'commitment.already-contested',
    )
  })
})

describe('the evaluation of the customer', () => {
  test('is of whoever held the matter, in person', () => {
    const s = accepted()
    const delegate = { person: 'd', capacities: ['supplier'], delegateOf: { supplier: 'server' } } as const
    expect(s.refuses('colleague', evaluateCustomer, '2 12:00').code).toBe('commitment.not-who-served')
    expect(s.refuses(delegate, evaluateCustomer, '2 12:00').code).toBe('commitment.in-person-only')
    s.does('server', evaluateCustomer, '2 12:00')
    expect(s.now.customerEvaluation).toMatchObject({ score: 3, by: 'server' })
  })

  test('is seen by the other side when both have spoken, or when nobody can any more', () => {
    const s = accepted()
    s.does('asker', evaluate(4), '2 12:00')
    expect(evaluationsRevealed(s.now, at('3 09:00'))).toBe(false)
    expect(evaluationsRevealed(s.now, at('16 11:01'))).toBe(true)
    s.does('server', evaluateCustomer, '3 09:00')
    expect(evaluationsRevealed(s.now, at('3 09:00'))).toBe(true)
  })
})

describe('a recovery', () => {
  const recoveryOf = ({ children }: Decision) => children[0]?.event

  test('opens by itself after a bad evaluation: from the same supplier, for the same customer, once', () => {
    const s = accepted()
    const decision = s.does('asker', evaluate(2), '2 12:00')
    expect(s.now.children).toEqual([{ id: 'child-1', relation: 'recovery' }])
    expect(recoveryOf(decision)).toMatchObject({
      type: 'requested',
      kind: 'action',
      customer: s.now.customer,
      supplier: s.now.supplier,
      parent: { id: 'c-1', relation: 'recovery' },
      by: { person: 'asker', as: 'customer' },
    })
    expect(s.does('asker', evaluate(1), '2 13:00').children).toEqual([])
  })

  test('opens with the acceptance that brings the bad evaluation, and not after a middling one', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    const { events, children } = s.does('asker', { kind: 'accept', evaluation: score(1) }, '2 11:00')
    expect(events.map(e => e.type)).toEqual(['accepted', 'evaluated', 'split'])
    expect(children).toHaveLength(1)
    expect(accepted().does('asker', evaluate(3), '2 12:00').children).toEqual([])
  })

  test('can itself go through the loop, and is promised by a person', () => {
    const s = story({ terms: { promise: 'at-birth' } })
    s.does('server', { kind: 'deliver' }, '2 10:00')
    s.does('asker', { kind: 'accept' }, '2 11:00')
    const { children } = s.does('asker', evaluate(1), '2 12:00')
    const child = beginFrom('child-1', 'c-1', { ok: true, events: [children[0].event], children: [] })
    expect(child).toMatchObject({ state: 'requested', parent: { id: 'c-1', relation: 'recovery' } })
    const context = {
      at: at('2 13:00'),
      actor: people.server,
      calendars,
      newIds: [],
      openParts: 0,
    }
    expect(decide(child, { kind: 'promise' }, context)).toMatchObject({ ok: true })
  })

  test('is a fault, not a refusal, when the caller brought no identifier for it', () => {
    const s = accepted()
    expect(() => s.refuses('asker', evaluate(1), '2 12:00', { newIds: [] })).toThrow('no identifier')
  })
})

describe('an anonymous evaluation', () => {
  test('names nobody in the journal or the state, nor in the recovery the customer asked for', () => {
    const s = accepted({ ...ofUnit, terms: anonymous })
    const told = s.events.length
    const { children } = s.does('asker', { ...evaluate(1), recovery: true } as Act, '2 12:00')
    expect(children).toHaveLength(1)
    expect(JSON.stringify([s.events.slice(told), children])).not.toContain('asker')
    expect(JSON.stringify(s.now)).not.toContain('asker')
  })

  test('opens no recovery unless the customer wants it', () => {
    expect(accepted({ terms: anonymous }).does('asker', evaluate(1), '2 12:00').children).toEqual([])
  })

  test('given with a unit’s acceptance hides who accepted as well; of a person it need not', () => {
    for (const [customer, person] of [
      [{ unit: 'sales', person: null }, null],
      [{ unit: 'sales', person: 'asker' }, 'asker'],
    ] as const) {
      const s = story({ customer, terms: anonymous })
      s.does('server', { kind: 'promise' }, '2 09:00')
      s.does('server', { kind: 'deliver' }, '2 10:00')
      const { events } = s.does('asker', { kind: 'accept', evaluation: score(4) }, '2 11:00')
      expect(events.map(e => [e.type, e.by.person])).toEqual([
        ['accepted', person],
        ['evaluated', null],
      ])
      expect(s.now.evaluation?.by).toBeNull()
    }
  })
})
