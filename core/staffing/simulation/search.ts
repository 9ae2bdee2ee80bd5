import { greatest, smallest } from '../required.ts'
import { problem, refused, type StaffingRefusal } from '../problem.ts'
import { meanPerDay, MOST_PEOPLE, MOST_WORK } from './check.ts'
import type { Outcome } from './outcome.ts'
import type { StaffingPlan } from './plan.ts'
import { type OnRun, prepared } from './simulate.ts'

/** The third of demand, people and standard. `outcome` is that of the answer, or of the plan where there is none. */
export type PeopleAnswer = {
  readonly kind: 'people'
  readonly group: string
  /** Null where even a thousand would not keep the standard: more hands do not make the work itself shorter. */
  readonly count: number | null
  readonly outcome: Outcome
}

export type DemandAnswer = {
  readonly kind: 'demand'
  /** Times the demand of the plan; null if it could be grown more than the computation can. */
  readonly factor: number | null
  readonly outcome: Outcome
}

const kept = ({ kinds }: Outcome): boolean => kinds.every(kind => kind.kept)

/** Demand is found to a hundredth of itself; the random numbers do not tell it better. */
const PRECISION = 0.01
const MOST_GROWTH = 1000

/**
 * The fewest people in a group with whom every kind of work keeps its standard, the other groups as planned. Bisection on
 * the same random numbers, so that one more person is the only difference; taken for granted that one more never harms.
 */
export function peopleFor(plan: StaffingPlan, group: string, onRun: OnRun = () => {}): PeopleAnswer | StaffingRefusal {
  const index = plan.groups.findIndex(({ name }) => name === group)
  if (index < 0) {
    const names = plan.groups.map(({ name }) => name)
    return refused(problem('staffing.unknown-group', 'group', group, `one of ${names.join(', ')}`))
  }
  return prepared(plan, onRun, ({ run }) => {
    const outcomes = new Map<number, Outcome>()
    const outcome = (count: number) => {
      const known = outcomes.get(count) ?? run({ group: { index, count } })
      outcomes.set(count, known)
      return known
    }
    const count = smallest(leastIn(plan, index), count => kept(outcome(count)), MOST_PEOPLE)
    return { kind: 'people', group, count, outcome: outcome(count ?? plan.groups[index].count) }
  })
}

/** Nobody in the group at all, unless some kind of work is done by it alone. */
function leastIn({ kinds, groups }: StaffingPlan, index: number): number {
  const others = groups.filter((group, at) => at !== index && group.count > 0)
  return kinds.every(({ name }) => others.some(({ serves }) => serves.includes(name))) ? 0 : 1
}

/** How many times the demand of the plan its people can bear with every standard kept; 0 if none of it. */
export function demandFor(plan: StaffingPlan, onRun: OnRun = () => {}): DemandAnswer | StaffingRefusal {
  return prepared(plan, onRun, ({ run }) => {
    const pieces = plan.kinds.reduce((sum, { demand }) => sum + meanPerDay(demand), 0)
    const most = Math.min(MOST_GROWTH, MOST_WORK / (pieces * (plan.days + 2 * plan.warmUp) * plan.replications))
    const factor = greatest(1, factor => kept(run({ factor })), { precision: PRECISION, least: PRECISION, most })
    return { kind: 'demand', factor, outcome: run({ factor: factor || 1 }) }
  })
}
