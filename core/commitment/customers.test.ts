import { describe, expect, test } from 'vitest'
import { people, type Story, story } from './fixtures/story.ts'
import { at, calendars } from './fixtures/terms.ts'
import { type Act, actsOpenTo, ballOf, evaluationOf, timersOf } from './index.ts'

const accept: Act = { kind: 'accept' }
const giveBack: Act = { kind: 'return', reason: '缺电源' }
const score = (n: number) => ({ score: n, scale: 'five' as const })

/** Two customers: the one who asked, and one whose duplicate was merged. */
function shared(): Story {
  const s = story()
  s.does('server', { kind: 'promise' }, '2 09:00')
  s.does('server', { kind: 'join', customer: { unit: 'legal', person: 'second' }, from: 'c-2' }, '2 09:30')
  return s
}

function delivered(): Story {
  const s = shared()
  s.does('server', { kind: 'deliver' }, '2 10:00')
  return s
}

describe('a matter with two customers', () => {
  test('is accepted when both have accepted, each in their own time', () => {
    const s = delivered()
    s.does('second', accept, '2 11:00')
    expect(s.now).toMatchObject({ state: 'delivered', closedAt: null })
    expect(ballOf(s.now)).toBe('customer')
    expect(s.clock('confirmation', '3 09:00', 2)).toMatchObject({ used: 1, breached: false })
    expect(s.clock('confirmation', '3 09:00', 1)).toMatchObject({ used: 7 })
    s.does('asker', accept, '3 09:00')
    expect(s.now).toMatchObject({ state: 'accepted', closedBy: 'acceptance', closedAt: at('3 09:00') })
    expect(s.now.closings).toMatchObject([{ customers: [{ judgedBy: 'asker' }, { judgedBy: 'second' }] }])
    expect(s.clock('resolution', '6 09:00').used).toBe(1)
  })

  test('goes back when either returns it; an acceptance stands, and the other judges anew', () => {
    const s = delivered()
    s.does('asker', accept, '2 11:00')
    s.does('second', giveBack, '2 12:00')
    expect(s.now).toMatchObject({ state: 'returned', returns: 1 })
    s.does('server', { kind: 'deliver' }, '2 14:00')
    expect(s.now.customers.map(x => x.verdict)).toEqual(['accepted', 'due'])
    s.does('second', accept, '2 15:00')
    expect(s.now.state).toBe('accepted')
  })

  test('may be returned again by one who had accepted an earlier delivery', () => {
    const s = delivered()
    s.does('asker', accept, '2 11:00')
    s.does('second', giveBack, '2 12:00')
    s.does('server', { kind: 'deliver' }, '2 14:00')
    s.does('asker', giveBack, '2 15:00')
    expect(s.now).toMatchObject({ state: 'returned', returns: 2 })
  })

  test('returned by one is no breach of the other, who had not spoken yet', () => {
    const s = delivered()
    s.does('second', giveBack, '2 12:00')
    expect(s.clock('confirmation', '6 09:00', 1)).toMatchObject({ reading: { run: { void: true } }, breached: false })
  })

  test('lapses for whoever gives no verdict, and for the other not', () => {
    const s = delivered()
    s.does('asker', accept, '2 11:00')
    s.does('system', { kind: 'lapse' }, '4 10:00')
    expect(s.now).toMatchObject({ state: 'accepted', closedBy: 'acceptance' })
    expect(s.now.customers.map(x => x.verdict)).toEqual(['accepted', 'lapsed'])
  })

  test('is answered and agreed by the first alone; the second takes out only themselves', () => {
    const s = shared()
    s.does('server', { kind: 'ask', question: '型号？' }, '2 10:00')
    expect(s.refuses('second', { kind: 'answer', words: 'B' }, '2 10:30').code).toBe('commitment.not-your-turn')
    expect(actsOpenTo(s.now, people.second)).not.toContain('answer')
    s.does('asker', { kind: 'answer', words: 'A' }, '2 10:30')
    s.does('second', { kind: 'withdraw', reason: '不要了' }, '2 11:00')
    expect(s.now).toMatchObject({ state: 'promised', customer: { person: 'asker' } })
    s.does('asker', { kind: 'withdraw', reason: '不要了' }, '2 12:00')
    expect(s.now.state).toBe('withdrawn')
  })

  test('goes on for the next when the first withdraws', () => {
    const s = shared()
    s.does({ ...people.asker, customers: { customer: [1] } }, { kind: 'withdraw', reason: '不要了' }, '2 10:00')
    expect(s.now).toMatchObject({
      state: 'promised',
      customer: { unit: 'legal', person: 'second' },
      formerCustomers: [{ unit: 'sales', person: 'asker' }],
    })
    s.does('server', { kind: 'deliver' }, '2 11:00')
    s.does('second', accept, '2 12:00')
    expect(s.now.state).toBe('accepted')
  })

  test('is due when the earlier of the two was, unless that has passed', () => {
    const join = (dueBy: string): Act => ({
      kind: 'join',
      customer: { unit: 'legal', person: 'second' },
      from: 'c-2',
      dueBy: at(dueBy),
    })
    const s = story()
    s.does('server', join('2 18:00'), '2 10:00')
    expect(s.clock('resolution', '2 10:00')).toMatchObject({ allowed: 8, dueAt: at('2 18:00') })
    for (const [dueBy, when] of [
      ['5 18:00', '2 10:00'],
      ['2 10:00', '2 11:00'],
    ] as const) {
      const other = story()
      other.does('server', join(dueBy), when)
      expect(other.clock('resolution', '2 12:00')).toMatchObject({ allowed: 16 })
    }
  })

  test('is due when the earlier of the two was, though its own clock began only after that', () => {
    const s = story({ terms: { resolutionStarts: 'promised' } })
    const customer = { unit: 'legal', person: 'second' }
    s.does('server', { kind: 'join', customer, from: 'c-2', dueBy: at('2 16:00') }, '2 10:00')
    s.does('server', { kind: 'promise' }, '2 18:00')
    s.does('server', { kind: 'deliver' }, '3 08:30')
    s.does('asker', accept, '3 09:30')
    s.does('second', accept, '3 10:00')
    expect(s.clock('resolution', '3 10:00')).toMatchObject({
      used: 0,
      allowed: 0,
      breached: true,
      late: 2,
      dueAt: at('2 16:00'),
    })
  })

  test('is evaluated by each, and each bad answer is made good to the one who gave it', () => {
    const s = delivered()
    s.does('asker', { ...accept, evaluation: score(5) } as Act, '2 11:00')
    s.does('second', { ...accept, evaluation: score(1) } as Act, '2 12:00')
    expect([evaluationOf(s.now, 1)?.score, evaluationOf(s.now, 2)?.score]).toEqual([5, 1])
    expect(timersOf(s.now, calendars)).toEqual([{ kind: 'recover', customer: 2, at: at('3 12:00') }])
    const { children } = s.does('system', { kind: 'recover', customer: 2, to: null }, '3 12:00')
    expect(children[0].event).toMatchObject({ customer: { unit: 'legal', person: 'second' } })
  })

  test('merged into another ends void, and is in nobody’s way', () => {
    const s = story()
    s.does('server', { kind: 'merge', into: 'c-2', reason: '同一件事' }, '2 10:00')
    expect(s.now).toMatchObject({ state: 'withdrawn', closedBy: 'void' })
  })
})

