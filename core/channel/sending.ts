import { Temporal } from 'temporal-polyfill'
import { type Calendar, CalendarFault, type Instant, isOpen, isWorkingDay, nextOpen } from '../calendar/index.ts'
import type { MailPreferences, Pace } from './preferences.ts'

/** When a notice is to go out, and whether alone with its matter or with everything else due at that time. */
export interface Sending {
  readonly at: Instant
  readonly alone: boolean
}

export interface Asked {
  /** when the notice was made */
  readonly at: Instant
  readonly pace: Pace
  readonly preferences: Pick<MailPreferences, 'dailyAt' | 'workingHours'>
  /** the reader's own time zone */
  readonly zone: string
  /** the working hours of the reader's unit; null = any hour is one */
  readonly calendar: Calendar | null
  /** when the clock breaks that the reader owes something by; null where they owe nothing */
  readonly breaksAt: Instant | null
}

/** So long a notice waits for others of its matter: they become one mail. */
const gatherMs = 60_000
const hourMs = 3_600_000

/** When a notice is mailed; null = never. */
export function sendingOf(asked: Asked): Sending | null {
  switch (asked.pace) {
    case 'never':
      return null
    case 'at-once':
      return heldBack(asked, asked.at, { at: asked.at + gatherMs, alone: true })
    case 'hourly': {
      const hour = (Math.floor(asked.at / hourMs) + 1) * hourMs
      return heldBack(asked, hour, { at: hour, alone: false })
    }
    case 'daily':
      return { at: nextDaily(asked), alone: false }
  }
}

/** Outside working hours the next opening, gathered, unless it would be too late then. */
function heldBack({ calendar, preferences, at, breaksAt }: Asked, when: Instant, otherwise: Sending): Sending {
  const opening = preferences.workingHours && calendar !== null ? openingFrom(calendar, when) : when
  const tooLate = breaksAt !== null && breaksAt > at && breaksAt < opening
  return opening === when || tooLate ? otherwise : { at: opening, alone: false }
}

function openingFrom(calendar: Calendar, at: Instant): Instant {
  try {
    return isOpen(calendar, at) ? at : nextOpen(calendar, at)
  } catch (error) {
    // A calendar that never opens again holds no mail back for ever.
    if (error instanceof CalendarFault) return at
    throw error
  }
}

/** Longer than any row of days off; a unit that is closed for longer gets its mail all the same. */
const mostDaysOff = 15

/** The next time of day the reader chose, on a day their unit works. */
function nextDaily({ at, zone, calendar, preferences: { dailyAt, workingHours } }: Asked): Instant {
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const days = Array.from({ length: mostDaysOff + 1 }, (_, n) =>
    now.add({ days: n }).withPlainTime(Temporal.PlainTime.from(dailyAt)),
  ).filter(time => time.epochMilliseconds > at)
  const day =
    days.find(time => !workingHours || calendar === null || works(calendar, time.toPlainDate().toString())) ?? days[0]
  return (day as Temporal.ZonedDateTime).epochMilliseconds
}

function works(calendar: Calendar, date: string): boolean {
  try {
    return isWorkingDay(calendar, date)
  } catch (error) {
    if (error instanceof CalendarFault) return true
    throw error
  }
}
