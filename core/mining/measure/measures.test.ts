import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileCalendar } from '../../calendar/index.ts'
import { eventLogOf, type Names } from '../log/index.ts'
import { logOfCsv } from './fixtures/read-csv.ts'
import {
  activityTimes,
  arrivalAverage,
  bottlenecks,
  caseTimes,
  directlyFollows,
  handOver,
  pingPong,
  rework,
  variantsOf,
  waitingAtBorders,
  wideSummary,
  workingTimes,
  workingTogether,
} from './index.ts'

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

// Every figure below was worked out by hand from the 27 rows of the file.
const log = logOfCsv(readFileSync(join(import.meta.dirname, 'fixtures/six-requests.csv')), decode)
const HOUR = 3600
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const office = compileCalendar({
  timeZone: 'Asia/Shanghai',
  weekly: Object.fromEntries(
    weekdays.map(day => [
      day,
      [
        ['08:30', '12:00'],
        ['13:30', '17:30'],
      ],
    ]),
  ),
  holidays: [],
  recurringHolidays: [],
  overrides: {},
})

const activity = (index: number) => log.activities.names[index]
const hours = (milliseconds: Float64Array) => Array.from(milliseconds, span => span / 1000 / HOUR)
const nameIn = (names: Names | null) => (index: number) => names?.names[index]

test('variants: the straight way three times, three others once, in the order of their names', () => {
  const { log: found, of } = variantsOf(log)
  expect(found.variants.map(({ trace, count }) => [count, [...trace].map(activity).join(' ')])).toEqual([
    [3, 'Ask Check Do Accept'],
    [1, 'Ask Check Ask back Check Do Accept'],
    [1, 'Ask Check Do Return Do Accept'],
    [1, 'Ask Check Reject'],
  ])
  expect([...of]).toEqual([0, 0, 1, 3, 0, 2])
})

test('what directly follows what, and after how long by the wall and by the working clock', () => {
  const { edges, starts, ends } = directlyFollows(log, workingTimes(log, office))
  expect(edges.map(({ from, to, count }) => `${activity(from)}→${activity(to)} ${count}`)).toEqual([
    'Ask→Check 6',
    'Check→Do 5',
    'Do→Accept 5',
    'Ask back→Check 1',
    'Check→Ask back 1',
    'Check→Reject 1',
    'Do→Return 1',
    'Return→Do 1',
  ])
  const checkDo = edges[1]
  expect(checkDo.waiting).toEqual({
    count: 5,
    sum: 60.5 * HOUR,
    mean: 12.1 * HOUR,
    min: 0.5 * HOUR,
    median: 17 * HOUR,
    p90: 20.2 * HOUR,
    max: 21 * HOUR,
  })
  expect(checkDo.elapsed.sum).toBe(68.5 * HOUR)
  expect(checkDo.working?.waiting.sum).toBe(12.5 * HOUR)
  expect(log.activities.names.map((name, a) => [name, starts[a], ends[a]])).toEqual([
    ['Ask', 6, 0],
    ['Check', 0, 0],
    ['Do', 0, 0],
    ['Accept', 0, 5],
    ['Ask back', 0, 0],
    ['Reject', 0, 1],
    ['Return', 0, 0],
  ])
})

test('where time is lost: most of it before the work begins', () => {
  const lost = bottlenecks(directlyFollows(log, null))
  expect(lost.map(({ edge, hours }) => [activity(edge.from), activity(edge.to), hours])).toEqual([
    ['Check', 'Do', 60.5],
    ['Do', 'Accept', 5.5],
    ['Ask', 'Check', 5],
    ['Ask back', 'Check', 2.5],
    ['Do', 'Return', 2.5],
    ['Return', 'Do', 1],
    ['Check', 'Ask back', 0.5],
  ])
  expect(lost[0].share).toBeCloseTo(60.5 / 77.5)
})

test('how long cases take, work and wait, by both clocks', () => {
  const { lead, working, waiting } = caseTimes(log, log)
  expect(hours(lead)).toEqual([7, 21, 29, 1, 24, 8])
  expect(hours(working)).toEqual([2.5, 2.5, 3, 0.5, 1.5, 2.5])
  expect(hours(waiting)).toEqual([4.5, 18.5, 26, 0.5, 22.5, 5.5])
  const summary = wideSummary(lead)
  expect([summary.median, summary.p90, summary.mean]).toEqual([14.5 * HOUR, 26.5 * HOUR, 15 * HOUR])
  expect(hours(caseTimes(log, workingTimes(log, office)).lead)).toEqual([5.5, 6, 11, 1, 7.5, 6.5])
  expect(arrivalAverage(log)).toBe(14.4 * HOUR)
})

