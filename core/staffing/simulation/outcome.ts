import type { Arrivals } from './arrivals.ts'
import { asShare, type Interval, intervalOf } from './interval.ts'
import type { StaffingPlan, WorkKind } from './plan.ts'
import type { Course } from './run.ts'
import type { Timeline } from './timeline.ts'

/** What a simulated plan comes to. Intervals are null where no work of the kind came; times in seconds of working time. */
export type Outcome = {
  readonly kind: 'outcome'
  readonly kinds: readonly KindOutcome[]
  readonly groups: readonly GroupOutcome[]
}

export type KindOutcome = {
  readonly name: string
  /** Pieces of work in the measured days of a replication. */
  readonly pieces: Interval | null
  readonly onTime: Interval | null
  /** Whether the mean share on time is what the plan asks for; true where no work came. */
  readonly kept: boolean
  /** From the arrival to the beginning of the work. */
  readonly wait: Interval | null
  /** From the arrival to what is measured: the end of the work, or its beginning. */
  readonly time: Interval | null
  /** The time that the share of the plan does not exceed: the standard that could be promised. */
  readonly within: Interval | null
}

export type GroupOutcome = {
  readonly name: string
  readonly count: number
  /** Share of the time there that they worked; null where they never were. */
  readonly utilisation: Interval | null
}

type Replication = { readonly arrivals: Arrivals; readonly course: Course }

export function outcomeOf(plan: StaffingPlan, timeline: Timeline, replications: readonly Replication[]): Outcome {
  return {
    kind: 'outcome',
    kinds: plan.kinds.map((kind, at) => kindOutcome(kind, at, timeline, replications)),
    groups: plan.groups.map(({ name, count }, at) => {
      const there = replications.filter(({ course }) => course.present[at] > 0)
      const utilisation = intervalOf(there.map(({ course }) => course.busy[at] / course.present[at]))
      return { name, count, utilisation: asShare(utilisation) }
    }),
  }
}

function kindOutcome(
  kind: WorkKind,
  index: number,
  timeline: Timeline,
  replications: readonly Replication[],
): KindOutcome {
  const all = replications.map(replication => figuresOf(kind, index, timeline, replication))
  const some = all.filter(({ pieces }) => pieces > 0)
  const over = (of: (figures: Figures) => number) => intervalOf(some.map(of))
  const onTime = asShare(over(({ onTime }) => onTime))
  return {
    name: kind.name,
    pieces: intervalOf(all.map(({ pieces }) => pieces)),
    onTime,
    kept: onTime === null || onTime.mean >= kind.share,
    wait: over(({ wait }) => wait),
    time: over(({ time }) => time),
    within: over(({ within }) => within),
  }
}

type Figures = Record<'pieces' | 'onTime' | 'wait' | 'time' | 'within', number>

/** A thousandth of a second is not late: clocks are in milliseconds. */
const ROUNDING = 1e-3

function figuresOf(
  { measured, share }: WorkKind,
  kind: number,
  timeline: Timeline,
  { arrivals, course }: Replication,
): Figures {
  const [from, until] = timeline.measured
  const times: number[] = []
  let onTime = 0
  let waited = 0
  arrivals.at.forEach((at, piece) => {
    const started = course.started[piece]
    if (arrivals.kind[piece] !== kind || at < from || at >= until || Number.isNaN(started)) return
    const moment = measured === 'done' ? course.ended[piece] : started
    times.push(moment - at)
    waited += started - at
    if (moment <= arrivals.due[piece] + ROUNDING) onTime++
  })
  const pieces = times.length
  const sorted = Float64Array.from(times).sort()
  return {
    pieces,
    onTime: onTime / pieces,
    wait: waited / pieces,
    time: times.reduce((sum, time) => sum + time, 0) / pieces,
    within: sorted[Math.max(0, Math.ceil(share * pieces) - 1)] ?? Number.NaN,
  }
}
