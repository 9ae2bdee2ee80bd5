import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '../calendar/index.ts'

/** Days, first and last included. */
export interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

export const periodExpectation =
  '2026-11, 2026-Q4, 2026, last-30-days, or 2026-11-01..2026-11-20 of at most ten years, within 1920 to 2199'
const longestDays = 3660
/** The period before it, and the year up to it, lie within what calendars and dates reach as well. */
const [earliest, latest]: readonly [LocalDate, LocalDate] = ['1920-01-01', '2199-12-31']

/** Reads a period as people write it; null where it is none. `today` in the organisation's time zone. */
export function periodOf(text: string, today: LocalDate): Period | null {
  const period = written(text, today)
  return period === null || period.from < earliest || period.to > latest ? null : period
}

function written(text: string, today: LocalDate): Period | null {
  const [, year, month, quarter] = /^(\d{4})(?:-(0[1-9]|1[0-2])|-Q([1-4]))?$/.exec(text) ?? []
  if (year !== undefined) {
    if (month !== undefined) return months(`${year}-${month}-01`, 1)
    if (quarter !== undefined) return months(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`, 3)
    return months(`${year}-01-01`, 12)
  }
  const last = /^last-(\d{1,4})-days$/.exec(text)
  if (last !== null)
    return between(
      dateOf(today)
        .subtract({ days: Number(last[1]) - 1 })
        .toString(),
      today,
    )
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  return from !== undefined && isDate(from) && isDate(to) ? between(from, to) : null
}

/** The period before: as many calendar months before a period of whole months, as many days before any other. */
export function previousPeriod(period: Period): Period {
  const whole = wholeMonths(period)
  if (whole !== null) return months(dateOf(period.from).subtract({ months: whole }).toString(), whole) as Period
  const to = dateOf(period.from).subtract({ days: 1 })
  return { from: to.subtract({ days: daysIn(period) - 1 }).toString(), to: to.toString() }
}

/** How to read a period from sums per month and per day: whole months between, days at the ragged ends. */
export interface Reading {
  readonly months: Period | null
  readonly days: readonly Period[]
}

export function readingOf(period: Period): Reading {
  const from = dateOf(period.from)
  const after = dateOf(period.to).add({ days: 1 })
  const first = from.day === 1 ? from : from.with({ day: 1 }).add({ months: 1 })
  const end = after.with({ day: 1 })
  if (Temporal.PlainDate.compare(first, end) >= 0) return { months: null, days: [period] }
  return {
    months: { from: first.toString(), to: dayBefore(end) },
    days: [
      ...(from.equals(first) ? [] : [{ from: period.from, to: dayBefore(first) }]),
      ...(after.equals(end) ? [] : [{ from: end.toString(), to: period.to }]),
    ],
  }
}

/** The twelve months that end with a period, or with today where the period goes on. */
export function yearUpTo(period: Period, today: LocalDate): Period {
  const last = dateOf(monthOf(period.to < today ? period.to : today))
  return { from: last.subtract({ months: 11 }).toString(), to: dayBefore(last.add({ months: 1 })) }
}

export const monthOf = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`

/** Monday of the week. */
export function weekOf(day: LocalDate): LocalDate {
  const date = dateOf(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** Number of calendar months, if the period begins with one and ends with one. */
function wholeMonths(period: Period): number | null {
  const from = dateOf(period.from)
  const after = dateOf(period.to).add({ days: 1 })
  return from.day === 1 && after.day === 1 ? from.until(after, { largestUnit: 'months' }).months : null
}

const daysIn = (period: Period): number => dateOf(period.from).until(dateOf(period.to)).days + 1

function between(from: LocalDate, to: LocalDate): Period | null {
  if (from > to || daysIn({ from, to }) > longestDays) return null
  return { from, to }
}

const months = (first: LocalDate, count: number): Period | null => {
  if (!isDate(first)) return null
  return { from: first, to: dayBefore(dateOf(first).add({ months: count })) }
}

const dayBefore = (date: Temporal.PlainDate): LocalDate => date.subtract({ days: 1 }).toString()

const dateOf = (date: LocalDate): Temporal.PlainDate => Temporal.PlainDate.from(date)

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
