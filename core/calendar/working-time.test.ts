import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant, office, roundTheClock } from './fixtures/calendars.ts'
import {
  addWorkingTime,
  type CalendarDefinition,
  compileCalendar,
  isOpen,
  type Pause,
  type Span,
  subtractWorkingTime,
  workingTimeBetween,
} from './index.ts'

/** Few enough for calendars of a quarter of an hour a week to stay within reach. */
const anySeconds = fc.oneof(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 1, max: 3_000_000 }))
const anyLength = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 200_000_000 }))

/** Pauses that begin within two weeks after a start, as [offset, length] in seconds; they overlap now and then. */
const anyPauses = fc.array(
  fc.tuple(fc.integer({ min: -100_000, max: 1_200_000 }), fc.integer({ min: 0, max: 300_000 })),
  {
    maxLength: 4,
  },
)

function pausesFrom(start: number, pauses: [number, number][]): Pause[] {
  return pauses.map(([from, length]): Pause => [start + from * 1000, start + (from + length) * 1000])
}

function wholeMinutes(seconds: number): number {
  return Math.floor(seconds / 60) * 60
}

describe('in any calendar and zone', () => {
  test('the time between a start and the start plus an amount is that amount', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anySeconds, anyPauses, (definition, start, seconds, given) => {
        const calendar = compileCalendar(definition)
        const pauses = pausesFrom(start, given)
        const end = addWorkingTime(calendar, start, seconds, pauses)
        expect(workingTimeBetween(calendar, start, end, pauses)).toBe(seconds)
        expect(workingTimeBetween(calendar, start, end - 1000, pauses)).toBe(seconds - 1)
      }),
    )
  })

  test('subtracting is adding backwards', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anySeconds, (definition, end, seconds) => {
        const calendar = compileCalendar(definition)
        const start = subtractWorkingTime(calendar, end, seconds)
        expect(workingTimeBetween(calendar, start, end)).toBe(seconds)
        expect(workingTimeBetween(calendar, start + 1000, end)).toBe(seconds - 1)
      }),
    )
  })

  test('adding a little and then some more is adding both at once', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anySeconds, anySeconds, anyPauses, (definition, start, one, two, given) => {
        const calendar = compileCalendar(definition)
        const pauses = pausesFrom(start, given)
        const stop = addWorkingTime(calendar, start, one, pauses)
        expect(addWorkingTime(calendar, stop, two, pauses)).toBe(addWorkingTime(calendar, start, one + two, pauses))
      }),
    )
  })

  test('working time is the sum of its parts and never more than what elapses', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyLength, anyLength, anyPauses, (definition, start, one, two, given) => {
        const calendar = compileCalendar(definition)
        const pauses = pausesFrom(start, given)
        const [middle, end] = [start + one * 1000, start + (one + two) * 1000]
        const whole = workingTimeBetween(calendar, start, end, pauses)
        const first = workingTimeBetween(calendar, start, middle, pauses)
        expect(whole).toBe(first + workingTimeBetween(calendar, middle, end, pauses))
        expect(first).toBeGreaterThanOrEqual(0)
        expect(whole).toBeLessThanOrEqual(one + two)
      }),
    )
  })

  test('a later start, a greater amount or one more pause is never done sooner', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        anySeconds,
        anySeconds,
        anyPauses,
        (definition, start, seconds, more, given) => {
          const calendar = compileCalendar(definition)
          const pauses = pausesFrom(start, given)
          const end = addWorkingTime(calendar, start, seconds, pauses.slice(1))
          expect(addWorkingTime(calendar, start + more * 1000, seconds, pauses.slice(1))).toBeGreaterThanOrEqual(end)
          expect(addWorkingTime(calendar, start, seconds + more, pauses.slice(1))).toBeGreaterThanOrEqual(end)
          expect(addWorkingTime(calendar, start, seconds, pauses)).toBeGreaterThanOrEqual(end)
        },
      ),
    )
  })

  test('working time is what one counts by looking at every minute', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.integer({ min: 0, max: 4000 }),
        anyPauses,
        (definition, at, minutes, given) => {
          const calendar = compileCalendar(definition)
          const start = Math.floor(at / 60_000) * 60_000
          const pauses = pausesFrom(
            start,
            given.map(pause => pause.map(wholeMinutes) as [number, number]),
          )
          let open = 0
          for (let minute = 0; minute < minutes; minute++) {
            const now = start + minute * 60_000
            if (isOpen(calendar, now) && !pauses.some(([from, to]) => from <= now && now < to)) open += 60
          }
          expect(workingTimeBetween(calendar, start, start + minutes * 60_000, pauses)).toBe(open)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('it is open when the wall clock shows working hours, away from clock changes', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (definition, at) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(definition.timeZone)
        const [yesterday, tomorrow] = [-1, 1].map(days => local.startOfDay().add({ days }).epochMilliseconds)
        fc.pre((tomorrow as number) - (yesterday as number) === 2 * 86_400_000)
        expect(isOpen(compileCalendar(definition), at)).toBe(showsWorkingHours(definition, local))
      }),
      { numRuns: 300 },
    )
  })
})

