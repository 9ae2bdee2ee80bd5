import { agenda } from './agenda.ts'
import type { Arrivals } from './arrivals.ts'
import { hoursOf } from './hours.ts'
import type { Person } from './people.ts'
import type { StaffingPlan } from './plan.ts'
import { nextPiece, queue } from './queue.ts'
import type { Timeline } from './timeline.ts'

/** What became of the work of one replication; times on the clock of the timeline, NaN for what did not come. */
export type Course = {
  readonly started: Float64Array
  readonly ended: Float64Array
  /** Seconds of the measured days that each group worked, and was there to work. */
  readonly busy: Float64Array
  readonly present: Float64Array
}

/**
 * Plays one replication through. Whoever becomes free takes the most urgent work they can do, the oldest first; work that
 * comes goes to those who are free and can do the least else, then to who has been free longest. Work at hand waits for
 * its person over nights and absences. After the last day everybody is there until all is done.
 */
export function play(
  plan: StaffingPlan,
  timeline: Timeline,
  people: readonly Person[],
  work: Arrivals,
  factor: number,
): Course {
  const started = new Float64Array(work.at.length).fill(Number.NaN)
  const ended = new Float64Array(work.at.length).fill(Number.NaN)
  const hours = hoursOf(plan, timeline, people)
  /** Since when each is free; NaN for who is not. */
  const free = people.map(() => 0)
  const queues = plan.kinds.map(() => queue())
  const done = agenda()
  const { starts, days } = timeline
  let day = 0
  let next = 0

  const isThere = (person: number) => isPresent(people[person], day)
  const begin = (person: number, piece: number, now: number) => {
    started[piece] = now
    ended[piece] = hours.work(person, now, day, work.work[piece])
    free[person] = Number.NaN
    done.add(ended[piece], person)
  }
  const takeNext = (person: number, now: number) => {
    const piece = nextPiece(plan, people[person].serves, queues)
    if (piece !== null) begin(person, piece, now)
  }
  const come = (piece: number, now: number) => {
    const kind = work.kind[piece]
    const person = bestFor(kind, people, free, day)
    if (person < 0) queues[kind].add(piece)
    else begin(person, piece, now)
  }

  for (;;) {
    while (next < work.at.length && work.factor[next] > factor) next++
    const morning = day < days.length ? starts[day + 1] : Number.POSITIVE_INFINITY
    const arrival = next < work.at.length ? work.at[next] : Number.POSITIVE_INFINITY
    const now = Math.min(morning, arrival, done.next())
    if (now === Number.POSITIVE_INFINITY) break
    // The morning first: who is done at the end of a day is asked whether they are there on the next.
    if (morning === now) {
      day++
      people.forEach((_, person) => {
        if (!Number.isNaN(free[person]) && isThere(person)) takeNext(person, now)
      })
    } else if (done.next() === now) {
      const person = done.take()
      free[person] = now
      if (isThere(person)) takeNext(person, now)
    } else come(next++, now)
  }
  return { started, ended, busy: hours.busy, present: hours.present }
}

/** After the last day of the timeline nobody is absent any more. */
const isPresent = ({ absent }: Person, day: number): boolean => absent[day] !== 1

/** Who of those free and there gets work of a kind; -1 if nobody can. */
function bestFor(kind: number, people: readonly Person[], free: readonly number[], day: number): number {
  let best = -1
  for (let person = 0; person < people.length; person++) {
    const { serves } = people[person]
    if (Number.isNaN(free[person]) || !serves.includes(kind) || !isPresent(people[person], day)) continue
    const lead = best < 0 ? -1 : serves.length - people[best].serves.length || free[person] - free[best]
    if (lead < 0) best = person
  }
  return best
}
