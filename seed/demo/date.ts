import type { LocalDate } from '@huke/core/calendar'

const dayMs = 86_400_000

export function plusDays(date: LocalDate, days: number): LocalDate {
  return dateOf(Date.parse(`${date}T00:00:00Z`) + days * dayMs)
}

/** The first day of the month that lies so many months before the date's own. */
export function firstOfMonth(date: LocalDate, monthsAgo: number): LocalDate {
  const [year, month] = date.split('-').map(Number)
  return dateOf(Date.UTC(year as number, (month as number) - 1 - monthsAgo, 1))
}

/** The latest day before the date that is this day of this month. */
export function lastSuchDay(date: LocalDate, month: number, day: number): LocalDate {
  const year = Number(date.slice(0, 4))
  const thisYear = dateOf(Date.UTC(year, month - 1, day))
  return thisYear < date ? thisYear : dateOf(Date.UTC(year - 1, month - 1, day))
}

/** The same day, or the Monday after a weekend: nobody starts on a Sunday. */
export function onWeekday(date: LocalDate): LocalDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return plusDays(date, 2)
  return weekday === 0 ? plusDays(date, 1) : date
}

function dateOf(time: number): LocalDate {
  return new Date(time).toISOString().slice(0, 10)
}
