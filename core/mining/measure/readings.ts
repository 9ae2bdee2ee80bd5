import { type Calendar, workingReadings } from '../../calendar/index.ts'
import type { EventLog } from '../log/index.ts'

/**
 * What a clock shows at the end and the beginning of each event, in milliseconds: the clock on the wall (the log itself), or
 * the working clock of a calendar. The time between two events is the difference of their readings, whatever the clock.
 */
export type Readings = Pick<EventLog, 'time' | 'start'>

/** Throws what the calendar throws for instants out of its reach. */
export function workingTimes({ time, start }: Readings, calendar: Calendar): Readings {
  const read = workingReadings(calendar)
  return { time: time.map(read), start: start?.map(at => (Number.isNaN(at) ? Number.NaN : read(at))) ?? null }
}
