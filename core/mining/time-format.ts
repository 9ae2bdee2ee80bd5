import type { Instant } from '../calendar/index.ts'
import { instantAtOffset, isRealWallTime, zoneClock } from './local-time.ts'
import type { WallTime } from './local-time.ts'
import { patternReader } from './time-pattern.ts'
import { milliseconds, offsetMinutes } from './written-time.ts'
import type { WrittenTime } from './written-time.ts'

/** `unreadable`: no format fits. `no-zone`: a local time, and nobody says of which zone. */
export type TimeResult = Instant | 'unreadable' | 'no-zone'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)? ?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/

/**
 * Makes the function that reads the times of a log. Formats are tried in order; the first that fits decides.
 * Fractions finer than a millisecond are cut off, not rounded, so that order is kept.
 *
 * @param formats 'iso', 'epoch-seconds', 'epoch-milliseconds', or patterns as `patternReader` takes them
 * @param zone IANA zone of times that carry no offset of their own
 */
export function timeParser(formats: readonly string[], zone?: string): (text: string) => TimeResult {
  const local = zone === undefined ? undefined : zoneClock(zone)
  const readers = formats.map(format => instantReader(format, local))
  return text => {
    let result: TimeResult = 'unreadable'
    for (const read of readers) {
      result = read(text)
      if (result !== 'unreadable') return result
    }
    return result
  }
}

function instantReader(format: string, local: ((wall: WallTime) => Instant) | undefined): (text: string) => TimeResult {
  if (format === 'epoch-seconds') return text => epoch(text, 1000)
  if (format === 'epoch-milliseconds') return text => epoch(text, 1)
  const read = format === 'iso' ? readIso : patternReader(format)
  return text => {
    const written = read(text)
    if (!written || !isRealWallTime(written)) return 'unreadable'
    if (written.offset !== undefined) return instantAtOffset(written, written.offset)
    return local ? local(written) : 'no-zone'
  }
}

function epoch(text: string, factor: number): TimeResult {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Math.floor(Number(text) * factor) : 'unreadable'
}

function readIso(text: string): WrittenTime | undefined {
  const found = ISO.exec(text)
  if (!found) return undefined
  return {
    year: Number(found[1]),
    month: Number(found[2]),
    day: Number(found[3]),
    hour: Number(found[4] ?? 0),
    minute: Number(found[5] ?? 0),
    second: Number(found[6] ?? 0),
    millisecond: milliseconds(found[7]),
    offset: found[8] === undefined ? undefined : offsetMinutes(found[8]),
  }
}
