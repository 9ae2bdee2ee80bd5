import { dayRules } from './calendar-day.ts'
import { dayMs, firstDayOfYear, yearOf } from './date.ts'
import type { CalendarDefinition, Instant } from './definition.ts'
import { CalendarFault } from './fault.ts'
import { joinedNights } from './joined-nights.ts'
import type { CalendarPart } from './periods.ts'
import { calendarProblems } from './problems.ts'
import { type WorkingYear, workingYear } from './working-year.ts'

/** A definition made ready for questions. The years are worked out when first asked for and kept. */
export interface Calendar {
  /** As it was given; of a spliced calendar, that of its last part. */
  readonly definition: CalendarDefinition
  /** In order of time, each beginning where the one before ends; one only unless the calendar is spliced. */
  readonly parts: readonly CalendarPart[]
  readonly years: Map<number, WorkingYear>
}

/**
 * From the first instant on and before the second, calendars answer. Dates such as 0001-01-01 and 9999-12-31 stand for
 * "none" in other systems and would only cost the working out of thousands of years.
 */
export const calendarReach: readonly [from: Instant, until: Instant] = [
  firstDayOfYear(1800) * dayMs,
  firstDayOfYear(2200) * dayMs,
]

/**
 * Prepares a calendar. A changed definition needs a new one.
 * Throws `calendar.impossible` on a definition with problems: ask `calendarProblems` first.
 */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const problems = calendarProblems(definition)
  if (problems.length > 0) throw new CalendarFault('calendar.impossible', problems, 'a definition without problems')
  const rules = dayRules(joinedNights(definition))
  return { definition, parts: [{ definition, rules, until: Number.POSITIVE_INFINITY }], years: new Map() }
}

/** The local year that an instant lies in. Throws `calendar.bad-instant` and `calendar.out-of-reach`. */
export function yearAt(calendar: Calendar, at: Instant): WorkingYear {
  if (!Number.isFinite(at)) throw new CalendarFault('calendar.bad-instant', String(at), 'finite epoch milliseconds')
  const guess = yearNumbered(calendar, yearOf(Math.floor(at / dayMs)))
  if (at < guess.start) return yearNumbered(calendar, guess.year - 1)
  return at < guess.end ? guess : yearNumbered(calendar, guess.year + 1)
}

/** Throws `calendar.out-of-reach` on a year that `calendarReach` does not touch in any zone. */
export function yearNumbered(calendar: Calendar, year: number): WorkingYear {
  const known = calendar.years.get(year)
  if (known) return known
  if (!(year >= 1799 && year <= 2200))
    throw new CalendarFault('calendar.out-of-reach', year, 'a year from 1800 to 2199')
  const made = workingYear(calendar.parts, year)
  calendar.years.set(year, made)
  return made
}

/** The part that holds at an instant. */
export function partAt({ parts }: Calendar, at: Instant): CalendarPart {
  return parts.find(part => at < part.until) as CalendarPart
}
