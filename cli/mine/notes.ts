import type { Asked } from './asked.ts'
import type { Mined } from './mined.ts'
import type { LogRead } from './read-file.ts'
import { spanOfLog } from './span.ts'

export type Note = { readonly code: string; readonly text: string }

/** What one should know before trusting the figures. */
export function notesOf(
  asked: Asked,
  { detected, leftOut, backwards, unfinished, others }: LogRead,
  mined: Mined,
): readonly Note[] {
  const { log } = mined
  const years = yearsWithoutHolidays(mined)
  const said: readonly (readonly [holds: boolean, code: string, text: string])[] = [
    [leftOut > 0, 'mine.left-out', `${leftOut} rows left out: the case, the activity or the time is missing.`],
    [
      backwards > 0,
      'mine.backwards',
      `${backwards} events begin after their end (clocks running backwards): their beginnings are taken for unknown.`,
    ],
    [
      detected.timeFormatsAlso.length > 0,
      'mine.time-ambiguous',
      `The times also fit ${detected.timeFormatsAlso.join(', ')}: state the right one with --time-format.`,
    ],
    [
      detected.zone !== null && asked.zone === undefined,
      'mine.zone-assumed',
      `The times state no zone and were read as of ${detected.zone}; --zone states another.`,
    ],
    [
      log.cases.length > 1 && log.time.length === log.cases.length,
      'mine.single-events',
      'Every case has one event only: is this the column of the cases?',
    ],
    [
      detected.lifecycle !== null && detected.columns.lifecycle === null,
      'mine.lifecycle',
      `Starts and completions count as events of their own; --lifecycle ${detected.lifecycle} makes one event of both.`,
    ],
    [
      unfinished + others > 0,
      'mine.unpaired',
      `Left out: ${unfinished} starts without completion and ${others} events of other transitions.`,
    ],
    [
      years.length > 0,
      'mine.calendar-years',
      `The calendar knows no holidays of ${years.join(', ')}: working time there counts them as workdays.`,
    ],
    [log.cases.length === 1, 'mine.one-case', 'The log has one case only.'],
    [
      mined.resources?.together === null || mined.groups?.together === null,
      'mine.together-not-computed',
      'Working together was not computed: single cases have too many people.',
    ],
  ]
  return said.flatMap(([holds, code, text]) => (holds ? [{ code, text }] : []))
}

/** Years of the log for which a calendar that has holidays of other years has none. */
function yearsWithoutHolidays({ log, calendar }: Mined): readonly number[] {
  if (calendar === null) return []
  const { holidays, overrides } = calendar.definition
  const known = new Set([...holidays, ...Object.keys(overrides)].map(date => Number(date.slice(0, 4))))
  if (known.size === 0) return []
  const { from, until } = spanOfLog(log)
  const [first, last] = [from, until].map(at => new Date(at).getUTCFullYear())
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(year => !known.has(year))
}
