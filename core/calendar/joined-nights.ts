import { dayRules, spansOf } from './calendar-day.ts'
import { dayOf } from './date.ts'
import { type CalendarDefinition, type LaterWeek, type Span, type WeekRule, weekdays } from './definition.ts'
import { shiftProblems } from './shift-problems.ts'
import { spanText, touchingJoined, type WallSpan, wallSpans } from './span.ts'
import { endOfDay } from './time-of-day.ts'

/**
 * The same definition with night shifts as one span. Where a day works until 24:00 and the next from 00:00, somebody has
 * written one shift as two, and all of it belongs to the day it begins on; so does what goes on after a break of up to an
 * hour. Together they are 16 hours at most: what is longer is no shift but a place that is open day and night.
 * A definition of such a kind whose days would no longer fit each other is left as it is, and so is any other.
 */
export function joinedNights(definition: CalendarDefinition): CalendarDefinition {
  const later = definition.later?.map((week): LaterWeek => ({ ...week, weekly: joinedWeek(week) }))
  const joined = {
    ...definition,
    weekly: joinedWeek(definition),
    ...(later === undefined ? {} : { later }),
    overrides: joinedOverrides(definition),
  }
  const changed = JSON.stringify(joined) !== JSON.stringify(definition)
  return changed && shiftProblems(joined).length === 0 ? joined : definition
}

const longestShift = 16 * 3600
const longestBreak = 3600

function joinedWeek({ weekly }: WeekRule): WeekRule['weekly'] {
  const spansOn = (index: number) => wallSpans(weekly[weekdays[(index + 7) % 7] as (typeof weekdays)[number]] ?? [])
  return Object.fromEntries(
    Object.entries(weekly).map(([weekday, spans = []]) => {
      const index = weekdays.findIndex(known => known === weekday)
      return [weekday, joined(spansOn(index - 1), spansOn(index), spansOn(index + 1)) ?? spans]
    }),
  )
}

function joinedOverrides(definition: CalendarDefinition): CalendarDefinition['overrides'] {
  const rules = dayRules(definition)
  return Object.fromEntries(
    Object.entries(definition.overrides).map(([date, spans]) => {
      const [before, own, after] = [-1, 0, 1].map(step => spansOf(rules, dayOf(date) + step))
      return [date, joined(before as WallSpan[], own as WallSpan[], after as WallSpan[]) ?? spans]
    }),
  )
}

/** A day's spans without what the day before takes and with what it takes itself; null where that changes nothing. */
function joined(before: readonly WallSpan[], own: readonly WallSpan[], after: readonly WallSpan[]): Span[] | null {
  const given = goesOn(before, own)
  const taken = goesOn(own, after)
  if (given === 0 && taken === 0) return null
  const night = touchingJoined(after)
    .slice(0, taken)
    .map(([open, close]): WallSpan => [open + endOfDay, close + endOfDay])
  return touchingJoined([...touchingJoined(own).slice(given), ...night]).map(spanText)
}

/** How many of a day's spans, touching ones as one, belong to the shift of the day before. */
function goesOn(before: readonly WallSpan[], own: readonly WallSpan[]): number {
  const [evening, morning] = [touchingJoined(before).at(-1), touchingJoined(own)]
  if (evening === undefined || evening[1] !== endOfDay || morning[0]?.[0] !== 0) return 0
  let count = 0
  let until = 0
  for (const [open, close] of morning) {
    if (open > until + longestBreak || close === endOfDay || close + endOfDay - evening[0] > longestShift) break
    until = close
    count++
  }
  return count
}
