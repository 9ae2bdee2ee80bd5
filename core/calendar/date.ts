import { type LocalDate, type Weekday, weekdays } from './definition.ts'
import { CalendarFault } from './fault.ts'

export const dayMs = 86_400_000

/** Days since 1970-01-01 on the wall calendar. */
export type DayNumber = number

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day of a date. Throws `calendar.bad-date` on a date that does not exist. */
export function dayOf(date: LocalDate): DayNumber {
  const day = parseDate(date)
  if (day === null) throw new CalendarFault('calendar.bad-date', date, 'an existing date YYYY-MM-DD')
  return day
}

export function parseDate(text: string): DayNumber | null {
  const [, yearText, monthText, dateText] = datePattern.exec(text) ?? []
  const year = Number(yearText)
  const month = Number(monthText)
  const date = Number(dateText)
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month))) return null
  let day = firstDayOfYear(year) + date - 1
  for (let earlier = 1; earlier < month; earlier++) day += monthLength(year, earlier)
  return day
}

export function dateOf(day: DayNumber): LocalDate {
  const year = yearOf(day)
  let rest = day - firstDayOfYear(year)
  let month = 1
  while (rest >= monthLength(year, month)) rest -= monthLength(year, month++)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(rest + 1, 2)}`
}

export function yearOf(day: DayNumber): number {
  const guess = 1970 + Math.floor(day / 365.2425)
  if (day < firstDayOfYear(guess)) return guess - 1
  return day < firstDayOfYear(guess + 1) ? guess : guess + 1
}

export function firstDayOfYear(year: number): DayNumber {
  const last = year - 1
  return (
    365 * (year - 1970) + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) - leapDaysBefore1970
  )
}

/** The weekday of a date. Throws `calendar.bad-date` on a date that does not exist. */
export const weekdayOn = (date: LocalDate): Weekday => weekdayOf(dayOf(date))

export function weekdayOf(day: DayNumber): Weekday {
  return weekdays[(((day + thursday) % 7) + 7) % 7] as Weekday
}

const leapDaysBefore1970 = 477
/** 1970-01-01 was one. */
const thursday = weekdays.indexOf('thu')

function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] as number)
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
