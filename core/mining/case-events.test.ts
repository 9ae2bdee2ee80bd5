import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../calendar/index.ts'
import { apply, begin, type Commitment, type Event, readClocks, timersOf } from '../commitment/index.ts'
import type { HistoryAct } from './event.ts'
import type { CaseHistory, HistoryEvent } from './history.ts'
import { type CaseContext, eventsOfCase } from './case-events.ts'
import { historyActs } from './read-acts.ts'

const context: CaseContext = {
  importId: 'import',
  calendar: { id: 'calendar', version: 1 },
  service: null,
  promises: true,
  unit: name => `unit ${name}`,
  person: name => (name === '' ? null : `person ${name}`),
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const roundTheClock = compileCalendar({
  timeZone: 'UTC',
  weekly: Object.fromEntries(weekdays.map(day => [day, [['00:00', '24:00'] as const]])),
  holidays: [],
  recurringHolidays: [],
  overrides: {},
})

type Entry = readonly [who: string, ...acts: HistoryAct[]]

/** Each entry is 'group/person' and its acts, an hour after the one before. */
function history(entries: readonly Entry[]): CaseHistory {
  const events = entries.map(([who, ...acts], i): HistoryEvent => {
    const [group = '', person = ''] = who.split('/')
    return { row: i + 1, at: i * 3_600_000, activity: `step ${i}`, lifecycle: '', person, group, unit: group, acts }
  })
  const blank = { title: 'T', service: 'S', priority: 'normal', customerUnit: 'C', customerPerson: 'cp' } as const
  return { caseId: 'c', ...blank, attributes: { site: 'Wuxi' }, targets: {}, events }
}

const told = (entries: readonly Entry[], more: Partial<CaseContext> = {}) =>
  eventsOfCase(history(entries), { ...context, ...more })

const folded = ([first, ...later]: readonly Event[]): Commitment => later.reduce(apply, begin('c', 'c', first))
const types = (events: readonly Event[]): string => events.map(event => event.type).join(' ')

describe('the events of a case', () => {
  test('keep when an activity began, where the log knows it', () => {
    const whole = history([
      ['desk/ann', 'asked'],
      ['desk/ann', 'delivered'],
    ])
    const [first, second] = whole.events as [HistoryEvent, HistoryEvent]
    const { events } = eventsOfCase({ ...whole, events: [first, { ...second, startedAt: 1_800_000 }] }, context)
    const performed = events.filter(event => event.type === 'performed')
    expect(performed[0]).not.toHaveProperty('startedAt')
    expect(performed[1]).toMatchObject({ at: 3_600_000, startedAt: 1_800_000 })
  })

  test.each<[string, readonly Entry[]]>([
    ['was only asked for', [['desk/ann', 'asked'], ['desk/bob']]],
    [
      'was promised',
      [
        ['desk/ann', 'asked'],
        ['desk/bob', 'promised'],
      ],
    ],
    [
      'was delivered, without a verdict',
      [
        ['desk/ann', 'asked'],
        ['desk/ann', 'delivered'],
      ],
    ],
    [
      'was reopened',
      [
        ['desk/ann', 'asked'],
        ['desk/ann', 'delivered', 'accepted'],
        ['desk/ann', 'reopened'],
      ],
    ],
  ])(
    'of a case that %s when the log ends are closed as of then: nothing runs, nothing is due, nobody is asked',
    (_, entries) => {
      const logEnd = 10 * 3_600_000
      const { events, open } = told(entries, { logEnd })
      expect(open).toBe(true)
      expect(events.at(-1)).toMatchObject({ type: 'voided', at: logEnd, by: { person: null, as: 'system' } })
      const left = folded(events)
      expect(left).toMatchObject({ state: 'withdrawn', closedBy: 'void', closedAt: logEnd, activities: entries.length })
      expect(left.holdings.at(-1)?.to).not.toBeNull()
      expect(timersOf(left, () => roundTheClock)).toEqual([])
      expect(readClocks(left, () => roundTheClock, 100 * 86_400_000).every(r => r.run.stoppedAt !== null)).toBe(true)
    },
  )

  test('of a case that ended before the log are left alone', () => {
    const { events, open } = told(
      [
        ['desk/ann', 'asked'],
        ['desk/ann', 'delivered', 'accepted'],
      ],
      { logEnd: 10 * 3_600_000 },
    )
    expect(open).toBe(false)
    expect(folded(events)).toMatchObject({ state: 'accepted', closedAt: 3_600_000, closedBy: 'acceptance' })
  })

  test('tell the loop, the activities and who held it, in the order of the log', () => {
    const { events, outOfOrder } = told([
      ['desk/ann', 'asked'],
      ['desk/bob', 'promised'],
      ['net/bob'],
      ['net/eve', 'delivered'],
      ['net/eve', 'accepted'],
    ])
    expect(types(events)).toBe(
      'requested performed promised assigned performed transferred performed assigned performed delivered performed accepted',
    )
    expect(outOfOrder).toBe(false)
    expect(folded(events)).toMatchObject({
      state: 'accepted',
      activities: 5,
      transfers: 1,
      promisedAt: 3_600_000,
      closedAt: 4 * 3_600_000,
      supplier: { unit: 'unit net', person: 'person eve' },
      customer: { unit: 'unit C', person: 'person cp' },
      form: { site: 'Wuxi', service: 'S' },
    })
    expect(folded(events).holdings.map(h => [h.unit, h.person])).toEqual([
      ['unit desk', 'person ann'],
      ['unit desk', 'person bob'],
      ['unit net', 'person bob'],
      ['unit net', 'person eve'],
    ])
  })

  test('of a map without promises are born promised, and a person of the supplier stops the response clock', () => {
    const entries: Entry[] = [['desk/ann', 'asked'], ['desk/bob'], ['desk/bob', 'delivered', 'accepted']]
    const c = folded(told(entries, { promises: false }).events)
    expect(c.terms.promise).toBe('at-birth')
    expect(c.clocks.find(run => run.clock === 'response')?.stoppedAt).toBe(3_600_000)
  })

  test('leave a case open that was never delivered, where nobody knows when the log ends', () => {
    expect(
      folded(
        told([
          ['desk/ann', 'asked'],
          ['desk/bob', 'promised'],
        ]).events,
      ).state,
    ).toBe('promised')
    expect(folded(told([['desk/ann', 'asked'], ['desk/bob']]).events).state).toBe('requested')
  })

  test('read work taken up again as a return, and after the acceptance as a reopening', () => {
    const returned = told([
      ['d/a', 'asked'],
      ['d/a', 'delivered'],
      ['d/a', 'promised'],
      ['d/a', 'delivered', 'accepted'],
    ])
    expect(folded(returned.events)).toMatchObject({ state: 'accepted', returns: 1, reopens: 0, activities: 4 })
    const reopened = told([
      ['d/a', 'asked'],
      ['d/a', 'delivered', 'accepted'],
      ['e/b', 'reopened'],
      ['e/b', 'delivered'],
    ])
    expect(folded(reopened.events)).toMatchObject({ state: 'delivered', reopens: 1, transfers: 1 })
    expect([returned.outOfOrder, reopened.outOfOrder]).toEqual([false, false])
  })

  test('are withdrawn where the log cancels', () => {
    expect(folded(told([['d/a', 'asked'], ['d/b', 'cancelled'], ['e/b']]).events)).toMatchObject({
      state: 'withdrawn',
      activities: 3,
      transfers: 0,
    })
  })

  test.each<[string, readonly Entry[], Partial<Commitment>]>([
    [
      'a return before any delivery',
      [
        ['d/a', 'asked'],
        ['d/a', 'returned'],
        ['d/a', 'delivered', 'accepted'],
      ],
      { state: 'accepted', returns: 0 },
    ],
    [
      'a delivery on top of a delivery',
      [
        ['d/a', 'asked'],
        ['d/a', 'delivered'],
        ['d/a', 'delivered'],
      ],
      { state: 'delivered', lastDeliveredAt: 7_200_000 },
    ],
    [
      'a request in the middle',
      [['d/a'], ['d/a', 'asked'], ['d/a', 'delivered', 'accepted']],
      { state: 'accepted', requestedAt: 0 },
    ],
    [
      'an acceptance of nothing',
      [
        ['d/a', 'asked'],
        ['d/a', 'accepted'],
      ],
      { state: 'requested' },
    ],
    [
      'a cancellation after the delivery',
      [
        ['d/a', 'asked'],
        ['d/a', 'delivered'],
        ['d/a', 'cancelled'],
      ],
      { state: 'withdrawn' },
    ],
  ])('of %s are reduced to what ended it, and say so', (_, entries, expected) => {
    const { events, outOfOrder } = told(entries)
    expect(outOfOrder).toBe(true)
    expect(folded(events)).toMatchObject({ ...expected, activities: entries.length })
  })

  test('whatever the log says: nothing is lost, time goes forward, a holder for every moment until the end', () => {
    const entry = fc.tuple(
      fc.constantFrom('a/x', 'a/y', 'b/x', '/'),
      fc.array(fc.constantFrom(...historyActs), { maxLength: 2 }),
    )
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), fc.boolean(), (entries, promises) => {
        const { events } = told(
          entries.map(([who, acts]): Entry => [who, ...acts]),
          { promises },
        )
        const c = folded(events)
        expect(c.activities).toBe(entries.length)
        expect(events.every((event, i) => i === 0 || event.at >= events[i - 1].at)).toBe(true)
        expect(c.holdings.every((h, i) => i === 0 || h.from >= (c.holdings[i - 1].to ?? Infinity))).toBe(true)
        expect(c.holdings.at(-1)?.to === null).toBe(c.closedAt === null)
        expect(c.clocks.filter(run => run.clock === 'response')).toHaveLength(1)
      }),
    )
  })
})
