import { type DayRules, dayRules, spansOf } from './calendar-day.ts'
import { type DayNumber, dateOf, dayOf } from './date.ts'
import type { CalendarDefinition, LocalDate } from './definition.ts'
import { joinedNights } from './joined-nights.ts'
import { touchingJoined } from './span.ts'

/** Days whose hours another definition has otherwise, and all between them. */
export interface ChangedDays {
  /** `null` where it is so since ever */
  readonly from: LocalDate | null
  readonly to: LocalDate
}

/**
 * The days up to `last` that two sound definitions of a calendar have otherwise; `null` where they agree about all of
 * them. Names may differ, and so may ways of writing the same hours. In another time zone every day is another.
 */
export function changedDays(
  before: CalendarDefinition,
  after: CalendarDefinition,
  last: LocalDate,
): ChangedDays | null {
  if (before.timeZone !== after.timeZone) return { from: null, to: last }
  const [old, young] = [dayRules(joinedNights(before)), dayRules(joinedNights(after))]
  const named = Math.min(dayOf(last), ...namedDays(before), ...namedDays(after))
  const differs = (day: DayNumber) => hoursOf(old, day) !== hoursOf(young, day)
  let first: DayNumber | null = null
  let latest: DayNumber | null = null
  for (let day = named - everyDayOfTheYear; day <= dayOf(last); day++) {
    if (!differs(day)) continue
    first ??= day
    latest = day
  }
  if (first === null || latest === null) return null
  return { from: first < named ? null : dateOf(first), to: dateOf(latest) }
}

/** Before the first date that is named the week alone holds: eight years have every day of the year on some weekday, 29 February too. */
const everyDayOfTheYear = 8 * 366

function namedDays({ holidays, overrides, later = [] }: CalendarDefinition): DayNumber[] {
  return [...holidays, ...Object.keys(overrides), ...later.map(({ from }) => from)].map(dayOf)
}

const hoursOf = (rules: DayRules, day: DayNumber): string => JSON.stringify(touchingJoined(spansOf(rules, day)))
