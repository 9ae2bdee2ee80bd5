import type { EventLog } from '../log/index.ts'
import { beginnings, spansBefore } from './directly-follows.ts'
import { follows } from './follows.ts'
import { summariesBy } from './grouped-spans.ts'
import type { Readings } from './readings.ts'
import type { Summary } from './summary.ts'

/** By the index of the activity; null where it has no such span. */
export type ActivityTimes = {
  /** From beginning to end, of events whose beginning is known. */
  readonly service: readonly (Summary | null)[]
  /** From the end of the event before it in its case to its beginning, or its end where that is not known. */
  readonly waiting: readonly (Summary | null)[]
}

/** How long each activity takes, and how long it was waited for (van der Aalst 2016, section 9.4). */
export function activityTimes(log: EventLog, readings: Readings): ActivityTimes {
  const { names, of } = log.activities
  const { time, start } = readings
  const service =
    start === null
      ? names.map(() => null)
      : summariesBy(
          of,
          time.map((end, e) => end - start[e]),
          names.length,
        )
  const waits = spansBefore(readings, beginnings(readings), follows(log, log.activities).of)
  return { service, waiting: summariesBy(of, waits, names.length) }
}
