import { describe, expect, test } from 'vitest'
import { capacitiesOn, type Delegation, maySee, type Member, type Subject } from './index.ts'

const customer = (number: number, unit: string, person: string | null) => ({
  number,
  unit,
  person,
  leftAt: null,
  verdict: null,
  judgedBy: null,
})

const matter: Subject = {
  kind: 'request',
  customers: [customer(1, 'sales', 'asker')],
  formerCustomers: [{ unit: 'sales', person: 'predecessor' }],
  closings: [],
  servedBy: [],
  askedBy: 'assistant',
  supplier: { unit: 'finance', person: 'server' },
  watchers: ['watcher'],
  escalatedTo: ['boss'],
  holdings: [
    { unit: 'legal', person: 'lawyer', from: 0, to: 1 },
    { unit: 'finance', person: 'server', from: 1, to: null },
  ],
}
const adHoc: Subject = { ...matter, kind: 'ad-hoc' }
const ofUnit: Subject = { ...matter, customers: [customer(1, 'sales', null)] }
/** The one who asked has served as well. */
const onBothSides: Subject = { ...matter, servedBy: ['asker'] }
const ofTwo: Subject = { ...matter, customers: [customer(1, 'sales', 'asker'), customer(2, 'legal', 'second')] }

const somebody = (person: string, more: Partial<Member> = {}): Member => ({
  person,
  units: [],
  heads: [],
  roles: [],
  delegations: [],
  scopes: null,
  ...more,
})
const rights = (member: Member, c: Subject) => [...capacitiesOn(member, c).capacities].sort()
const standsIn = (from: string, more: Partial<Delegation> = {}): Partial<Member> => ({
  delegations: [{ from, units: [], heads: [], ...more }],
})

describe('on a commitment', () => {
  test.each<[string, Member, Subject, readonly string[]]>([
    ['the person who asked is the customer', somebody('asker', { units: ['sales'] }), matter, ['customer']],
    ['a colleague of the one who asked is not', somebody('x', { units: ['sales'] }), matter, []],
    ['a colleague is, in an ad-hoc matter', somebody('x', { units: ['sales'] }), adHoc, ['customer']],
    ['a colleague is, where the unit is the customer', somebody('x', { units: ['sales'] }), ofUnit, ['customer']],
    [
      'the head of the asking unit acts for the customer',
      somebody('h', { heads: ['sales'] }),
      matter,
      ['customer-head'],
    ],
    [
      'any member of the serving unit is the supplier',
      somebody('x', { units: ['finance'] }),
      matter,
      ['observer', 'supplier'],
    ],
    ['the assignee is, wherever they are', somebody('server'), matter, ['observer', 'supplier']],
    [
      'the head of the serving unit decides for it',
      somebody('h', { heads: ['finance'] }),
      matter,
      ['observer', 'supplier-head'],
    ],
    ['the officer is the officer', somebody('o', { roles: ['officer'] }), matter, ['officer']],
    ['an auditor has no part in it', somebody('a', { roles: ['auditor'] }), matter, []],
    ['an administrator has none either', somebody('a', { roles: ['administrator'] }), matter, []],
    ['who watches observes', somebody('watcher'), matter, ['observer']],
    ['who it was escalated to observes', somebody('boss'), matter, ['observer']],
    ['who held it once observes', somebody('lawyer'), matter, ['observer']],
    ['and so does their unit', somebody('x', { units: ['legal'] }), matter, ['observer']],
    ['who asked it for another observes', somebody('assistant'), matter, ['observer']],
    ['whose place as a customer another has taken observes', somebody('predecessor'), matter, ['observer']],
    ['a colleague judges for a customer who served', somebody('x', { units: ['sales'] }), onBothSides, ['customer']],
    ['a further customer is one', somebody('second', { units: ['legal'] }), ofTwo, ['customer', 'observer']],
    ['a stranger has no right', somebody('x', { units: ['legal2'], heads: ['sales2'] }), matter, []],
    [
      'who asked their own unit is no supplier of it, nor its head',
      somebody('asker', { units: ['finance'], heads: ['finance', 'sales'] }),
      matter,
      ['customer', 'customer-head', 'observer'],
    ],
  ])('%s', (_, member, c, expected) => {
    expect(rights(member, c)).toEqual([...expected])
  })
})

