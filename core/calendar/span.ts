import type { Span } from './definition.ts'
import { CalendarFault } from './fault.ts'
import { endOfDay, parseTime, timeText } from './time-of-day.ts'

/** Seconds on the wall clock since the midnight that a day begins with: past 24:00 they lie on the next date. */
export type SecondOfShift = number

/** Opening and closing on the wall clock. */
export type WallSpan = readonly [open: SecondOfShift, close: SecondOfShift]

export function wallSpans(spans: readonly Span[]): WallSpan[] {
  return spans.map(wallSpan).sort((a, b) => a[0] - b[0])
}

function wallSpan(span: Span): WallSpan {
  const [open, close] = [parseOpening(span[0]), parseTime(span[1])]
  const parsed = open === null || close === null ? null : closingAfter(open, close)
  if (open === null || parsed === null) {
    throw new CalendarFault('calendar.bad-time', span.join('–'), 'an opening and a closing')
  }
  return [open, parsed]
}

/** Of an opening such as `22:00`, or `+02:30` on the next date. */
export function parseOpening(text: string): SecondOfShift | null {
  if (!text.startsWith('+')) return parseTime(text)
  const second = parseTime(text.slice(1))
  return second === null || second === endOfDay ? null : second + endOfDay
}

/** When a span that opens so closes: the next time the clock shows it; null where that is none, or a date too late. */
export function closingAfter(open: SecondOfShift, time: SecondOfShift): SecondOfShift | null {
  if (time === open) return null
  if (open >= endOfDay) return time + endOfDay > open ? time + endOfDay : null
  return time > open ? time : time + endOfDay
}

/** As people write it. */
export function spanText([open, close]: WallSpan): Span {
  const opening = open < endOfDay ? timeText(open) : `+${timeText(open - endOfDay)}`
  return [opening, timeText(close > endOfDay ? close - endOfDay : close)]
}

/** The same hours with spans that touch made one. */
export function touchingJoined(spans: readonly WallSpan[]): WallSpan[] {
  const joined: [SecondOfShift, SecondOfShift][] = []
  for (const [open, close] of spans) {
    const last = joined.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else joined.push([open, close])
  }
  return joined
}
