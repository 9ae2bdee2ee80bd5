import {
  type Calendar,
  type CalendarDefinition,
  closedSince,
  type Instant,
  type LocalDate,
  localDateOf,
  periodsOn,
} from '@huke/core/calendar'

/** A time at which nobody works. */
export interface Rest {
  /** the whole day is off, or only the hour is */
  readonly of: 'day' | 'hours'
  readonly date: LocalDate
  /** when work stops before it: to work until then is the same */
  readonly since: Instant
}

/** Whether a date falls where nobody works; null where somebody does, and at a closing itself. */
export function restAt(calendar: Calendar, at: Instant): Rest | null {
  const since = closedSince(calendar, at)
  if (since === null || since === at) return null
  const date = localDateOf(calendar, at)
  return { of: periodsOn(calendar, date).length === 0 ? 'day' : 'hours', date, since }
}

/** Why a date is special, in a language the calendar says it in. */
export function nameOn(
  { names = {}, namesEn = {} }: CalendarDefinition & { readonly namesEn?: Readonly<Record<string, string>> },
  date: LocalDate,
  language: 'zh' | 'en',
): string | null {
  const said = language === 'zh' ? names : namesEn
  return said[date] ?? said[date.slice('YYYY-'.length)] ?? null
}
