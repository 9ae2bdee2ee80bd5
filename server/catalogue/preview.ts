import { type Calendar, CalendarFault, dueAt, type Instant, localDateOf, type Target } from '@huke/core/calendar'
import { type Bilingual, describeTarget } from '@huke/core/catalogue'
import { isOfficialMissing } from '../calendar/index.ts'

/** What a target comes to if its clock began at a moment. */
export interface Preview {
  readonly target: Target
  readonly words: Bilingual
  /** null where the calendar stays closed */
  readonly dueAt: Instant | null
  /** false where the official holidays until then are not published yet */
  readonly certain: boolean
}

export function preview(calendar: Calendar, target: Target, at: Instant): Preview {
  const due = dueOrNull(calendar, target, at)
  return { target, words: wordsOf(target), dueAt: due, certain: due !== null && isCertain(calendar, target, at, due) }
}

export const wordsOf = (target: Target): Bilingual => ({
  zh: describeTarget(target, 'zh'),
  en: describeTarget(target, 'en'),
})

function dueOrNull(calendar: Calendar, target: Target, at: Instant): Instant | null {
  try {
    return dueAt(calendar, target, at)
  } catch (error) {
    if (error instanceof CalendarFault) return null
    throw error
  }
}

function isCertain(calendar: Calendar, target: Target, from: Instant, due: Instant): boolean {
  if (target.kind === 'calendar-time') return true
  const [first, last] = [from, due].map(at => Number(localDateOf(calendar, at).slice(0, 4))) as [number, number]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return !years.some(year => isOfficialMissing(calendar.definition, year))
}
