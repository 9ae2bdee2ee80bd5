import { createHash } from 'node:crypto'
import { isOpen } from '@huke/core/calendar'
import {
  type ActKind,
  apply,
  begin,
  type Commitment,
  type Event,
  evaluationEnd,
  evaluationOf,
  isClosed,
  isGood,
  readClocks,
  type State,
  timersOf,
  transitions,
} from '@huke/core/commitment'
import { describe, expect, test } from 'vitest'
import { type DemoCase, demoCast, demoHistory, demoPersonId } from '../index.ts'
import { calendar, worldAt } from './fixtures/world.ts'
import { staffOf } from './staff.ts'

const now = Date.parse('2026-11-24T10:20:00+08:00')
const world = worldAt(now)
const staff = staffOf(world.organisation)
const cases = [...demoHistory(world, now, 'test')]
const told = cases.flatMap(one => one.commitments.map(commitment => ({ ...commitment, rootId: one.rootId })))
const year = told.map(({ id, rootId, events }) => events.slice(1).reduce(apply, begin(id, rootId, events[0] as Event)))
const open = year.filter(c => !isClosed(c))
const accepted = year.filter(c => c.state === 'accepted')
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const servedBy = (c: Commitment) => staff.departmentOf(staff.codeOf(c.supplier.unit), dayOf(c.requestedAt))
const isLate = (c: Commitment) =>
  readClocks(c, world.calendars, now).some(reading => reading.run.clock === 'resolution' && reading.breached)
const share = <T>(of: readonly T[], which: (c: T) => boolean): number => of.filter(which).length / of.length

test('a year of some thousand matters, the newest of today', () => {
  expect(year.length).toBeGreaterThan(5500)
  expect(year.length).toBeLessThan(9000)
  expect(Math.min(...year.map(c => c.requestedAt))).toBeGreaterThan(now - 367 * 86_400_000)
  expect(now - Math.max(...year.map(c => c.requestedAt))).toBeLessThan(3_600_000)
})

test('the same moment and seed give the same year to the last event, another seed another year', () => {
  const digest = (history: Iterable<DemoCase>) => {
    const hash = createHash('sha256')
    for (const one of history) hash.update(JSON.stringify(one))
    return hash.digest('hex')
  }
  const once = digest(cases)
  expect(digest(demoHistory(worldAt(now), now, 'test'))).toBe(once)
  const other: DemoCase[] = []
  for (const one of demoHistory(world, now, 'other')) if (other.push(one) === 50) break
  expect(digest(cases.slice(0, 50))).not.toBe(digest(other))
})

