import { agenda } from './agenda.ts'
import type { Arrivals } from './arrivals.ts'
import type { Person } from './people.ts'
import type { StaffingPlan } from './plan.ts'
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
  const hours = bookkeeping(plan, timeline, people)
  const free = people.map(() => 0)
  const queues = plan.kinds.map(() => queue())
  const done = agenda()
  const { starts, days } = timeline
  let day = 0
  let next = 0

  const isThere = (person: number) => people[person].absent[day] !== 1
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
    let best = -1
    for (let person = 0; person < people.length; person++) {
      const { serves } = people[person]
      if (Number.isNaN(free[person]) || !serves.includes(kind) || !isThere(person)) continue
      const lead = best < 0 ? -1 : serves.length - people[best].serves.length || free[person] - free[best]
      if (lead < 0) best = person
    }
    if (best < 0) queues[kind].add(piece)
    else begin(best, piece, now)
  }

  for (;;) {
    while (next < work.at.length && work.factor[next] > factor) next++
    const morning = day < days.length ? starts[day + 1] : Number.POSITIVE_INFINITY
    const arrival = next < work.at.length ? work.at[next] : Number.POSITIVE_INFINITY
    const now = Math.min(morning, arrival, done.next())
    if (now === Number.POSITIVE_INFINITY) break
    if (done.next() === now) {
      const person = done.take()
      free[person] = now
      if (isThere(person)) takeNext(person, now)
    } else if (morning === now) {
      day++
      people.forEach((_, person) => {
        if (!Number.isNaN(free[person]) && isThere(person)) takeNext(person, now)
      })
    } else come(next++, now)
  }
  return { started, ended, busy: hours.busy, present: hours.present }
}

function bookkeeping({ groups }: StaffingPlan, { starts, days, measured }: Timeline, people: readonly Person[]) {
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

type Queue = ReturnType<typeof queue>

function queue() {
  let pieces: number[] = []
  let head = 0
  return {
    add: (piece: number): void => void pieces.push(piece),
    first: (): number | undefined => pieces[head],
    take: (): void => {
      head++
      if (head < 1024 || 2 * head < pieces.length) return
      pieces = pieces.slice(head)
      head = 0
    },
  }
}

/** Kinds come the most urgent first; among equally urgent ones the oldest piece, whose number is the lowest, goes first. */
function nextPiece(plan: StaffingPlan, serves: readonly number[], queues: readonly Queue[]): number | null {
  let best: { kind: number; piece: number } | null = null
  for (const kind of serves) {
    if (best !== null && plan.kinds[kind].priority > plan.kinds[best.kind].priority) break
    const piece = queues[kind].first()
    if (piece !== undefined && (best === null || piece < best.piece)) best = { kind, piece }
  }
  if (best === null) return null
  queues[best.kind].take()
  return best.piece
}
