import { joinedNights, type LocalDate, type Span } from '@huke/core/calendar'
import type { StoredDefinition } from './definition.ts'
import type { OfficialDay } from './official.ts'
import { weekdays } from './weekday.ts'

export interface OfficialAdded {
  readonly definition: StoredDefinition
  /** dates that the calendar had a rule of its own for, which stays */
  readonly kept: readonly LocalDate[]
}

/**
 * Puts official days into a calendar: holidays off, make-up days with the hours of an ordinary workday. A date with an
 * override of its own keeps it, because somebody meant it. Doing it twice changes nothing more.
 */
export function addOfficial(definition: StoredDefinition, days: readonly OfficialDay[]): OfficialAdded {
  const hoursOn = ordinaryHours(definition)
  const wanted = (day: OfficialDay) => (day.kind === 'holiday' ? undefined : hoursOn(day.date))
  const own = days.filter(({ date }) => definition.overrides[date] !== undefined)
  const fresh = days.filter(day => !own.includes(day))
  const holidays = fresh.filter(day => day.kind === 'holiday').map(day => day.date)
  const workdays = fresh.filter(day => day.kind === 'workday').map(day => [day.date, hoursOn(day.date)] as const)
  return {
    definition: {
      ...definition,
      holidays: [...new Set([...definition.holidays, ...holidays])].sort(),
      overrides: { ...definition.overrides, ...Object.fromEntries(workdays) },
      names: { ...definition.names, ...Object.fromEntries(fresh.map(day => [day.date, day.name.zh])) },
      namesEn: { ...definition.namesEn, ...Object.fromEntries(fresh.map(day => [day.date, day.name.en])) },
    },
    kept: own.filter(day => !same(definition.overrides[day.date], wanted(day))).map(day => day.date),
  }
}

/** Hours of the first weekday that has any, in the week that holds on a date; of a night shift, all of it. */
export function ordinaryHours(definition: StoredDefinition): (date: LocalDate) => readonly Span[] {
  const joined = joinedNights(definition)
  return date => {
    const { weekly } = joined.later?.findLast(({ from }) => from <= date) ?? joined
    return weekdays.map(weekday => weekly[weekday] ?? []).find(spans => spans.length > 0) ?? []
  }
}

const same = (a: readonly Span[] | undefined, b: readonly Span[] | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
