import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  type CalendarDefinition,
  compileCalendar,
  isOpen,
  isWorkingDay,
  nextOpen,
  type Pause,
  subtractWorkingTime,
  workingDaysBetween,
  workingPeriods,
  workingTimeBetween,
} from './index.ts'

const fixture = JSON.parse(readFileSync(new URL('fixtures/sla-vectors.json', import.meta.url), 'utf8')) as Fixture
const calendars = new Map(
  Object.entries(fixture.calendars).map(([id, given]) => [id, compileCalendar(definition(given))]),
)

describe('agrees with other engines', () => {
  test.for(fixture.vectors)('$id: $op in $calendar ($source)', vector => {
    const calendar = calendars.get(vector.calendar) as Calendar
    expect(answer(calendar, vector)).toEqual(vector.op === 'between' ? vector.expected_s : vector.expected)
  })
})

interface Fixture {
  calendars: Record<string, GivenCalendar>
  vectors: Vector[]
}

interface GivenCalendar {
  timezone: string
  weekly: CalendarDefinition['weekly']
  holidays: string[]
  recurring_holidays_mm_dd: string[]
  date_overrides: CalendarDefinition['overrides']
}

type Vector = { id: string; source: string; calendar: string; expected?: unknown; expected_s?: number } & (
  | { op: 'add'; start: string; duration_s: number; pauses?: [string, string][] }
  | { op: 'subtract'; start: string; duration_s: number }
  | { op: 'between'; start: string; end: string; pauses?: [string, string][] }
  | { op: 'is_open' | 'next_open'; at: string }
  | { op: 'periods'; start: string; count: number }
  | { op: 'add_working_days'; start: string; days: number }
  | { op: 'working_days_between'; start: string; end: string }
  | { op: 'is_working_day'; start: string }
)

function definition(given: GivenCalendar): CalendarDefinition {
  return {
    timeZone: given.timezone,
    weekly: given.weekly,
    holidays: given.holidays,
    recurringHolidays: given.recurring_holidays_mm_dd,
    overrides: given.date_overrides,
  }
}

function answer(calendar: Calendar, vector: Vector): unknown {
  switch (vector.op) {
    case 'add':
      return text(addWorkingTime(calendar, instant(vector.start), vector.duration_s, pauses(vector.pauses)))
    case 'subtract':
      return text(subtractWorkingTime(calendar, instant(vector.start), vector.duration_s))
    case 'between':
      return workingTimeBetween(calendar, instant(vector.start), instant(vector.end), pauses(vector.pauses))
    case 'is_open':
      return isOpen(calendar, instant(vector.at))
    case 'next_open':
      return text(nextOpen(calendar, instant(vector.at)))
    case 'periods':
      return workingPeriods(calendar, instant(vector.start), vector.count).map(period => period.map(text))
    case 'add_working_days':
      return addWorkingDays(calendar, vector.start, vector.days)
    case 'working_days_between':
      return workingDaysBetween(calendar, vector.start, vector.end)
    case 'is_working_day':
      return isWorkingDay(calendar, vector.start)
  }
}

function pauses(given: [string, string][] = []): Pause[] {
  return given.map(([from, to]): Pause => [instant(from), instant(to)])
}

function instant(text: string): number {
  return Date.parse(text)
}

function text(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
