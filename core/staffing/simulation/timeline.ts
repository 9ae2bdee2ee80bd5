import {
  addWorkingDays,
  type Calendar,
  type Instant,
  isWorkingDay,
  type LocalDate,
  periodsOn,
  timeOfShift,
  type Weekday,
  weekdayOn,
  workingReadings,
} from '../../calendar/index.ts'
import type { StaffingPlan } from './plan.ts'

/** The working days of a plan laid end to end: its clock counts working seconds from the first opening. */
export type Timeline = {
  readonly days: readonly Day[]
  /** When each day begins on the clock, and after the last one when it ends. */
  readonly starts: Float64Array
  readonly measured: readonly [from: number, until: number]
  /** The clock at an instant. */
  readonly clock: (at: Instant) => number
}

export type Day = {
  readonly date: LocalDate
  readonly weekday: Weekday
  /** The instant at so much of its working time, from 0 to 1. */
  readonly working: (part: number) => Instant
  /** The instant at an hour of the wall clock, fractions included; of a shift past midnight its own. */
  readonly hour: (hour: number) => Instant
}

export function timelineOf({ calendar, start, days, warmUp }: StaffingPlan): Timeline {
  const first = isWorkingDay(calendar, start) ? start : addWorkingDays(calendar, start, 1)
  const count = days + 2 * warmUp
  const list = Array.from({ length: count }, (_, i) => dayOf(calendar, addWorkingDays(calendar, first, i)))
  const reading = workingReadings(calendar)
  const origin = reading(periodsOn(calendar, first)[0][0])
  const clock = (at: Instant) => (reading(at) - origin) / 1000
  const ends = list.map(({ date }) => clock(periodsOn(calendar, date).at(-1)?.[1] as Instant))
  const starts = Float64Array.from([0, ...ends])
  return { days: list, starts, measured: [starts[warmUp], starts[warmUp + days]], clock }
}

function dayOf(calendar: Calendar, date: LocalDate): Day {
  const periods = periodsOn(calendar, date)
  const length = periods.reduce((sum, [open, close]) => sum + close - open, 0)
  return {
    date,
    weekday: weekdayOn(date),
    working: part => {
      let left = part * length
      for (const [open, close] of periods) {
        if (left < close - open) return open + left
        left -= close - open
      }
      return periods[periods.length - 1][1]
    },
    hour: hour => timeOfShift(calendar, date, Math.floor(hour * 3600)),
  }
}
