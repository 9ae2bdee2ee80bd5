import { dueAt } from '../../calendar/index.ts'
import type { Demand, StaffingPlan, WorkKind } from './plan.ts'
import { exponential, type Random, stream } from './random.ts'
import type { Day, Timeline } from './timeline.ts'
import { drawer } from './work-time.ts'

/** The work of one replication in order of its arrival; times on the clock of the timeline. */
export type Arrivals = {
  readonly kind: Int32Array
  readonly at: Float64Array
  readonly due: Float64Array
  readonly work: Float64Array
  /** The piece comes if demand is at least so many times that of the plan: what comes at a lower demand comes at a higher one. */
  readonly factor: Float64Array
}

type Piece = { kind: number; at: number; due: number; work: number; factor: number }

/** Everything that comes in a replication if demand is up to `most` times that of the plan. */
export function arrivalsOf(plan: StaffingPlan, timeline: Timeline, replication: number, most: number): Arrivals {
  const pieces = plan.kinds.flatMap((kind, index) => piecesOf(plan, timeline, kind, index, replication, most))
  // Same instants, such as those outside working hours, keep the order in which they were drawn.
  pieces.sort((a, b) => a.at - b.at)
  return {
    kind: Int32Array.from(pieces, ({ kind }) => kind),
    at: Float64Array.from(pieces, ({ at }) => at),
    due: Float64Array.from(pieces, ({ due }) => due),
    work: Float64Array.from(pieces, ({ work }) => work),
    factor: Float64Array.from(pieces, ({ factor }) => factor),
  }
}

function piecesOf(
  { calendar, seed }: StaffingPlan,
  timeline: Timeline,
  { demand, work, target }: WorkKind,
  kind: number,
  replication: number,
  most: number,
): readonly Piece[] {
  const draw = drawer(work)
  const place = placing(demand)
  return timeline.days.flatMap((day, number) => {
    const random = stream(seed, replication, 1, kind, number)
    return factorsOf(demand, day, random, most, factor => {
      const instant = place(day, random)
      const at = timeline.clock(instant)
      return { kind, at, due: timeline.clock(dueAt(calendar, target, instant)), work: draw(random), factor }
    })
  })
}

/** Poisson arrivals as the points of a unit process below the mean; of a day of the past its count, in even steps. */
function factorsOf(
  { amount }: Demand,
  day: Day,
  random: Random,
  most: number,
  piece: (factor: number) => Piece,
): readonly Piece[] {
  const pieces: Piece[] = []
  if (amount.kind === 'mean') {
    const mean = amount.perDay * (amount.weekdays[day.weekday] ?? 1)
    let sum = exponential(random)
    while (sum <= mean * most) {
      pieces.push(piece(sum / mean))
      sum += exponential(random)
    }
    return pieces
  }
  const count = amount.counts[Math.floor(random() * amount.counts.length)]
  const offset = random()
  for (let i = 1; i - offset <= count * most; i++) pieces.push(piece((i - offset) / count))
  return pieces
}

function placing({ hours }: Demand): (day: Day, random: Random) => number {
  if (hours === null) return (day, random) => day.working(random())
  const sum = hours.reduce((total, weight) => total + weight, 0)
  return (day, random) => {
    let left = random() * sum
    const hour = hours.findIndex(weight => {
      left -= weight
      return left < 0
    })
    return day.hour((hour < 0 ? hours.findLastIndex(weight => weight > 0) : hour) + random())
  }
}
