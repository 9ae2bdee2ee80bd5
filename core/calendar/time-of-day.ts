import { CalendarFault } from './fault.ts'

/** Seconds since midnight on the wall clock, 0 to 86 400. */
export type SecondOfDay = number

export const endOfDay: SecondOfDay = 86_400

const timePattern = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/

export function secondOfDay(time: string): SecondOfDay {
  const second = parseTime(time)
  if (second === null) throw new CalendarFault('calendar.bad-time', time, timeExpectation)
  return second
}

export const timeExpectation = 'a wall-clock time HH:MM or HH:MM:SS up to 24:00'

export function parseTime(text: string): SecondOfDay | null {
  const match = timePattern.exec(text)
  if (!match) return null
  const second = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)
  return second <= endOfDay ? second : null
}

/** `HH:MM`, with seconds only where there are some. */
export function timeText(second: SecondOfDay): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, Math.floor(second) % 60]
  return (parts[2] === 0 ? parts.slice(0, 2) : parts).map(part => String(part).padStart(2, '0')).join(':')
}
