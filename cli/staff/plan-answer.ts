import {
  demandFor,
  type Outcome,
  peopleFor,
  simulate,
  type StaffingPlan,
  type StaffingRefusal,
} from '@huke/core/staffing'
import { Unusable } from '../file/unusable.ts'
import { readPlan } from './read-plan.ts'

export type Question = 'simulate' | 'people' | 'demand' | 'standard'

/** What the command line asks of a plan. */
export type PlanAsked = {
  readonly question: Question
  /** Undefined is standard input. */
  readonly file: string | undefined
  readonly group: string | undefined
  readonly replications: number | undefined
  readonly seed: number | undefined
  readonly json: boolean
}

export type PlanAnswer = {
  readonly plan: StaffingPlan
  readonly outcome: Outcome
  /** The people of a group, or times the demand of the plan; null where there is no such number. */
  readonly found:
    | { readonly kind: 'people'; readonly group: string; readonly count: number | null }
    | { readonly kind: 'demand'; readonly factor: number | null }
    | null
}

/** Reads the plan and answers. Throws Unusable where the plan cannot be used. */
export async function answerPlan(asked: PlanAsked, tell: (text: string) => void): Promise<PlanAnswer> {
  const read = await readPlan(asked.file)
  const { replications = read.replications, seed = read.seed } = asked
  const plan = { ...read, replications, seed }
  const onRun = (done: number) => tell(`simulating, run ${done + 1}`)
  if (asked.question === 'people') {
    const { outcome, ...found } = usable(peopleFor(plan, groupOf(asked, plan), onRun))
    return { plan, outcome, found }
  }
  if (asked.question === 'demand') {
    const { outcome, ...found } = usable(demandFor(plan, onRun))
    return { plan, outcome, found }
  }
  return { plan, outcome: usable(simulate(plan, onRun)), found: null }
}

function groupOf({ group }: PlanAsked, { groups }: StaffingPlan): string {
  if (group !== undefined) return group
  if (groups.length === 1) return groups[0].name
  throw new Unusable('staffing.unknown-group', [
    { place: '--group', value: '', expected: `one of ${groups.map(({ name }) => name).join(', ')}` },
  ])
}

function usable<T extends { readonly kind: string }>(result: T | StaffingRefusal): Exclude<T, StaffingRefusal> {
  if (isRefusal(result)) throw new Unusable(result.problems[0].code, result.problems.slice(0, 10))
  return result as Exclude<T, StaffingRefusal>
}

const isRefusal = (result: { readonly kind: string }): result is StaffingRefusal => result.kind === 'refused'
