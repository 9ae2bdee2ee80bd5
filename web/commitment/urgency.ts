import type { Due } from '../api/index.ts'

const soonSeconds = 2 * 3600

/** Late, soon, or neither: the class that colours it. A word always goes with the colour. */
export function urgencyOf(due: Due, now: number): 'late' | 'soon' | 'calm' {
  if (due.remainingSeconds < 0 || due.at < now) return 'late'
  return due.remainingSeconds < soonSeconds ? 'soon' : 'calm'
}
