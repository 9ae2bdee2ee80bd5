import { targetProblems } from '../calendar/index.ts'
import type { Target } from '../calendar/index.ts'

export type TargetTextProblem = {
  readonly code: 'mining.target-unreadable'
  readonly value: string
  readonly expected: string
}

const EXPECTED =
  "a time such as '30m', '8h', '1h 30m' (working time), '2 working days', 'end of 1 working day', " +
  "'next working day 16:00', '72h elapsed' or '3 days elapsed'"

const HOURS = '(?:working )?(?:hours?|hrs?|h)|个?(?:工作)?小时'
const MINUTES = '(?:working )?(?:minutes?|mins?|m)|分钟?'
const DAYS = 'days?|d|天|个?自然日'
const WORKING_DAYS = 'working days?|个?工作日'

const workingTime = new RegExp(`^(?:([\\d.]+) ?(?:${HOURS}))? ?(?:(\\d+) ?(?:${MINUTES}))?$`)
const calendarTime = new RegExp(
  `^(?:(\\d+) ?(?:${DAYS}))? ?(?:([\\d.]+) ?(?:${HOURS}))? ?(?:(\\d+) ?(?:${MINUTES}))? ?(elapsed|自然时间)?$`,
)
const workingDays = new RegExp(`^(\\d+) ?(?:${WORKING_DAYS})$`)
const endOfWorkingDay = new RegExp(
  `^(?:end of (?:the )?(?:(\\d+)(?:st|nd|rd|th)?|(next)) working days?|第? ?(\\d+|次) ?(?:${WORKING_DAYS})(?:结束|下班)前?|(?:end of today|当日(?:结束|下班)前?))$`,
)
const workingDayAt = new RegExp(
  `^(?:(next) working day|(?:in )?(\\d+) working days?|(下一?|次|第? ?\\d+) ?(?:${WORKING_DAYS}))(?: by| at)? ?(\\d{1,2}):(\\d{2})前?$`,
)

/**
 * Reads a target as people write it, in English or Chinese.
 *
 *     8h · 1h 30m · 90 分钟                    working time
 *     2 working days · 2 个工作日               whole working days
 *     end of 1 working day · 第1个工作日结束前   end of the n-th working day after the day of the start
 *     end of today · 当日下班前                 end of that day
 *     next working day 16:00 · 次工作日16:00前   that time of the n-th working day after it
 *     72h elapsed · 3 days elapsed · 3 个自然日  time by the calendar on the wall
 *
 * 'N days' alone is refused: it leaves open which days are meant.
 */
export function parseTarget(text: string): Target | TargetTextProblem {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const target =
    readWorkingTime(plain) ??
    readCalendarTime(plain) ??
    readWorkingDays(plain) ??
    readEndOfWorkingDay(plain) ??
    readWorkingDayAt(plain)
  if (target && targetProblems(target).length === 0) return target
  return { code: 'mining.target-unreadable', value: text, expected: EXPECTED }
}

export function isTargetProblem(result: Target | TargetTextProblem): result is TargetTextProblem {
  return 'code' in result
}

function readWorkingTime(text: string): Target | undefined {
  const found = workingTime.exec(text)
  if (!found) return undefined
  return { kind: 'working-time', seconds: Math.round(Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60) }
}

function readCalendarTime(text: string): Target | undefined {
  const found = calendarTime.exec(text)
  if (!found || !(found[4] || text.includes('自然'))) return undefined
  const seconds = Number(found[1] ?? 0) * 86_400 + Number(found[2] ?? 0) * 3600 + Number(found[3] ?? 0) * 60
  return { kind: 'calendar-time', seconds: Math.round(seconds) }
}

function readWorkingDays(text: string): Target | undefined {
  const found = workingDays.exec(text)
  return found ? { kind: 'working-days', days: Number(found[1]) } : undefined
}

function readEndOfWorkingDay(text: string): Target | undefined {
  const found = endOfWorkingDay.exec(text)
  if (!found) return undefined
  const days = found[2] || found[3] === '次' ? 1 : Number(found[1] ?? found[3] ?? 0)
  return { kind: 'end-of-working-day', days }
}

function readWorkingDayAt(text: string): Target | undefined {
  const found = workingDayAt.exec(text)
  if (!found) return undefined
  const days = Number(found[2] ?? found[3]?.match(/\d+/)?.[0] ?? 1)
  const hour = Number(found[4])
  const minute = Number(found[5])
  if (hour > 23 || minute > 59) return undefined
  return { kind: 'working-day-at', days, time: `${String(hour).padStart(2, '0')}:${found[5]}` }
}
