/** Epoch milliseconds, UTC. */
export type Instant = number

/** `YYYY-MM-DD` on the wall calendar of the calendar's time zone. */
export type LocalDate = string

/**
 * Wall clock `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day. The opening belongs to the span, the closing does not.
 *
 * The closing is the next time the clock shows it: `22:00` to `06:00` ends on the next date, and still belongs to the day
 * it is written for. What goes on after a break in the night begins with a plus: `+02:30` to `06:00`.
 */
export type Span = readonly [open: string, close: string]

/** A stretch in which a clock stands still; one that has not ended yet is given the present as its end. */
export type Pause = readonly [from: Instant, to: Instant]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** The ordinary week. */
export interface WeekRule {
  /** Several spans a day leave a break between them. A weekday that is absent is off. */
  weekly: Partial<Record<Weekday, readonly Span[]>>
  /** `MM-DD`, off in every year. */
  recurringHolidays: readonly string[]
}

/** Another week from a date on. A shift that began the evening before goes on as it was. */
export interface LaterWeek extends WeekRule {
  from: LocalDate
}

/**
 * When people work, as an administrator writes it down. Which rule wins on a date: override, then holiday, then the
 * weekday of the week that holds on it. A date has the spans that begin on it.
 */
export interface CalendarDefinition extends WeekRule {
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string
  /** Weeks that took the place of the first one, in order of their dates. */
  later?: readonly LaterWeek[]
  /** Whole local dates off. */
  holidays: readonly LocalDate[]
  /** Replaces everything else on that date: make-up workday (调休), short day, exceptional closing (no spans). */
  overrides: Readonly<Record<LocalDate, readonly Span[]>>
  /** Why a date is special, by `YYYY-MM-DD` or `MM-DD`: `'2026-02-17'` → `'春节'`. */
  names?: Readonly<Record<string, string>>
}

/** Why a definition or a target is refused. `path` is a JSON pointer into what was given. */
export interface CalendarProblem {
  code: string
  path: string
  value: unknown
  expectation: string
}
