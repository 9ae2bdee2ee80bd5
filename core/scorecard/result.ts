import { type Calendars, calendarOf, type Commitment, promiseOf, readClock } from '../commitment/index.ts'
import { judge, type Result } from './judged-run.ts'

export interface Outcome {
  /** against the standard; null where nothing said by when */
  readonly of: Result | null
  /** null where no date of its own was promised */
  readonly promiseKept: boolean | null
}

/** How what was accepted last came out, as the figures count it; null while it is open, or where it ended otherwise. */
export function outcomeOf(c: Commitment, calendars: Calendars): Outcome | null {
  const run = c.closings.at(-1)?.resolution
  if (c.state !== 'accepted' || run == null) return null
  const { promiseKept } = readClock(c, run, calendars(calendarOf(c, run)), c.lastEventAt)
  return {
    of: judge(c, run, calendars)?.result ?? null,
    promiseKept: promiseOf(c, run) === null ? null : promiseKept === true,
  }
}