describe('every event', () => {
  const acts: Partial<Record<Event['type'], ActKind[]>> = {
    promised: ['promise'],
    countered: ['counter', 'renegotiate'],
    agreed: ['agree'],
    declined: ['decline'],
    withdrawn: ['withdraw'],
    failed: ['fail'],
    asked: ['ask'],
    answered: ['answer'],
    held: ['hold'],
    resumed: ['resume'],
    assigned: ['assign'],
    started: ['start'],
    transferred: ['transfer'],
    delivered: ['deliver'],
    accepted: ['accept'],
    returned: ['return'],
    lapsed: ['lapse'],
    reopened: ['reopen'],
    checked: ['check'],
    commented: ['comment'],
    evaluated: ['evaluate'],
    'customer-evaluated': ['evaluate-customer'],
    contested: ['contest'],
    escalated: ['escalate', 'recover'],
    warned: ['warn'],
  }
  const wrong = told.flatMap(({ id, rootId, events }) => {
    let c = begin(id, rootId, events[0] as Event)
    return events.slice(1).flatMap(event => {
      const atBirth = event.type === 'promised' && event.atBirth
      const allowed = atBirth
        ? true
        : (acts[event.type] ?? []).some(kind => {
            const { from, by } = transitions[kind]
            return from.includes(c.state) && by.includes(event.by.as)
          })
      const inOrder = event.at >= c.lastEventAt && event.at <= now
      const known = acts[event.type] !== undefined
      const fault =
        inOrder && (allowed || !known) ? [] : [`${event.type} in ${c.state} by ${event.by.as} at ${event.at}`]
      c = apply(c, event)
      return fault
    })
  })

  test('is one that its state and its actor allow, none before the one before it, none to come', () => {
    expect(wrong).toEqual([])
  })

  test('says something, with no slot left open', () => {
    const texts = JSON.stringify(told.map(({ events }) => events.map(words)))
    expect(texts).not.toMatch(/[{}]\p{Script=Han}|\{[^"]*\}|undefined|null#/u)
  })

  test('by a person falls into working hours, but for field work and what cannot wait', () => {
    const byPeople = told.flatMap(({ events }) => events.filter(event => event.by.person !== null))
    const out = byPeople.filter(event => !isOpen(calendar, event.at) && !isOpen(calendar, event.at - 1))
    expect(out.length / byPeople.length).toBeLessThan(0.06)
  })
})

test('the system has done its part: no timer of an open matter lies in the past', () => {
  const overdue = open.flatMap(c => timersOf(c, world.calendars).filter(timer => timer.at <= now))
  expect(overdue).toEqual([])
  expect(year.some(c => c.closedBy === 'lapse')).toBe(true)
})

test('whoever is given a matter works in its unit on that day', () => {
  const given = year.flatMap(c => c.holdings.filter(holding => holding.person !== null))
  const strangers = given.filter(({ unit, person, from }) => {
    const { units } = staff.standing(person as string, dayOf(from))
    return !units.includes(unit)
  })
  expect(strangers.length / given.length).toBeLessThan(0.01)
})

describe('departments', () => {
  const byDepartment = Map.groupBy(accepted, servedBy)
  const months = (unit: string, from: string, to: string) =>
    (byDepartment.get(unit) ?? []).filter(c => dayOf(c.requestedAt) >= from && dayOf(c.requestedAt) < to)

  test.each([...byDepartment].filter(([, served]) => served.length >= 60))(
    '%s is late as often as people are',
    (_, served) => {
      expect(share(served, isLate)).toBeGreaterThan(0.03)
      expect(share(served, isLate)).toBeLessThan(0.35)
      expect(share(served, c => c.returns > 0)).toBeLessThan(0.2)
      const rated = served.flatMap(c => evaluationOf(c) ?? [])
      expect(share(rated, isGood)).toBeGreaterThan(0.45)
    },
  )

  test('IT has become better over the year and Purchasing worse', () => {
    const spring = (unit: string) => share(months(unit, '2025-12-01', '2026-04-15'), isLate)
    const autumn = (unit: string) => share(months(unit, '2026-08-01', '2026-11-24'), isLate)
    expect(autumn('it')).toBeLessThan(spring('it'))
    expect(autumn('pur')).toBeGreaterThan(spring('pur') + 0.05)
  })

  test('Human Resources pleases more than Purchasing, After-Sales evaluates more than Sales', () => {
    const good = (unit: string) => {
      return share(
        (byDepartment.get(unit) ?? []).flatMap(c => evaluationOf(c) ?? []),
        isGood,
      )
    }
    const rates = (unit: string) => {
      const asked = accepted.filter(
        c => staff.departmentOf(staff.codeOf(c.customer.unit), dayOf(c.requestedAt)) === unit,
      )
      return share(asked, c => evaluationOf(c) !== null)
    }
    expect(good('hr')).toBeGreaterThan(good('pur') + 0.1)
    expect(rates('asv')).toBeGreaterThan(rates('sal') + 0.2)
  })
})

describe('now', () => {
  test('work stands in every open state, some of it waiting, held or overdue', () => {
    const states = new Set(open.map(c => c.state))
    const all: State[] = ['requested', 'negotiating', 'promised', 'delivered', 'returned']
    expect([...states].toSorted()).toEqual(all.toSorted())
    expect(open.length).toBeGreaterThan(110)
    expect(open.length).toBeLessThan(260)
    expect(open.some(c => c.waiting !== null)).toBe(true)
    expect(open.some(c => c.hold !== null)).toBe(true)
    expect(open.filter(isLate).length).toBeGreaterThan(10)
  })

  test('hardly anything has been open for two months', () => {
    expect(open.filter(c => c.requestedAt < now - 60 * 86_400_000).length).toBeLessThan(8)
  })

  test('each of those the demo offers first is owed something, owes something or has something to evaluate', () => {
    for (const { person } of demoCast(world.organisation)) {
      const id = demoPersonId(person)
      const part = open.filter(c => c.customer.person === id || c.supplier.person === id)
      const toEvaluate = accepted.filter(
        c => c.customer.person === id && evaluationOf(c) === null && evaluationEnd(c) > now,
      )
      expect(part.length, staff.person(id).name).toBeGreaterThanOrEqual(3)
      expect(toEvaluate.length, staff.person(id).name).toBeGreaterThanOrEqual(1)
    }
  })

  test('李想’s new laptop is half-way, with questions answered and some of the checklist done', () => {
    const laptop = open.find(c => c.title === '新员工笔记本电脑')
    expect(laptop).toMatchObject({
      state: 'promised',
      waiting: null,
      questions: 1,
      customer: { person: staff.named('li-xiang') },
    })
    expect(laptop?.supplier.person).toBe(staff.named('zhou-min'))
    expect(laptop?.checked.length).toBeGreaterThan(0)
    expect(isLate(laptop as Commitment)).toBe(false)
  })
})

test.each(['2026-11-22T12:08:00+08:00', '2028-02-29T23:59:00+08:00'])(
  'a demo begun at %s has work open as well',
  text => {
    const at = Date.parse(text)
    const history = [...demoHistory(worldAt(at), at, 'test')]
    const last = history.flatMap(one => one.commitments.map(({ events }) => events.at(-1)?.type))
    expect(last.filter(type => type === 'delivered').length).toBeGreaterThan(5)
    expect(last.filter(type => type === 'asked').length).toBeGreaterThan(1)
  },
)

/** All that people have said in an event. */
function words(event: Event): unknown {
  switch (event.type) {
    case 'requested':
      return [event.title, event.words, ...Object.values(event.form).map(String)]
    case 'countered':
      return event.offer.words
    case 'asked':
      return event.question
    case 'evaluated':
      return event.evaluation.words ?? ''
    default:
      return 'words' in event ? event.words : 'reason' in event ? event.reason : ''
  }
}