describe('who served', () => {
  test.each<[string, Act]>([
    ['accepts', accept],
    ['returns', giveBack],
  ])('never %s for the customer, whatever way they belong to it', (_, act) => {
    const s = story({ customer: { unit: 'sales', person: null } })
    s.does('colleague', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    for (const person of ['server', 'colleague']) {
      const both = { person, capacities: ['customer', 'customer-head', 'supplier'] } as const
      expect(s.refuses(both, act, '2 11:00').code).toBe('commitment.own-work')
      const lent = { person: 'd', capacities: ['customer'], delegateOf: { customer: person } } as const
      expect(s.refuses(lent, act, '2 11:00').code).toBe('commitment.own-work')
    }
    s.does('colleagueOfAsker', act, '2 11:00')
  })

  test('is nobody who only spoke', () => {
    const s = story({ customer: { unit: 'sales', person: null } })
    s.does({ person: 'x', capacities: ['supplier'] }, { kind: 'comment', words: '看看' }, '2 09:00')
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    s.does({ person: 'x', capacities: ['customer', 'supplier'] }, accept, '2 11:00')
  })

  test('leaves it to pass by itself where nobody else can judge', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:00')
    expect(s.refuses('system', { kind: 'pass' }, '2 09:30').code).toBe('commitment.wrong-state')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    s.does('system', { kind: 'pass' }, '2 10:00')
    expect(s.now).toMatchObject({ state: 'accepted', closedBy: 'by-itself', customers: [{ verdict: 'by-itself' }] })
    expect(s.clock('confirmation', '6 09:00').reading.run.void).toBe(true)
  })
})

describe('what is not as agreed', () => {
  const about = { of: 'deviation', delivery: 1, customer: 1 } as const

  test('may be accepted all the same, in so many words', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    expect(s.refuses('asker', { kind: 'accept', deviation: ' ' }, '2 11:00').code).toBe('commitment.words-missing')
    s.does('asker', { kind: 'accept', deviation: '少一个接口', cause: 'execution' }, '2 11:00')
    expect(s.now.deliveries).toMatchObject([{ deviations: [{ customer: 1, words: '少一个接口' }] }])
    expect(s.now.causes).toMatchObject([{ about, proposed: { cause: 'execution', side: 'customer' }, answered: null }])
  })

  test('has a cause that the customer proposes and the supplier confirms or names another', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    s.does('asker', { ...giveBack, cause: 'execution' } as Act, '2 11:00')
    const ofReturn = { of: 'return', delivery: 1, customer: 1 } as const
    expect(actsOpenTo(s.now, people.asker)).not.toContain('name-cause')
    expect(actsOpenTo(s.now, people.server)).toContain('name-cause')
    s.does('server', { kind: 'name-cause', about: ofReturn, cause: 'process' }, '2 12:00')
    expect(s.now.causes).toMatchObject([{ proposed: { cause: 'execution' }, answered: { cause: 'process' } }])
    expect(actsOpenTo(s.now, people.server)).not.toContain('name-cause')
  })

  test('of a breach is proposed by the customer’s side too', () => {
    const s = story()
    const cause: Act = { kind: 'name-cause', about: { of: 'breach', clock: 'response', run: 1 }, cause: 'customer' }
    expect(s.refuses('asker', cause, '2 18:00').code).toBe('commitment.nothing-went-wrong')
    s.does('system', { kind: 'breach', clock: 'response', run: 1 }, '2 18:00')
    expect(s.refuses('server', cause, '2 18:00').code).toBe('commitment.not-your-turn')
    s.does('asker', cause, '2 18:00')
    s.does('server', cause, '3 09:00')
    expect(s.now.causes).toMatchObject([{ proposed: { cause: 'customer' }, answered: { cause: 'customer' } }])
  })
})
