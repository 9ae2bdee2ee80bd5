import type { StaffingPlan } from './plan.ts'
import { stream } from './random.ts'
import type { Timeline } from './timeline.ts'

export type Person = {
  readonly group: number
  /** Indices of the kinds that they do, the most urgent first. */
  readonly serves: readonly number[]
  /** 1 for each day of the timeline on which they are not there. */
  readonly absent: Uint8Array
}

/** The people of a replication; the n-th of a group has the same days off whatever the size of the group. */
export function peopleOf(plan: StaffingPlan, timeline: Timeline, replication: number): readonly Person[] {
  return plan.groups.flatMap(({ count, serves, absence }, group) => {
    const dates = new Set(absence.dates)
    const kinds = plan.kinds.flatMap(({ name }, kind) => (serves.includes(name) ? [kind] : []))
    kinds.sort((a, b) => plan.kinds[a].priority - plan.kinds[b].priority)
    return Array.from({ length: count }, (_, person) => {
      const random = stream(plan.seed, replication, 2, group, person)
      const absent = Uint8Array.from(timeline.days, ({ date }) => {
        const away = random() < absence.share
        return away || dates.has(date) ? 1 : 0
      })
      return { group, serves: kinds, absent }
    })
  })
}
