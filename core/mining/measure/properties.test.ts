import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventLogOf, type LoggedEvent } from '../log/index.ts'
import { directlyFollows, filterLog, handOver, variantsOf } from './index.ts'

const event = fc.record({
  caseId: fc.constantFrom('1', '2', '3', '4', '5'),
  activity: fc.constantFrom('a', 'b', 'c', 'd'),
  time: fc.integer({ min: 0, max: 20 }),
  start: fc.constant(null),
  resource: fc.constantFrom('', 'r', 's'),
  group: fc.constantFrom('', 'g', 'h'),
})
const events: fc.Arbitrary<LoggedEvent[]> = fc.array(event, { minLength: 1, maxLength: 60 })

/** The log as text, each case on its own: what it tells, whatever the order in which its cases came. */
function casesOf(log: ReturnType<typeof eventLogOf>): readonly string[] {
  const told = log.cases.map((id, c) => {
    const of = [...log.activities.of.subarray(log.offsets[c], log.offsets[c + 1])]
    return `${id}: ${of.map(a => log.activities.names[a]).join()} ${log.time.subarray(log.offsets[c], log.offsets[c + 1])}`
  })
  return told.sort()
}

test('the directly-follows graph counts what its variants say', () => {
  fc.assert(
    fc.property(events, events => {
      const log = eventLogOf(events)
      const counts = new Map<string, number>()
      const { variants } = variantsOf(log).log
      for (const { trace, count } of variants)
        for (let i = 1; i < trace.length; i++) {
          const key = `${trace[i - 1]} ${trace[i]}`
          counts.set(key, (counts.get(key) ?? 0) + count)
        }
      const { edges, starts, ends } = directlyFollows(log, null)
      expect(new Map(edges.map(({ from, to, count }) => [`${from} ${to}`, count]))).toEqual(counts)
      expect([starts, ends].map(counts => counts.reduce((a, b) => a + b, 0))).toEqual([
        log.cases.length,
        log.cases.length,
      ])
      expect(variants.reduce((sum, { count }) => sum + count, 0)).toBe(log.cases.length)
    }),
  )
})

test('in what order the rows of different cases come does not matter, nor does any order but that of equal times', () => {
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat(1000)), (events, keys) => {
      const byCase = events.toSorted((a, b) => (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0))
      const byTime = events.toSorted((a, b) => a.time - b.time)
      const distinct = events.map((event, at) => ({ ...event, time: 100 * event.time + at }))
      const keyed = distinct.map(event => ({ event, key: keys.next().value ?? 0 }))
      const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ event }) => event)
      const expected = casesOf(eventLogOf(events))
      expect(casesOf(eventLogOf(byCase))).toEqual(expected)
      expect(casesOf(eventLogOf(byTime))).toEqual(expected)
      expect(casesOf(eventLogOf(shuffled))).toEqual(casesOf(eventLogOf(distinct)))
    }),
  )
})

test('every hand-over is in the table once, and the changes of all cases are those between two names', () => {
  fc.assert(
    fc.property(events, events => {
      const log = eventLogOf(events)
      if (log.resources === null) return
      const { pairs, same, changed, edges, casesByChanges } = handOver(log, log.resources)
      expect(pairs).toBe(log.time.length - log.cases.length)
      expect(same + changed).toBe(pairs)
      expect(edges.reduce((sum, { count }) => sum + count, 0)).toBe(pairs)
      expect(casesByChanges.reduce((sum, [changes, cases]) => sum + changes * cases, 0)).toBe(changed)
    }),
  )
})

test('filters keep what they say, and the rest as it was', () => {
  fc.assert(
    fc.property(events, events => {
      const log = eventLogOf(events)
      const names = (log: ReturnType<typeof eventLogOf>, event: number) =>
        log.activities.names[log.activities.of[event]]
      const some = filterLog(log, { startsWith: ['a', 'b'], until: 15 })
      for (let c = 0; c < some.cases.length; c++) {
        expect(['a', 'b']).toContain(names(some, some.offsets[c]))
        expect(some.time[some.offsets[c + 1] - 1]).toBeLessThan(15)
      }
      expect(casesOf(log)).toEqual(expect.arrayContaining([...casesOf(some)]))
      const only = filterLog(log, { activities: ['c'] })
      expect(only.time.length).toBe(events.filter(({ activity }) => activity === 'c').length)
      expect(casesOf(filterLog(log, { topVariants: 1 }))).toEqual(casesOf(log))
    }),
  )
})
