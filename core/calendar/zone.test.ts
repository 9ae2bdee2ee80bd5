import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dateOf, dayMs, dayOf, yearOf } from './date.ts'
import { anyInstant, instant, zones } from './fixtures/calendars.ts'
import { timeText } from './time-of-day.ts'
import { instantOf, offsetAt, offsetPieces, startOfDay } from './zone.ts'

describe.each(zones)('%s', zone => {
  test('has the offset that Temporal gives at every instant', () => {
    fc.assert(
      fc.property(anyInstant, at => {
        const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        expect(offsetAt(piecesAround(zone, at), at) * 1e6).toBe(offsetNanoseconds)
      }),
    )
  })

  test('reads a wall clock as Temporal does, also where it jumps', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 86_399 }), (at, second) => {
        const day = Math.floor(at / dayMs)
        const wall = Temporal.PlainDateTime.from(`${dateOf(day)}T${timeText(second)}`)
        expect(instantOf(piecesAround(zone, at), day, second)).toBe(wall.toZonedDateTime(zone).epochMilliseconds)
      }),
    )
  })

  test('begins a date where Temporal does', () => {
    fc.assert(
      fc.property(anyInstant, at => {
        const day = Math.floor(at / dayMs)
        const begin = Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(zone).epochMilliseconds
        expect(startOfDay(piecesAround(zone, at), day)).toBe(begin)
      }),
    )
  })
})

test('a date whose midnight was skipped begins with the clock change', () => {
  const toronto = offsetPieces('America/Toronto', dayOf('1919-01-01') * dayMs, dayOf('1920-01-01') * dayMs)
  expect(instantOf(toronto, dayOf('1919-03-31'), 0)).toBe(instant('1919-03-31T00:30:00-04:00'))
  expect(instantOf(toronto, dayOf('1919-03-30'), 86_400)).toBe(instant('1919-03-31T00:30:00-04:00'))
})

test('counts days as Temporal does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_932_000 }), day => {
      const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
      expect([dateOf(day), dayOf(dateOf(day)), yearOf(day)]).toEqual([date.toString(), day, date.year])
    }),
  )
})

function piecesAround(zone: string, at: number) {
  return offsetPieces(zone, at - 200 * dayMs, at + 200 * dayMs)
}