test('each of several customers speaks for themselves, a head for those of their unit', () => {
  expect(capacitiesOn(somebody('second'), ofTwo).customers).toEqual({ customer: [2] })
  expect(capacitiesOn(somebody('h', { heads: ['legal', 'sales'] }), ofTwo).customers).toEqual({
    'customer-head': [1, 2],
  })
  expect(capacitiesOn(somebody('asker', { heads: ['legal'] }), ofTwo).customers).toEqual({
    customer: [1],
    'customer-head': [2],
  })
})

test('who was served when it closed stays so, whoever has taken their place since', () => {
  const closed: Subject = {
    ...matter,
    customers: [customer(1, 'sales', 'heir')],
    closings: [
      {
        at: 1,
        by: 'acceptance',
        deliveries: 1,
        supplier: matter.supplier,
        customers: [customer(1, 'sales', 'asker')],
        resolution: null,
      },
    ],
  }
  expect(rights(somebody('asker'), closed)).toEqual(['customer'])
  expect(rights(somebody('heir'), closed)).toEqual(['customer'])
})

describe('a delegate', () => {
  test('has the rights of the one who is away, and the journal will name both', () => {
    const delegate = somebody('d', standsIn('asker'))
    expect(capacitiesOn(delegate, matter)).toEqual({
      person: 'd',
      capacities: ['customer'],
      customers: { customer: [1] },
      delegateOf: { customer: 'asker' },
    })
  })

  test('keeps a right of their own as their own', () => {
    const delegate = somebody('d', {
      units: ['finance'],
      ...standsIn('server', { units: ['finance'], heads: ['finance'] }),
    })
    const acting = capacitiesOn(delegate, matter)
    expect([...acting.capacities].sort()).toEqual(['observer', 'supplier', 'supplier-head'])
    expect(acting.delegateOf).toEqual({ 'supplier-head': 'server' })
  })

  test('does not decide on their own request in the right of another', () => {
    const delegate = somebody('asker', standsIn('h', { units: ['finance'], heads: ['finance'] }))
    expect(rights(delegate, matter)).toEqual(['customer', 'observer'])
  })

  test('does not decide on the request of the one they stand in for', () => {
    const delegate = somebody('d', standsIn('asker', { units: ['finance'], heads: ['finance'] }))
    expect(rights(delegate, matter)).toEqual(['customer', 'observer'])
  })

  test('has no office of the one who is away', () => {
    expect(rights(somebody('d', standsIn('officer')), matter)).toEqual([])
  })
})

describe('a commitment is seen', () => {
  test.each<[string, Member, boolean]>([
    ['by whoever has a right on it', somebody('watcher'), true],
    ['by every auditor', somebody('a', { roles: ['auditor'] }), true],
    ['by the officer', somebody('o', { roles: ['officer'] }), true],
    ['not by an administrator', somebody('a', { roles: ['administrator'] }), false],
    ['not by a colleague of the one who asked', somebody('x', { units: ['sales'] }), false],
    ['through a token that may read', somebody('watcher', { scopes: ['commitment:read'] }), true],
    ['through a token that may write', somebody('watcher', { scopes: ['commitment:write'] }), true],
    ['not through one for something else', somebody('watcher', { scopes: ['scorecard:read', 'admin'] }), false],
    [
      'not through an auditor’s token for something else',
      somebody('a', { roles: ['auditor'], scopes: ['admin'] }),
      false,
    ],
  ])('%s', (_, member, sees) => {
    expect(maySee(member, matter)).toBe(sees)
  })

  test('but not acted on through a token that may only read', () => {
    expect(rights(somebody('asker', { scopes: ['commitment:read'] }), matter)).toEqual([])
    expect(rights(somebody('asker', { scopes: ['commitment:write'] }), matter)).toEqual(['customer'])
  })
})
