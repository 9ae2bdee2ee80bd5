import { asJsonText, fileCommand } from './file/file-command.ts'
import { readArguments } from './staff/asked.ts'
import { answerErlang } from './staff/erlang.ts'
import { erlangTable } from './staff/erlang-table.ts'
import { erlangJson, planJson } from './staff/json.ts'
import { answerPlan } from './staff/plan-answer.ts'
import { planTable } from './staff/plan-table.ts'
import { usage } from './staff/usage.ts'

/** `huke staff …`: 0 done, 1 the plan cannot be used, 2 misused, 3 there is no such number. */
export const run = fileCommand(usage, readArguments, async (asked, tell) => {
  if ('model' in asked) {
    const answer = answerErlang(asked)
    const text = asked.json ? asJsonText(erlangJson(asked, answer)) : erlangTable(asked, answer)
    return { text, code: answer.figures === null ? 3 : 0 }
  }
  const answer = await answerPlan(asked, tell)
  const { found } = answer
  const none = found?.kind === 'people' ? found.count === null : found?.kind === 'demand' && !found.factor
  return { text: asked.json ? asJsonText(planJson(asked, answer)) : planTable(asked, answer), code: none ? 3 : 0 }
})
