import { parseArgs } from 'node:util'
import { Unusable, unusableText } from './file/unusable.ts'
import { progressLine } from './progress-line.ts'
import { type Model, readErlangArguments } from './staff/asked-erlang.ts'
import { answerErlang } from './staff/erlang.ts'
import { erlangTable } from './staff/erlang-table.ts'
import { erlangJson, planJson } from './staff/json.ts'
import { answerPlan, type PlanAsked, type Question } from './staff/plan-answer.ts'
import { planTable } from './staff/plan-table.ts'
import { type Misused, usage } from './staff/usage.ts'

const models: readonly string[] = ['erlang-b', 'erlang-c', 'erlang-a'] satisfies Model[]
const questions: readonly string[] = ['simulate', 'people', 'demand', 'standard'] satisfies Question[]

/** `huke staff …`: 0 done, 1 the plan cannot be used, 2 misused, 3 there is no such number. */
export async function run([word = '', ...args]: string[]): Promise<number> {
  const line = progressLine()
  try {
    if (models.includes(word)) return erlang(word as Model, args)
    if (questions.includes(word)) return await plan(word as Question, args, line)
    return misused({ misused: word === '' ? 'What is asked?' : `There is no question ${word}.` })
  } catch (error) {
    line.end()
    if (!(error instanceof Unusable)) throw error
    console.error(unusableText(error))
    return 1
  }
}

function erlang(model: Model, args: readonly string[]): number {
  const asked = readErlangArguments(model, args)
  if ('misused' in asked) return misused(asked)
  const answer = answerErlang(asked)
  console.log(asked.json ? JSON.stringify(erlangJson(asked, answer), null, 1) : erlangTable(asked, answer))
  return answer.figures === null ? 3 : 0
}

async function plan(
  question: Question,
  args: readonly string[],
  line: ReturnType<typeof progressLine>,
): Promise<number> {
  const asked = readPlanArguments(question, args)
  if ('misused' in asked) return misused(asked)
  const answer = await answerPlan(asked, line.show)
  line.end()
  console.log(asked.json ? JSON.stringify(planJson(asked, answer), null, 1) : planTable(asked, answer))
  const { found } = answer
  const none = found?.kind === 'people' ? found.count === null : found?.kind === 'demand' && !found.factor
  return none ? 3 : 0
}

function readPlanArguments(question: Question, args: readonly string[]): PlanAsked | Misused {
  const parsed = parsedOrReason(args)
  if ('misused' in parsed) return parsed
  const { values, positionals } = parsed
  if (positionals.length !== 1) return { misused: 'One plan is needed.' }
  const [replications, seed] = [values.replications, values.seed].map(text =>
    text === undefined ? undefined : Number(text),
  )
  if ([replications, seed].some(value => value !== undefined && !Number.isInteger(value)))
    return { misused: '--replications and --seed are whole numbers.' }
  const file = positionals[0] === '-' ? undefined : positionals[0]
  return { question, file, group: values.group, replications, seed, json: values.json === true }
}

function parsedOrReason(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { group: text, replications: text, seed: text, json: { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    if (error instanceof TypeError) return { misused: error.message }
    throw error
  }
}

function misused({ misused: reason }: Misused): number {
  console.error(`${reason}\n\n${usage}`)
  return 2
}
