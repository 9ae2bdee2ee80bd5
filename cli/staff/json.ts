import type { ErlangAsked } from './asked-erlang.ts'
import type { ErlangAnswer } from './erlang.ts'
import type { PlanAnswer, PlanAsked } from './plan-answer.ts'

/** Everything, as docs/json/staff.schema.json describes it. */
export function erlangJson(asked: ErlangAsked, answer: ErlangAnswer) {
  const { model, calls, per, load, handling, agents, blocking, share, within, occupancy, patience, abandoned } = asked
  const given = { calls, per, load, handling, agents, blocking, share, within, occupancy, patience, abandoned }
  const known = Object.entries(given).map(([name, value]) => [name, value ?? null])
  return { format: 'huke-staff/1', method: model, asked: Object.fromEntries(known), ...answer }
}

export function planJson({ question, file }: PlanAsked, { plan, outcome, found }: PlanAnswer) {
  return {
    format: 'huke-staff/1',
    method: question,
    file: file ?? null,
    start: plan.start,
    days: plan.days,
    warmUp: plan.warmUp,
    replications: plan.replications,
    seed: plan.seed,
    found,
    kinds: outcome.kinds.map((kind, at) => {
      const { share, measured, target, priority } = plan.kinds[at]
      return { ...kind, share, measured, target, priority }
    }),
    groups: outcome.groups,
  }
}
