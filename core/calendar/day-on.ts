import { type DayKind, kindOf, spansOf } from './calendar-day.ts'
import { type Calendar, partAt } from './compile.ts'
import { dayOf } from './date.ts'
import type { LocalDate, Span } from './definition.ts'
import { beginningOf } from './local.ts'
import { periodsOn } from './opening.ts'
import type { CalendarPart } from './periods.ts'
import { spanText, touchingJoined } from './span.ts'

/** A date as its calendar has it. */
export interface CalendarDay {
  readonly kind: DayKind
  /** Why it is special, where the calendar says so. */
  readonly name?: string
  /** The hours that begin on it, spans that touch as one. */
  readonly spans: readonly Span[]
}

/** Throws `calendar.bad-date` on a date that does not exist. */
export function dayOn(calendar: Calendar, date: LocalDate): CalendarDay {
  const name = dayNameOn(calendar, date)
  const spans = touchingJoined(spansOf(partOn(calendar, date).rules, dayOf(date))).map(spanText)
  return { kind: dayKindOn(calendar, date), ...(name === undefined ? {} : { name }), spans }
}

export function dayKindOn(calendar: Calendar, date: LocalDate): DayKind {
  return kindOf(partOn(calendar, date).rules, dayOf(date))
}

export function dayNameOn(calendar: Calendar, date: LocalDate): string | undefined {
  const { names = {} } = partOn(calendar, date).definition
  return names[date] ?? names[date.slice(-'MM-DD'.length)]
}

/** What a date goes by: the part that has its first hours, else the one that holds when it begins. */
function partOn(calendar: Calendar, date: LocalDate): CalendarPart {
  if (calendar.parts.length === 1) return calendar.parts[0] as CalendarPart
  return partAt(calendar, periodsOn(calendar, date)[0]?.[0] ?? beginningOf(calendar, dayOf(date)))
}
