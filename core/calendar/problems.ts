import { Temporal } from 'temporal-polyfill'
import { parseDate } from './date.ts'
import { type CalendarDefinition, type CalendarProblem, type Span, weekdays } from './definition.ts'
import { parseTime, timeExpectation } from './time-of-day.ts'

/** All that makes a definition impossible; empty when it can be compiled. */
export function calendarProblems(definition: CalendarDefinition): CalendarProblem[] {
  return [
    ...timeZoneProblems(definition.timeZone),
    ...weekdayProblems(definition),
    ...Object.entries(definition.weekly).flatMap(([weekday, spans = []]) => spansProblems(spans, `/weekly/${weekday}`)),
    ...dateProblems(definition),
    ...Object.entries(definition.overrides).flatMap(([date, spans]) => spansProblems(spans, `/overrides/${date}`)),
    ...workingTimeProblems(definition),
  ]
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

function weekdayProblems(definition: CalendarDefinition): CalendarProblem[] {
  const known: readonly string[] = weekdays
  return Object.keys(definition.weekly)
    .filter(weekday => !known.includes(weekday))
    .map(weekday => problem('unknown-weekday', `/weekly/${weekday}`, weekday, `one of ${weekdays.join(', ')}`))
}

function dateProblems(definition: CalendarDefinition): CalendarProblem[] {
  const date = (path: string, value: string) =>
    isDate(value) ? [] : [problem('bad-date', path, value, 'an existing date YYYY-MM-DD')]
  const recurring = (path: string, value: string) =>
    isMonthDay(value) ? [] : [problem('bad-date', path, value, 'an existing day MM-DD')]
  const named = (path: string, value: string) =>
    isDate(value) || isMonthDay(value) ? [] : [problem('bad-date', path, value, 'an existing YYYY-MM-DD or MM-DD')]
  return [
    ...definition.holidays.flatMap((value, index) => date(`/holidays/${index}`, value)),
    ...definition.recurringHolidays.flatMap((value, index) => recurring(`/recurringHolidays/${index}`, value)),
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

function spansProblems(spans: readonly Span[], path: string): CalendarProblem[] {
  const found: CalendarProblem[] = []
  const sound: { index: number; open: number; close: number }[] = []
  for (const [index, [openText, closeText]] of spans.entries()) {
    const [open, close] = [parseTime(openText), parseTime(closeText)]
    if (open === null) found.push(problem('bad-time', `${path}/${index}/0`, openText, timeExpectation))
    if (close === null) found.push(problem('bad-time', `${path}/${index}/1`, closeText, timeExpectation))
    if (open === null || close === null) continue
    if (open < close) sound.push({ index, open, close })
    else
      found.push(problem('span-ends-before-it-starts', `${path}/${index}`, spans[index], 'a closing after the opening'))
  }
  sound.sort((a, b) => a.open - b.open)
  for (const [place, { index, open }] of sound.entries()) {
    const closed = Math.max(...sound.slice(0, place).map(earlier => earlier.close))
    if (open < closed)
      found.push(problem('overlapping-spans', `${path}/${index}`, spans[index], 'spans that do not overlap'))
  }
  return found
}

/** Every day of the year being a recurring holiday closes the week for good; short of that each weekday comes up some year. */
function workingTimeProblems({ weekly, recurringHolidays, overrides }: CalendarDefinition): CalendarProblem[] {
  const hasSpans = (days: Readonly<Record<string, readonly Span[] | undefined>>) =>
    Object.values(days).some((spans = []) => spans.length > 0)
  const alwaysHoliday = new Set(recurringHolidays.filter(isMonthDay)).size === 366
  if ((hasSpans(weekly) && !alwaysHoliday) || hasSpans(overrides)) return []
  return [problem('no-working-time', '/weekly', weekly, 'at least one span on one day')]
}

function problem(name: string, path: string, value: unknown, expectation: string): CalendarProblem {
  return { code: `calendar.${name}`, path, value, expectation }
}
