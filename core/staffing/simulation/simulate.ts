import { CalendarFault } from '../../calendar/index.ts'
import { problem, refused, type StaffingRefusal } from '../problem.ts'
import { type Arrivals, arrivalsOf } from './arrivals.ts'
import { planProblems } from './check.ts'
import { peopleOf } from './people.ts'
import type { StaffingPlan } from './plan.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { play } from './run.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/** Told before each run of a replication how many are done; a search does not know how many it will need. */
export type OnRun = (done: number) => void

/**
 * Simulates a plan in working time and says how much is on time: a queue in which work comes by the hour, is done by people
 * with a calendar, skills and absences, and is due by targets of the calendar. By independent replications, each with a
 * warm-up that does not count (Law, *Simulation Modeling and Analysis*, chapter 9); intervals of 95 % by Student's t.
 * The same plan gives the same figures on every machine. Times are in seconds of working time.
 */
export function simulate(plan: StaffingPlan, onRun: OnRun = () => {}): Outcome | StaffingRefusal {
  return prepared(plan, onRun, simulation => simulation.run({}))
}

/** What may differ between runs on the same random numbers. */
export type Variant = {
  /** Times the demand of the plan; 1 unless given. */
  readonly factor?: number
  /** So many people in the group with this index. */
  readonly group?: { readonly index: number; readonly count: number }
}

export type Simulation = { readonly run: (variant: Variant) => Outcome }

/** Checks a plan and makes what all its variants share. What the calendar does not reach is a refusal, too. */
export function prepared<T>(plan: StaffingPlan, onRun: OnRun, use: (simulation: Simulation) => T): T | StaffingRefusal {
  const problems = planProblems(plan)
  if (problems.length > 0) return refused(...problems)
  try {
    return use(simulationOf(plan, onRun))
  } catch (error) {
    if (!(error instanceof CalendarFault)) throw error
    return refused(problem('staffing.out-of-reach', 'calendar', error.code, 'working days enough within its reach'))
  }
}

function simulationOf(plan: StaffingPlan, onRun: OnRun): Simulation {
  const timeline = timelineOf(plan)
  const work = growingWork(plan, timeline)
  let done = 0
  return {
    run: ({ factor = 1, group }) => {
      const groups = plan.groups.map((each, at) => (at === group?.index ? { ...each, count: group.count } : each))
      const variant = { ...plan, groups }
      const replications = Array.from({ length: plan.replications }, (_, replication) => {
        const people = peopleOf(variant, timeline, replication)
        const arrivals = work(replication, factor)
        onRun(done++)
        return { arrivals, course: play(variant, timeline, people, arrivals, factor) }
      })
      return outcomeOf(variant, timeline, replications)
    },
  }
}

/** The work of each replication, drawn when first asked for and again, with more of it, when demand grows beyond it. */
function growingWork(plan: StaffingPlan, timeline: Timeline): (replication: number, factor: number) => Arrivals {
  const known = new Map<number, { most: number; arrivals: Arrivals }>()
  return (replication, factor) => {
    const found = known.get(replication)
    if (found && found.most >= factor) return found.arrivals
    const arrivals = arrivalsOf(plan, timeline, replication, factor)
    known.set(replication, { most: factor, arrivals })
    return arrivals
  }
}
