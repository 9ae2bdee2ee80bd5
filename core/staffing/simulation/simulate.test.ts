import { describe, expect, test } from 'vitest'
import { demandFor, peopleFor, simulate, type StaffingPlan } from '../index.ts'
import { answered, group, HOUR, kind, meanOf, onePiece, plan } from './fixtures/plans.ts'

const outcome = (given: Partial<StaffingPlan>) => answered(simulate(plan(given)))

describe('work in working time', () => {
  const alone = { groups: [group({ count: 1 })] }

  test('rests over nights and weekends', () => {
    const done = outcome({ ...alone, kinds: [onePiece(5 * HOUR)] })
    expect(meanOf(done, 'time')).toBeGreaterThanOrEqual(5 * HOUR)
    expect(meanOf(done, 'time')).toBeLessThan(8 * HOUR)
    expect(done.groups[0].utilisation?.mean).toBeCloseTo(5 / 7, 2)
  })

  test('is due by targets of the calendar', () => {
    const by = (target: Parameters<typeof onePiece>[1]) =>
      meanOf(outcome({ ...alone, kinds: [onePiece(3 * HOUR, target)] }), 'onTime')
    expect(by({ target: { kind: 'working-time', seconds: 2 * HOUR } })).toBe(0)
    expect(by({ target: { kind: 'working-days', days: 1 } })).toBe(1)
    expect(by({ target: { kind: 'end-of-working-day', days: 1 } })).toBe(1)
    expect(by({ measured: 'started', target: { kind: 'working-time', seconds: 60 } })).toBeGreaterThan(0.5)
    // From Friday's request to Monday's delivery pass more than 20 hours.
    expect(by({ target: { kind: 'calendar-time', seconds: 20 * HOUR } })).toBeGreaterThan(0.5)
    expect(by({ target: { kind: 'calendar-time', seconds: 20 * HOUR } })).toBeLessThan(0.95)
  })

  test('that comes at night waits for the morning, and its clock with it', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => (hour === 22 ? 1 : 0))
    const [night] = [onePiece(HOUR)].map(kind => ({ ...kind, demand: { ...kind.demand, hours } }))
    const done = outcome({ ...alone, kinds: [night] })
    expect(meanOf(done, 'wait')).toBe(0)
    expect(meanOf(done, 'within')).toBeCloseTo(HOUR, 6)
  })
})

describe('people', () => {
  test('do the urgent first', () => {
    const busy = kind({
      name: 'slow',
      priority: 2,
      demand: { amount: { kind: 'mean', perDay: 6, weekdays: {} }, hours: null },
    })
    const done = outcome({
      kinds: [kind({ ...busy, name: 'urgent', priority: 1 }), busy],
      groups: [group({ count: 2, serves: ['urgent', 'slow'] })],
    })
    expect(meanOf(done, 'wait', 0)).toBeLessThan(meanOf(done, 'wait', 1) / 2)
  })

  test('do only what they can, and those who can do nothing else go first', () => {
    const done = outcome({
      kinds: [onePiece(HOUR, { name: 'a' }), onePiece(HOUR, { name: 'b' })],
      groups: [group({ name: 'all', count: 1, serves: ['a', 'b'] }), group({ name: 'one', count: 1, serves: ['a'] })],
    })
    const [all, one] = done.groups.map(({ utilisation }) => utilisation?.mean as number)
    // a nearly always goes to the one who does nothing else
    expect(one).toBeGreaterThan(0.12)
    expect(all).toBeLessThan(0.17)
  })

  test('who are absent leave their work until they return', () => {
    const absence = { share: 0, dates: ['2026-03-11', '2026-03-12'] }
    const kinds = [onePiece(HOUR, { target: { kind: 'working-time', seconds: 4 * HOUR } })]
    const days = { days: 10, warmUp: 5, kinds }
    const there = outcome({ ...days, groups: [group({ count: 1 })] })
    const away = outcome({ ...days, groups: [group({ count: 1, absence })] })
    expect(meanOf(there, 'onTime')).toBe(1)
    expect(meanOf(away, 'onTime')).toBeLessThan(0.9)
  })

  test('of whom a tenth are absent are busier', () => {
    const busy = (share: number) =>
      outcome({ groups: [group({ absence: { share, dates: [] } })] }).groups[0].utilisation?.mean as number
    expect(busy(0.1) / busy(0)).toBeCloseTo(1 / 0.9, 1)
  })
})

