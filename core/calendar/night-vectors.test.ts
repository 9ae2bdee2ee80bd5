import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  addWorkingDays,
  type Calendar,
  type CalendarDefinition,
  compileCalendar,
  dueAt,
  explainDue,
  isWorkingDay,
  type Pause,
  type Target,
  workingDateOf,
  workingTimeBetween,
} from './index.ts'

type Vector = { calendar: string; why: string; expected: unknown } & (
  | { op: 'due' | 'days'; target: Target; start: string; pauses?: [string, string][] }
  | { op: 'used'; start: string; end: string }
  | { op: 'is_working_day'; date: string }
  | { op: 'add_working_days'; date: string; days: number }
  | { op: 'working_date'; at: string }
)

const fixture = JSON.parse(readFileSync(new URL('fixtures/night-vectors.json', import.meta.url), 'utf8')) as {
  calendars: Record<string, CalendarDefinition>
  vectors: Vector[]
}
const calendars = new Map(Object.entries(fixture.calendars).map(([id, given]) => [id, compileCalendar(given)]))

test.for(fixture.vectors.map((vector, index) => ({ ...vector, index })))('$index: $op in $calendar: $why', vector => {
  const calendar = calendars.get(vector.calendar) as Calendar
  const expected = vector.op === 'due' ? Date.parse(String(vector.expected)) : vector.expected
  expect(answer(calendar, vector)).toEqual(expected)
})

function answer(calendar: Calendar, vector: Vector): unknown {
  switch (vector.op) {
    case 'due': {
      const pauses = (vector.pauses ?? []).map(([from, to]): Pause => [Date.parse(from), Date.parse(to)])
      return dueAt(calendar, vector.target, Date.parse(vector.start), pauses)
    }
    case 'days':
      return explainDue(calendar, vector.target, Date.parse(vector.start)).days.map(({ date, seconds, spans }) => [
        date,
        seconds,
        spans.map(span => span.join('–')),
      ])
    case 'used':
      return workingTimeBetween(calendar, Date.parse(vector.start), Date.parse(vector.end))
    case 'is_working_day':
      return isWorkingDay(calendar, vector.date)
    case 'add_working_days':
      return addWorkingDays(calendar, vector.date, vector.days)
    case 'working_date':
      return workingDateOf(calendar, Date.parse(vector.at))
  }
}
