import type { Instant, Pause } from './definition.ts'

/** How a kind of time passes between instants, in milliseconds: only while open, or always. */
export interface Clock {
  between(start: Instant, end: Instant): number
  /** First instant at which that much has passed. */
  add(start: Instant, milliseconds: number): Instant
}

/** Time that always passes. */
export const elapsedClock: Clock = {
  between: (start, end) => Math.max(0, end - start),
  add: (start, milliseconds) => start + milliseconds,
}

/** The same clock standing still in the pauses, which may overlap and come in any order. */
export function pausedClock(clock: Clock, pauses: readonly Pause[]): Clock {
  const joined = joinedPauses(pauses)
  if (joined.length === 0) return clock
  return {
    between(start, end) {
      let passed = clock.between(start, end)
      for (const [from, to] of joined) passed -= clock.between(Math.max(from, start), Math.min(to, end))
      return passed
    },
    add(start, milliseconds) {
      let at = start
      let left = milliseconds
      for (const [from, to] of joined) {
        if (to <= at) continue
        const passed = clock.between(at, from)
        if (left <= passed) break
        left -= passed
        at = to
      }
      return clock.add(at, left)
    },
  }
}

function joinedPauses(pauses: readonly Pause[]): Pause[] {
  const joined: [Instant, Instant][] = []
  const real = pauses.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])
  for (const [from, to] of real) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}
