import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../calendar/index.ts'

/** A date and time of day as written, which needs a zone or an offset to be an instant. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const MINUTE = 60_000
const DAY = 86_400_000

/** Whether the date exists and the time of day is one: 31 February and 24:30 do not roll over, they are mistakes. */
export function isRealWallTime(wall: WallTime): boolean {
  return (
    wall.month >= 1 &&
    wall.month <= 12 &&
    wall.day >= 1 &&
    wall.day <= daysInMonth(wall.year, wall.month) &&
    wall.hour <= 23 &&
    wall.minute <= 59 &&
    wall.second <= 59
  )
}

export function instantAtOffset(wall: WallTime, offsetMinutes: number): Instant {
  return asIfUtc(wall) - offsetMinutes * MINUTE
}

export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/**
 * Turns local times of one zone into instants. A time that happens twice in autumn is the first of the two, a time
 * that spring leaves out is moved on by the gap (Temporal's 'compatible').
 */
export function zoneClock(zone: string): (wall: WallTime) => Instant {
  const offsetOn = zoneOffsets(zone)
  return wall => {
    const offset = offsetOn(Math.floor(asIfUtc(wall) / DAY))
    return offset === undefined ? exactInstant(wall, zone) : asIfUtc(wall) - offset
  }
}

/** The offset of a zone in milliseconds on a date (days since 1970), if it is the same all day. */
export function zoneOffsets(zone: string): (date: number) => number | undefined {
  // Asking the zone for every event of a large log is slow; on nearly every date its offset is the same all day.
  const offsets = new Map<number, number | undefined>()
  return date => {
    if (!offsets.has(date)) offsets.set(date, offsetOfWholeDay(date, zone))
    return offsets.get(date)
  }
}

function offsetOfWholeDay(date: number, zone: string): number | undefined {
  const [start, end] = [date * DAY, (date + 1) * DAY].map(time => time - exactInstant(wallAsIfUtc(time), zone))
  return start === end ? start : undefined
}

function exactInstant(wall: WallTime, zone: string): Instant {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

function wallAsIfUtc(time: number): WallTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO('UTC')
}

function asIfUtc(wall: WallTime): number {
  const { hour, minute, second, millisecond } = wall
  return daysSinceEpoch(wall) * DAY + hour * 3_600_000 + minute * MINUTE + second * 1000 + millisecond
}

// Days from a proleptic Gregorian date: years begin in March, so that the leap day is the last of its year.
export function daysSinceEpoch({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
