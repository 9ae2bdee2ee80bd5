import type { Calendar, LocalDate, Target, Weekday } from '../../calendar/index.ts'
import type { WorkTime } from './work-time.ts'

/** Who does what, how much of it comes, and what is promised. */
export type StaffingPlan = {
  readonly calendar: Calendar
  readonly start: LocalDate
  /** Working days that are measured, … */
  readonly days: number
  /** … after so many in which the queues fill up; as many more follow, so that the last ones measured have others behind them. */
  readonly warmUp: number
  readonly replications: number
  readonly seed: number
  readonly kinds: readonly WorkKind[]
  readonly groups: readonly PeopleGroup[]
}

export type WorkKind = {
  readonly name: string
  /** Lower numbers go first; nobody drops work at hand for it. */
  readonly priority: number
  readonly demand: Demand
  readonly work: WorkTime
  readonly target: Target
  /** What has to happen by then: the work done, or begun. */
  readonly measured: 'done' | 'started'
  /** The share that is to be on time. */
  readonly share: number
}

export type Demand = {
  /** Independent arrivals with a mean for each working day, or whole days drawn from what was counted on days of the past. */
  readonly amount:
    | { readonly kind: 'mean'; readonly perDay: number; readonly weekdays: Readonly<Partial<Record<Weekday, number>>> }
    | { readonly kind: 'history'; readonly counts: readonly number[] }
  /** Weights of the 24 hours of the day on the wall clock; null is evenly over the working time. */
  readonly hours: readonly number[] | null
}

export type PeopleGroup = {
  readonly name: string
  readonly count: number
  /** Names of the kinds that they do. */
  readonly serves: readonly string[]
  readonly absence: {
    /** Share of the days that each is absent, by chance and each on their own. */
    readonly share: number
    /** Days on which all of them are. */
    readonly dates: readonly LocalDate[]
  }
}
