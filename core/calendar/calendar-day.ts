import { type DayNumber, dateOf, weekdayOf } from './date.ts'
import { type CalendarDefinition, type LocalDate, type Span, type Weekday, weekdays } from './definition.ts'
import { type SecondOfDay, secondOfDay } from './time-of-day.ts'

export type DayKind = 'working' | 'weekend' | 'holiday' | 'make-up' | 'exception'

/** Opening and closing on the wall clock. */
export type WallSpan = readonly [open: SecondOfDay, close: SecondOfDay]

/** The definition, ready for looking up a date. */
export interface DayRules {
  readonly weekly: ReadonlyMap<Weekday, readonly WallSpan[]>
  /** `YYYY-MM-DD` and, for the recurring ones, `MM-DD`. */
  readonly holidays: ReadonlySet<string>
  readonly overrides: ReadonlyMap<LocalDate, readonly WallSpan[]>
}

export function dayRules(definition: CalendarDefinition): DayRules {
  return {
    weekly: new Map(weekdays.map(weekday => [weekday, wallSpans(definition.weekly[weekday] ?? [])])),
    holidays: new Set([...definition.holidays, ...definition.recurringHolidays]),
    overrides: new Map(Object.entries(definition.overrides).map(([date, spans]) => [date, wallSpans(spans)])),
  }
}

export function spansOf(rules: DayRules, day: DayNumber): readonly WallSpan[] {
  const date = dateOf(day)
  return rules.overrides.get(date) ?? (isHoliday(rules, date) ? [] : weeklySpans(rules, day))
}

/** A make-up day is one that the week or a holiday had off and an override opens; any other override is an exception. */
export function kindOf(rules: DayRules, day: DayNumber): DayKind {
  const date = dateOf(day)
  const holiday = isHoliday(rules, date)
  const offByWeek = weeklySpans(rules, day).length === 0
  const override = rules.overrides.get(date)
  if (override) return override.length > 0 && (holiday || offByWeek) ? 'make-up' : 'exception'
  if (holiday) return 'holiday'
  return offByWeek ? 'weekend' : 'working'
}

function weeklySpans(rules: DayRules, day: DayNumber): readonly WallSpan[] {
  return rules.weekly.get(weekdayOf(day)) ?? []
}

function isHoliday(rules: DayRules, date: LocalDate): boolean {
  return rules.holidays.has(date) || rules.holidays.has(date.slice(-'MM-DD'.length))
}

function wallSpans(spans: readonly Span[]): WallSpan[] {
  return spans.map(([open, close]): WallSpan => [secondOfDay(open), secondOfDay(close)]).sort((a, b) => a[0] - b[0])
}
