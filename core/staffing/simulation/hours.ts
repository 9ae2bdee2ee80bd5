import type { Person } from './people.ts'
import type { StaffingPlan } from './plan.ts'
import type { Timeline } from './timeline.ts'

/** Keeps the hours of the people: how long their groups are there and work, and when they are done with what they begin. */
export function hoursOf({ groups }: StaffingPlan, { starts, days, measured }: Timeline, people: readonly Person[]) {
  const [from, until] = measured
  const within = (a: number, b: number) => Math.max(0, Math.min(b, until) - Math.max(a, from))
  const busy = new Float64Array(groups.length)
  const present = new Float64Array(groups.length)
  for (const { group, absent } of people)
    absent.forEach((away, day) => {
      if (away === 0) present[group] += within(starts[day], starts[day + 1])
    })
  /** When the work is done that a person begins; their absences do not count. */
  const work = (person: number, now: number, today: number, seconds: number): number => {
    const { group, absent } = people[person]
    let at = now
    let left = seconds
    for (let day = today; day < days.length; day++) {
      const end = starts[day + 1]
      if (absent[day] === 0) {
        const spent = Math.min(left, end - at)
        busy[group] += within(at, at + spent)
        left -= spent
        if (left <= 0) return at + spent
      }
      at = end
    }
    return at + left
  }
  return { busy, present, work }
}
