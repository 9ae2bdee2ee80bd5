import type { Calendar } from './compile.ts'
import type { Instant } from './definition.ts'
import { CalendarFault } from './fault.ts'
import type { CalendarPart } from './periods.ts'

/** A calendar and the instant until which it holds; `null` for the last one, which holds for ever. */
export interface SplicedPart {
  readonly calendar: Calendar
  readonly until: Instant | null
}

/**
 * One calendar that reads as each of these while it holds: what is used before an instant is what the calendar of that
 * time says, whatever took its place later. A calendar spliced with itself is itself.
 * Throws `calendar.bad-splice` unless the parts are in order of time and the last one alone holds for ever.
 */
export function splicedCalendar(parts: readonly SplicedPart[]): Calendar {
  const spliced: CalendarPart[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const [index, { calendar, until }] of parts.entries()) {
    const end = until ?? Number.POSITIVE_INFINITY
    if (!(end > from) || (until === null) !== (index === parts.length - 1)) throw outOfOrder(parts)
    for (const part of calendar.parts) {
      const begin = spliced.at(-1)?.until ?? Number.NEGATIVE_INFINITY
      if (part.until > begin && begin < end) spliced.push({ ...part, until: Math.min(part.until, end) })
    }
    from = end
  }
  const last = parts.at(-1)
  if (last === undefined) throw outOfOrder(parts)
  return { definition: last.calendar.definition, parts: spliced, years: new Map() }
}

const outOfOrder = (parts: readonly SplicedPart[]) =>
  new CalendarFault(
    'calendar.bad-splice',
    parts.map(({ until }) => until),
    'ascending instants and null for the last part alone',
  )
