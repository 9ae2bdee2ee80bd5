import type { LocalDate } from '../calendar/index.ts'
import { dayAfter } from '../organisation/index.ts'

/** From when to when somebody with the role and an open account is employed; first and last day, null = open. */
export interface Term {
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

/**
 * The first day from `today` on that had an administrator before a change and would have none after it; null where no day
 * loses its last one. A day that had none before is nobody's loss.
 */
export function dayWithoutAdministrator(
  before: readonly Term[],
  after: readonly Term[],
  today: LocalDate,
): LocalDate | null {
  // A day is lost for the first time today, when somebody begins whom the change takes away, or the day after somebody ends.
  const begins = before.flatMap(term => term.from ?? [])
  const ends = after.flatMap(term => (term.to === null ? [] : dayAfter(term.to)))
  const days = [today, ...begins, ...ends].filter(day => day >= today).toSorted()
  return days.find(day => isServed(before, day) && !isServed(after, day)) ?? null
}

const isServed = (terms: readonly Term[], day: LocalDate): boolean =>
  terms.some(({ from, to }) => (from === null || from <= day) && (to === null || to >= day))
