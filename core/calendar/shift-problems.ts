import { type DayRules, dayRules, spansOf } from './calendar-day.ts'
import { type DayNumber, dateOf, dayOf, weekdayOf } from './date.ts'
import { type CalendarDefinition, type CalendarProblem, type Span, type WeekRule, weekdays } from './definition.ts'
import { problem } from './problem.ts'
import { type WallSpan, wallSpans } from './span.ts'
import { endOfDay, timeText } from './time-of-day.ts'

/** Shifts that reach past midnight into hours of the next day, in a definition whose days are sound each by itself. */
export function shiftProblems(definition: CalendarDefinition): CalendarProblem[] {
  const later = definition.later ?? []
  const rules = dayRules(definition)
  return [
    ...insideWeek(definition, ''),
    ...later.flatMap((week, index) => insideWeek(week, `/later/${index}`)),
    ...later.flatMap((week, index) => whereWeekBegins(rules, week, index)),
    ...Object.entries(definition.overrides).flatMap(([date, spans]) => aroundOverride(rules, dayOf(date), spans)),
  ]
}

function insideWeek({ weekly }: WeekRule, path: string): CalendarProblem[] {
  return weekdays.flatMap((weekday, index) => {
    const next = weekdays[(index + 1) % 7] as (typeof weekdays)[number]
    return reachedInto(wallSpans(weekly[weekday] ?? []), weekly[next] ?? [], `${path}/weekly/${next}`)
  })
}

/** A week begins in the morning, when a shift of the week before may still be running. */
function whereWeekBegins(rules: DayRules, week: WeekRule & { from: string }, index: number): CalendarProblem[] {
  const first = dayOf(week.from)
  const special = isOverridden(rules, first) || isOverridden(rules, first - 1)
  if (special || spansOf(rules, first).length === 0) return []
  const weekday = weekdayOf(first)
  return reachedInto(
    spansOf(rules, first - 1),
    week.weekly[weekday] ?? [],
    `/later/${index}/weekly/${weekday}`,
    `from ${week.from} on `,
  )
}

function aroundOverride(rules: DayRules, day: DayNumber, spans: readonly Span[]): CalendarProblem[] {
  const path = `/overrides/${dateOf(day)}`
  const intoOwn = reachedInto(spansOf(rules, day - 1), spans, path)
  const opening = spansOf(rules, day + 1)[0]?.[0]
  // Where the next day is an override too, it is its own hours that are marked.
  if (opening === undefined || isOverridden(rules, day + 1)) return intoOwn
  const expectation = `a shift that ends by ${timeText(opening)} of the next day, when its hours begin`
  const intoNext = spans.flatMap((span, index) =>
    reachOf(wallSpans([span])) > opening ? [problem('overlapping-shifts', `${path}/${index}`, span, expectation)] : [],
  )
  return [...intoOwn, ...intoNext]
}

const isOverridden = (rules: DayRules, day: DayNumber): boolean => rules.overrides.has(dateOf(day))

/** Hours of a day that begin while the shift of the day before goes on. */
function reachedInto(before: readonly WallSpan[], spans: readonly Span[], path: string, since = ''): CalendarProblem[] {
  const until = reachOf(before)
  return spans.flatMap((span, index) => {
    const [[open]] = wallSpans([span]) as [WallSpan]
    if (open >= until) return []
    const expectation = `hours that begin ${since}when the shift of the day before has ended, at ${timeText(until)}`
    return [problem('overlapping-shifts', `${path}/${index}`, span, expectation)]
  })
}

/** Until when a day's spans reach into the next date. */
function reachOf(spans: readonly WallSpan[]): number {
  return Math.max(0, ...spans.map(([, close]) => close)) - endOfDay
}