describe('the same random numbers', () => {
  test('give the same figures again, and other ones with another seed', () => {
    expect(outcome({})).toEqual(outcome({}))
    expect(meanOf(outcome({ seed: 2 }), 'wait')).not.toBe(meanOf(outcome({}), 'wait'))
  })

  test('make one more person never a loss', () => {
    const waits = [3, 4, 5, 6].map(count => meanOf(outcome({ groups: [group({ count })] }), 'wait'))
    expect(waits).toEqual(waits.toSorted((a, b) => b - a))
    expect(waits[3]).toBeLessThan(waits[0])
  })
})

test('weekdays and hours have the demand they are given', () => {
  const amount = { kind: 'mean', perDay: 10, weekdays: { mon: 3, fri: 0 } } as const
  const done = outcome({ days: 100, kinds: [kind({ demand: { amount, hours: null } })], groups: [group({ count: 9 })] })
  // 20 weeks of 30 + 10 + 10 + 10 + 0
  expect((done.kinds[0].pieces?.mean as number) / 1200).toBeCloseTo(1, 1)
})

describe('the third of three', () => {
  test('people: the count keeps the standard and one fewer does not', () => {
    const answer = answered(peopleFor(plan(), 'desk'))
    const kept = (count: number) => outcome({ groups: [group({ count })] }).kinds[0].kept
    expect(kept(answer.count as number)).toBe(true)
    expect(kept((answer.count as number) - 1)).toBe(false)
    expect(answer.outcome.groups[0].count).toBe(answer.count)
  })

  test('people: nobody can shorten the work itself', () => {
    const kinds = [onePiece(9 * HOUR)]
    expect(answered(peopleFor(plan({ kinds, days: 10 }), 'desk')).count).toBeNull()
  })

  test('demand: the plan bears so much, and a tenth more not', () => {
    const { factor } = answered(demandFor(plan()))
    const kept = (times: number) => {
      const amount = { kind: 'mean', perDay: 20 * (factor as number) * times, weekdays: {} } as const
      return outcome({ kinds: [kind({ demand: { amount, hours: null } })] }).kinds[0].kept
    }
    expect(kept(0.95)).toBe(true)
    expect(kept(1.1)).toBe(false)
  })

  test('demand: none where the standard cannot be kept', () => {
    expect(answered(demandFor(plan({ kinds: [onePiece(9 * HOUR)], days: 10 }))).factor).toBe(0)
  })

  test('standard: what the share needs would be kept', () => {
    const within = meanOf(outcome({}), 'within')
    const target = { kind: 'working-time', seconds: Math.ceil(within) } as const
    expect(meanOf(outcome({ kinds: [kind({ target })] }), 'onTime')).toBeCloseTo(0.9, 1)
  })
})

describe('an impossible plan is refused with its place', () => {
  test.each<[code: string, place: string, Partial<StaffingPlan>]>([
    ['bad-number', 'days', { days: 0 }],
    ['bad-date', 'start', { start: '2026-02-30' }],
    ['out-of-reach', 'calendar', { start: '2200-11-01' }],
    ['bad-share', 'kinds[0].share', { kinds: [kind({ share: 1 })] }],
    ['bad-target', 'kinds[0].target/days', { kinds: [kind({ target: { kind: 'working-days', days: 0 } })] }],
    ['bad-distribution', 'kinds[0].work.p90', { kinds: [kind({ work: { kind: 'lognormal', mean: 10, p90: 30 } })] }],
    ['bad-distribution', 'kinds[0].work', { kinds: [kind({ work: { kind: 'sample', values: [] } })] }],
    ['same-name', 'kinds', { kinds: [kind(), kind()] }],
    ['unknown-kind', 'people[0].serves', { groups: [group({ serves: ['tea'] })] }],
    ['nobody-serves', 'people', { groups: [group({ count: 0 })] }],
    ['bad-share', 'people[0].absence.share', { groups: [group({ absence: { share: 1, dates: [] } })] }],
    [
      'too-large',
      'days',
      { kinds: [kind({ demand: { amount: { kind: 'mean', perDay: 1e6, weekdays: {} }, hours: null } })] },
    ],
  ])('%s at %s', (code, place, given) => {
    const result = simulate(plan(given))
    expect(result).toMatchObject({ kind: 'refused', problems: [{ code: `staffing.${code}`, place }] })
  })

  test('an unknown group', () => {
    expect(peopleFor(plan(), 'moon')).toMatchObject({ kind: 'refused', problems: [{ code: 'staffing.unknown-group' }] })
  })
})
