import { type DayRules, dayRules } from './calendar-day.ts'
import { dayMs, yearOf } from './date.ts'
import type { CalendarDefinition, Instant } from './definition.ts'
import { CalendarFault } from './fault.ts'
import { calendarProblems } from './problems.ts'
import { type WorkingYear, workingYear } from './working-year.ts'

/** A definition made ready for questions. The years are worked out when first asked for and kept. */
export interface Calendar {
  readonly definition: CalendarDefinition
  readonly rules: DayRules
  readonly years: Map<number, WorkingYear>
}

/** A wild date in imported history may touch thousands of years; they need not all stay in memory. */
const keptYears = 200

/**
 * Prepares a calendar. A changed definition needs a new one.
 * Throws `calendar.impossible` on a definition with problems: ask `calendarProblems` first.
 */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const problems = calendarProblems(definition)
  if (problems.length > 0) throw new CalendarFault('calendar.impossible', problems, 'a definition without problems')
  return { definition, rules: dayRules(definition), years: new Map() }
}

/** The local year that an instant lies in. */
export function yearAt(calendar: Calendar, at: Instant): WorkingYear {
  if (!Number.isFinite(at)) throw new CalendarFault('calendar.bad-instant', String(at), 'finite epoch milliseconds')
  const guess = yearNumbered(calendar, yearOf(Math.floor(at / dayMs)))
  if (at < guess.start) return yearNumbered(calendar, guess.year - 1)
  return at < guess.end ? guess : yearNumbered(calendar, guess.year + 1)
}

export function yearNumbered(calendar: Calendar, year: number): WorkingYear {
  const known = calendar.years.get(year)
  if (known) return known
  if (calendar.years.size >= keptYears) calendar.years.clear()
  const made = workingYear(calendar.rules, calendar.definition.timeZone, year)
  calendar.years.set(year, made)
  return made
}
