import { Temporal } from 'temporal-polyfill'
import { parseDate } from './date.ts'
import { type CalendarDefinition, type CalendarProblem, type Span, type WeekRule, weekdays } from './definition.ts'
import { joinedNights } from './joined-nights.ts'
import { problem } from './problem.ts'
import { shiftProblems } from './shift-problems.ts'
import { spansProblems } from './span-problems.ts'

/** All that makes a definition impossible; empty when it can be compiled. */
export function calendarProblems(definition: CalendarDefinition): CalendarProblem[] {
  const later = definition.later ?? []
  const found = [
    ...timeZoneProblems(definition.timeZone),
    ...weekProblems(definition, ''),
    ...later.flatMap((week, index) => weekProblems(week, `/later/${index}`)),
    ...orderProblems(definition),
    ...dateProblems(definition),
    ...Object.entries(definition.overrides).flatMap(([date, spans]) => spansProblems(spans, `/overrides/${date}`)),
    ...workingTimeProblems(definition),
  ]
  return found.length > 0 ? found : shiftProblems(joinedNights(definition))
}

function timeZoneProblems(timeZone: string): CalendarProblem[] {
  if (isTimeZone(timeZone)) return []
  return [problem('unknown-time-zone', '/timeZone', timeZone, 'an IANA time zone such as Asia/Shanghai')]
}

/** Temporal also takes offsets and whole ISO texts for a zone; neither is a place with rules of its own. */
function isTimeZone(name: string): boolean {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^[A-Za-z]/.test(name) && timeZoneId.toLowerCase() === name.toLowerCase()
  } catch {
    return false
  }
}

function weekProblems({ weekly }: WeekRule, path: string): CalendarProblem[] {
  const known: readonly string[] = weekdays
  const unknown = Object.keys(weekly).filter(weekday => !known.includes(weekday))
  return [
    ...unknown.map(weekday =>
      problem('unknown-weekday', `${path}/weekly/${weekday}`, weekday, `one of ${weekdays.join(', ')}`),
    ),
    ...Object.entries(weekly).flatMap(([weekday, spans = []]) => spansProblems(spans, `${path}/weekly/${weekday}`)),
  ]
}

function orderProblems({ later = [] }: CalendarDefinition): CalendarProblem[] {
  return later.flatMap(({ from }, index) => {
    const path = `/later/${index}/from`
    if (!isDate(from)) return [problem('bad-date', path, from, 'an existing date YYYY-MM-DD')]
    const before = later[index - 1]?.from
    if (before === undefined || from > before) return []
    return [problem('week-not-later', path, from, `a date after ${before}, from which the week before it holds`)]
  })
}

function dateProblems(definition: CalendarDefinition): CalendarProblem[] {
  const date = (path: string, value: string) =>
    isDate(value) ? [] : [problem('bad-date', path, value, 'an existing date YYYY-MM-DD')]
  const recurring = ({ recurringHolidays }: WeekRule, path: string) =>
    recurringHolidays.flatMap((value, index) =>
      isMonthDay(value)
        ? []
        : [problem('bad-date', `${path}/recurringHolidays/${index}`, value, 'an existing day MM-DD')],
    )
  const named = (path: string, value: string) =>
    isDate(value) || isMonthDay(value) ? [] : [problem('bad-date', path, value, 'an existing YYYY-MM-DD or MM-DD')]
  return [
    ...definition.holidays.flatMap((value, index) => date(`/holidays/${index}`, value)),
    ...recurring(definition, ''),
    ...(definition.later ?? []).flatMap((week, index) => recurring(week, `/later/${index}`)),
    ...Object.keys(definition.overrides).flatMap(value => date(`/overrides/${value}`, value)),
    ...Object.keys(definition.names ?? {}).flatMap(value => named(`/names/${value}`, value)),
  ]
}

function isDate(text: string): boolean {
  return parseDate(text) !== null
}

/** 29 February recurs too, in leap years. */
function isMonthDay(text: string): boolean {
  return isDate(`2000-${text}`)
}

/**
 * The week that holds in the end must leave working time. Every day of the year being a recurring holiday closes it for
 * good; short of that each weekday comes up some year.
 */
function workingTimeProblems({ later = [], overrides, ...first }: CalendarDefinition): CalendarProblem[] {
  const hasSpans = (days: Readonly<Record<string, readonly Span[] | undefined>>) =>
    Object.values(days).some((spans = []) => spans.length > 0)
  const { weekly, recurringHolidays } = later.at(-1) ?? first
  const alwaysHoliday = new Set(recurringHolidays.filter(isMonthDay)).size === 366
  if ((hasSpans(weekly) && !alwaysHoliday) || hasSpans(overrides)) return []
  const path = later.length === 0 ? '/weekly' : `/later/${later.length - 1}/weekly`
  return [problem('no-working-time', path, weekly, 'at least one span on one day')]
}
