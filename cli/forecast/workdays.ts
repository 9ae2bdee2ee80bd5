import { type Calendar, isWorkingDay } from '@huke/core/calendar'
import type { Regressor } from '@huke/core/forecast'
import type { Axis } from './axis.ts'
import { dateOf } from './time.ts'

/** How many days of each period the calendar works. */
export function workdaysIn(calendar: Calendar, days: NonNullable<Axis['days']>, periods: number): Regressor {
  const count = (index: number) => {
    const [from, to] = days(index)
    let working = 0
    for (let day = from; day < to; day++) if (isWorkingDay(calendar, dateOf(day))) working++
    return working
  }
  return { name: 'working days', values: Float64Array.from({ length: periods }, (_, index) => count(index)) }
}

/** The last year of which a calendar names days off or on, if a day lies beyond it. */
export function endedBy({ definition }: Calendar, day: number): number | null {
  const named = [...definition.holidays, ...Object.keys(definition.overrides)].map(date => Number(date.slice(0, 4)))
  const last = Math.max(...named)
  return named.length > 0 && Number(dateOf(day - 1).slice(0, 4)) > last ? last : null
}
