import type { Instant } from '../../calendar/index.ts'
import { daysInMonth, daysSinceEpoch, zoneOffsets } from '../local-time.ts'
import { timeParser } from '../time-format.ts'

/** NaN where no format fits. */
export type ByteTime = (bytes: Uint8Array, from: number, to: number) => Instant

const DAY = 86_400_000
/** Texts that repeat, such as dates without a time, are read once; more than this are not remembered. */
const REMEMBERED = 65_536

/**
 * Reads times straight from bytes. ISO 8601, which nearly every log has, makes no string; everything else goes through
 * `timeParser`, whose answers these are in every case.
 */
export function byteTime(formats: readonly string[], zone: string, decode: (bytes: Uint8Array) => string): ByteTime {
  const parse = timeParser(formats, zone)
  const known = new Map<string, Instant>()
  const slow: ByteTime = (bytes, from, to) => {
    const text = decode(bytes.subarray(from, to))
    const before = known.get(text)
    if (before !== undefined) return before
    const result = parse(text)
    const instant = typeof result === 'number' ? result : Number.NaN
    if (known.size === REMEMBERED) known.clear()
    known.set(text, instant)
    return instant
  }
  if (formats[0] !== 'iso') return slow
  const fast = isoTime(zone)
  return (bytes, from, to) => {
    const instant = fast(bytes, from, to)
    return Number.isNaN(instant) ? slow(bytes, from, to) : instant
  }
}

/** The same for times that are text already. */
export function textTime(formats: readonly string[], zone: string): (text: string) => Instant {
  const parse = timeParser(formats, zone)
  const fast = formats[0] === 'iso' ? isoTime(zone) : () => Number.NaN
  const bytes = new Uint8Array(40)
  return text => {
    const length = Math.min(text.length, bytes.length)
    for (let i = 0; i < length; i++) bytes[i] = Math.min(text.charCodeAt(i), 0xff)
    const instant = text.length > length ? Number.NaN : fast(bytes, 0, length)
    if (!Number.isNaN(instant)) return instant
    const result = parse(text)
    return typeof result === 'number' ? result : Number.NaN
  }
}

/** The common forms: date, T or blank, hours and minutes, perhaps seconds and a fraction, perhaps Z or ±hh:mm. */
function isoTime(zone: string): ByteTime {
  const offsetOn = zoneOffsets(zone)
  let date = -1
  let day = Number.NaN
  let offsetOfDay: number | undefined
  return (bytes, from, to) => {
    if (to - from < 16 || bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d || bytes[from + 13] !== 0x3a)
      return Number.NaN
    const between = bytes[from + 10]
    if (between !== 0x54 && between !== 0x20) return Number.NaN
    const year = 100 * two(bytes, from) + two(bytes, from + 2)
    const month = two(bytes, from + 5)
    const dayOfMonth = two(bytes, from + 8)
    const hour = two(bytes, from + 11)
    const minute = two(bytes, from + 14)
    if (10_000 * year + 100 * month + dayOfMonth !== date) {
      if (!(month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month))) return Number.NaN
      date = 10_000 * year + 100 * month + dayOfMonth
      day = daysSinceEpoch({ year, month, day: dayOfMonth })
      offsetOfDay = offsetOn(day)
    }
    if (!(hour <= 23 && minute <= 59)) return Number.NaN
    let at = from + 16
    let wall = day * DAY + hour * 3_600_000 + minute * 60_000
    if (at < to && bytes[at] === 0x3a) {
      const second = at + 3 <= to ? two(bytes, at + 1) : Number.NaN
      if (!(second <= 59)) return Number.NaN
      wall += 1000 * second
      at += 3
      if (at < to && (bytes[at] === 0x2e || bytes[at] === 0x2c)) {
        const end = endOfDigits(bytes, at + 1, to)
        if (end === at + 1) return Number.NaN
        wall += fraction(bytes, at + 1, end)
        at = end
      }
    }
    if (at === to) return offsetOfDay === undefined ? Number.NaN : wall - offsetOfDay
    return wall - offset(bytes, at, to)
  }
}

/** ±hh:mm or Z in milliseconds. */
function offset(bytes: Uint8Array, at: number, to: number): number {
  if (to - at === 1 && bytes[at] === 0x5a) return 0
  if (to - at !== 6 || bytes[at + 3] !== 0x3a) return Number.NaN
  const sign = bytes[at] === 0x2b ? 1 : bytes[at] === 0x2d ? -1 : Number.NaN
  return sign * 60_000 * (60 * two(bytes, at + 1) + two(bytes, at + 4))
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - 48
  const ones = bytes[at + 1] - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN
}

function endOfDigits(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at] >= 48 && bytes[at] <= 57) at++
  return at
}

/** Milliseconds; what is finer is cut off. */
function fraction(bytes: Uint8Array, from: number, to: number): number {
  let milliseconds = 0
  for (let k = 0; k < 3; k++) milliseconds = 10 * milliseconds + (from + k < to ? bytes[from + k] - 48 : 0)
  return milliseconds
}