/** In the hours of the date before midnight, or in those of the date before after it. */
function showsWorkingHours(definition: CalendarDefinition, local: Temporal.ZonedDateTime): boolean {
  const time = local.toPlainTime().toString()
  const today = spansOn(definition, local.toPlainDate()).some(
    ([open, close]) => `${open}:00` <= time && (time < `${close}:00` || close <= open) && !open.startsWith('+'),
  )
  const night = spansOn(definition, local.toPlainDate().subtract({ days: 1 })).some(
    ([open, close]) =>
      (open.startsWith('+') && `${open.slice(1)}:00` <= time && time < `${close}:00`) ||
      (!open.startsWith('+') && close <= open && time < `${close}:00`),
  )
  return today || night
}

function spansOn(definition: CalendarDefinition, day: Temporal.PlainDate): readonly Span[] {
  const date = day.toString()
  const { weekly, recurringHolidays } = definition.later?.findLast(({ from }) => from <= date) ?? definition
  const off = definition.holidays.includes(date) || recurringHolidays.includes(date.slice(5))
  const weekday = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[day.dayOfWeek - 1] ?? 'mon'
  return definition.overrides[date] ?? (off ? [] : (weekly[weekday] ?? []))
}

describe('a day round the clock', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Santiago', '2026-09-06', 23],
    ['Asia/Shanghai', '2026-03-29', 24],
    ['Pacific/Apia', '2011-12-30', 0],
  ])('in %s on %s has %d hours', (timeZone, date, hours) => {
    const begin = Temporal.PlainDate.from(date).toZonedDateTime(timeZone)
    const end = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone)
    const calendar = compileCalendar(roundTheClock(timeZone))
    expect(workingTimeBetween(calendar, begin.epochMilliseconds, end.epochMilliseconds)).toBe(hours * 3600)
  })
})

