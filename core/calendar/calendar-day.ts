import { type DayNumber, dateOf, dayOf, weekdayOf } from './date.ts'
import { type CalendarDefinition, type LocalDate, type Weekday, type WeekRule, weekdays } from './definition.ts'
import { type WallSpan, wallSpans } from './span.ts'

export type DayKind = 'working' | 'weekend' | 'holiday' | 'make-up' | 'exception'

/** The definition, ready for looking up a date. */
export interface DayRules {
  /** In order; each holds until the next begins, the first since ever. */
  readonly weeks: readonly Week[]
  /** `YYYY-MM-DD` */
  readonly holidays: ReadonlySet<string>
  readonly overrides: ReadonlyMap<LocalDate, readonly WallSpan[]>
}

interface Week {
  readonly from: DayNumber
  readonly weekly: ReadonlyMap<Weekday, readonly WallSpan[]>
  /** `MM-DD` */
  readonly holidays: ReadonlySet<string>
}

export function dayRules(definition: CalendarDefinition): DayRules {
  const later = (definition.later ?? []).map(rule => week(rule, dayOf(rule.from)))
  return {
    weeks: [week(definition, Number.NEGATIVE_INFINITY), ...later],
    holidays: new Set(definition.holidays),
    overrides: new Map(Object.entries(definition.overrides).map(([date, spans]) => [date, wallSpans(spans)])),
  }
}

/** The spans that begin on a date. */
export function spansOf(rules: DayRules, day: DayNumber): readonly WallSpan[] {
  const date = dateOf(day)
  return rules.overrides.get(date) ?? (isHoliday(rules, day, date) ? [] : weeklySpans(rules, day))
}

/** A make-up day is one that the week or a holiday had off and an override opens; any other override is an exception. */
export function kindOf(rules: DayRules, day: DayNumber): DayKind {
  const date = dateOf(day)
  const holiday = isHoliday(rules, day, date)
  const offByWeek = weeklySpans(rules, day).length === 0
  const override = rules.overrides.get(date)
  if (override) return override.length > 0 && (holiday || offByWeek) ? 'make-up' : 'exception'
  if (holiday) return 'holiday'
  return offByWeek ? 'weekend' : 'working'
}

function weeklySpans(rules: DayRules, day: DayNumber): readonly WallSpan[] {
  return weekOn(rules, day).weekly.get(weekdayOf(day)) ?? []
}

function isHoliday(rules: DayRules, day: DayNumber, date: LocalDate): boolean {
  return rules.holidays.has(date) || weekOn(rules, day).holidays.has(date.slice(-'MM-DD'.length))
}

function weekOn({ weeks }: DayRules, day: DayNumber): Week {
  return weeks.findLast(({ from }) => from <= day) as Week
}

function week({ weekly, recurringHolidays }: WeekRule, from: DayNumber): Week {
  return {
    from,
    weekly: new Map(weekdays.map(weekday => [weekday, wallSpans(weekly[weekday] ?? [])])),
    holidays: new Set(recurringHolidays),
  }
}