test('what is at work at the same time counts once', () => {
  const event = (activity: string, start: number | null, time: number) => {
    return { caseId: 'c', activity, time, start, resource: '', group: '' }
  }
  const overlapping = eventLogOf([
    event('a', 0, 5),
    event('b', 4, 6),
    event('c', 1, 20),
    event('d', 30, 40),
    event('e', null, 41),
  ])
  const { lead, working, waiting } = caseTimes(overlapping, overlapping)
  expect([lead[0], working[0], waiting[0]]).toEqual([41, 30, 11])
})

test('how long activities take and were waited for', () => {
  const { service, waiting } = activityTimes(log, log)
  const at = log.activities.names.indexOf('Do')
  expect(service[at]).toMatchObject({ count: 6, sum: 9 * HOUR, median: 1.5 * HOUR })
  expect(waiting[at]).toMatchObject({ count: 6, sum: 61.5 * HOUR })
  expect(waiting[log.activities.names.indexOf('Ask')]).toBeNull()
})

test('rework: activities again in a case', () => {
  const { cases, extra, casesWithAny } = rework(log)
  const again = log.activities.names.flatMap((name, a) => (cases[a] > 0 ? [[name, cases[a], extra[a]]] : []))
  expect(again).toEqual([
    ['Check', 1, 1],
    ['Do', 1, 1],
  ])
  expect(casesWithAny).toBe(2)
})

test('hand-over between groups, steps inside a group included', () => {
  const { pairs, same, changed, edges, casesByChanges } = handOver(log, log.groups!)
  const group = nameIn(log.groups)
  expect([pairs, same, changed]).toEqual([21, 1, 20])
  expect(edges.map(({ from, to, count }) => [group(from), group(to), count])).toEqual([
    ['Desk', 'IT', 6],
    ['IT', 'Sales', 6],
    ['Sales', 'Desk', 6],
    ['Desk', 'Desk', 1],
    ['IT', 'Desk', 1],
    ['Sales', 'IT', 1],
  ])
  expect(casesByChanges).toEqual([
    [1, 1],
    [3, 3],
    [5, 2],
  ])
})

test('working together: cases that two people share', () => {
  const { pairs, cases } = workingTogether(log, log.resources!)!
  const person = nameIn(log.resources)
  expect(pairs.map(({ one, other, cases }) => [person(one), person(other), cases])).toEqual([
    ['Wang', 'Zhao', 5],
    ['Chen', 'Wang', 3],
    ['Li', 'Wang', 3],
    ['Li', 'Zhao', 3],
    ['Chen', 'Zhao', 2],
  ])
  expect(log.resources?.names.map((name, i) => [name, cases[i]])).toEqual([
    ['Li', 3],
    ['Wang', 6],
    ['Zhao', 5],
    ['Chen', 3],
  ])
})

test('ping-pong: there and straight back, in both directions', () => {
  const { times, cases, pairs } = pingPong(log, log.groups!)
  const group = nameIn(log.groups)
  expect([times, cases]).toEqual([4, 2])
  expect(pairs.map(({ group: by, other, count }) => [group(by), group(other), count])).toEqual([
    ['Desk', 'IT', 1],
    ['IT', 'Desk', 1],
    ['IT', 'Sales', 1],
    ['Sales', 'IT', 1],
  ])
})

test('ping-pong and borders pass over events without a group', () => {
  const groups = ['A', '', 'A', 'B', '', 'A', 'C']
  const other = eventLogOf(
    groups.map((group, at) => ({ caseId: 'c', activity: 'x', time: at * 1000, start: null, resource: '', group })),
  )
  expect(pingPong(other, other.groups!).times).toBe(1)
  const borders = waitingAtBorders(other, other.groups!, other)
  expect([borders.inside, borders.across?.count, borders.unknown, borders.share]).toEqual([null, 2, 4, 1])
})

test('waiting at the borders of groups against waiting inside', () => {
  const { inside, across, share, borders } = waitingAtBorders(log, log.groups!, log)
  const group = nameIn(log.groups)
  expect([inside?.count, inside?.sum, across?.count, across?.sum, share]).toEqual([1, 0, 20, 77.5 * HOUR, 1])
  expect(borders.slice(0, 2).map(({ from, to, waiting }) => [group(from), group(to), waiting.sum / HOUR])).toEqual([
    ['Desk', 'IT', 61],
    ['IT', 'Sales', 8],
  ])
})