describe('office hours', () => {
  const calendar = compileCalendar(office)

  test('stop for lunch', () => {
    const end = addWorkingTime(calendar, instant('2026-03-02T11:30:00+08:00'), 3600)
    expect(end).toBe(instant('2026-03-02T14:00:00+08:00'))
  })

  test('end with their closing time when an amount fills them', () => {
    const morning = addWorkingTime(calendar, instant('2026-03-02T09:00:00+08:00'), 3 * 3600)
    expect(morning).toBe(instant('2026-03-02T12:00:00+08:00'))
    const evening = addWorkingTime(calendar, instant('2026-03-02T09:00:00+08:00'), 7.5 * 3600)
    expect(evening).toBe(instant('2026-03-02T18:00:00+08:00'))
  })

  test('are exact to the second over Chinese New Year with its make-up days', () => {
    const end = addWorkingTime(calendar, instant('2026-02-14T17:59:59+08:00'), 2)
    expect(end).toBe(instant('2026-02-24T09:00:01+08:00'))
  })

  test('do not pass while paused, and twice paused is paused once', () => {
    const start = instant('2026-03-02T09:00:00+08:00')
    const pauses: Pause[] = [
      [instant('2026-03-02T11:00:00+08:00'), instant('2026-03-02T14:00:00+08:00')],
      [instant('2026-03-02T10:00:00+08:00'), instant('2026-03-02T11:30:00+08:00')],
    ]
    expect(addWorkingTime(calendar, start, 2 * 3600, pauses)).toBe(instant('2026-03-02T15:00:00+08:00'))
    expect(workingTimeBetween(calendar, start, instant('2026-03-02T15:00:00+08:00'), pauses)).toBe(2 * 3600)
  })

  test('end with the year when an amount fills it, and begin with it backwards', () => {
    const [opening, closing] = [instant('2026-01-01T09:00:00+08:00'), instant('2026-12-31T18:00:00+08:00')]
    const year = workingTimeBetween(calendar, opening, closing)
    expect(addWorkingTime(calendar, opening, year)).toBe(closing)
    expect(subtractWorkingTime(calendar, closing, year)).toBe(opening)
  })

  test('end where a pause begins when an amount is used up there', () => {
    const [start, stop] = [instant('2026-03-02T09:00:00+08:00'), instant('2026-03-02T10:00:00+08:00')]
    expect(addWorkingTime(calendar, start, 3600, [[stop, instant('2026-03-02T17:00:00+08:00')]])).toBe(stop)
  })

  test('leave the start alone when there is nothing to add', () => {
    const night = instant('2026-03-02T03:00:00+08:00')
    expect(addWorkingTime(calendar, night, 0)).toBe(night)
    expect(subtractWorkingTime(calendar, night, 0)).toBe(night)
  })
})

describe('faults', () => {
  const onlyIn2020 = compileCalendar({ ...office, weekly: {}, overrides: { '2020-01-06': [['09:00', '12:00']] } })

  test('a calendar that stays closed for five years ends the search, forwards and backwards', () => {
    const fault = { code: 'calendar.no-opening-within-horizon' }
    expect(() => addWorkingTime(onlyIn2020, instant('2026-01-01T00:00:00Z'), 1)).toThrow(expect.objectContaining(fault))
    expect(() => subtractWorkingTime(onlyIn2020, instant('2014-01-01T00:00:00Z'), 1)).toThrow(
      expect.objectContaining(fault),
    )
    expect(() => addWorkingTime(onlyIn2020, instant('2013-01-01T00:00:00Z'), 1)).toThrow(expect.objectContaining(fault))
    expect(addWorkingTime(onlyIn2020, instant('2015-01-01T00:00:00Z'), 1)).toBe(instant('2020-01-06T09:00:01+08:00'))
    expect(workingTimeBetween(onlyIn2020, instant('1990-01-01T00:00:00Z'), instant('2199-12-31T00:00:00Z'))).toBe(
      3 * 3600,
    )
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('an amount of %d is a fault', seconds => {
    expect(() => addWorkingTime(onlyIn2020, 0, seconds)).toThrow(
      expect.objectContaining({ code: 'calendar.bad-amount' }),
    )
  })

  test.each(['0001-01-01', '9999-12-31'])('%s, which stands for no date elsewhere, is a fault', date => {
    expect(() => isOpen(onlyIn2020, instant(`${date}T00:00:00Z`))).toThrow(
      expect.objectContaining({ code: 'calendar.out-of-reach' }),
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('an instant of %d is a fault', at => {
    expect(() => isOpen(onlyIn2020, at)).toThrow(expect.objectContaining({ code: 'calendar.bad-instant' }))
  })
})
