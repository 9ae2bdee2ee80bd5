import { type Misused, parsedArguments } from '../file/file-command.ts'
import { type ErlangAsked, type Model, readErlangArguments } from './asked-erlang.ts'
import type { PlanAsked, Question } from './plan-answer.ts'

const models: readonly string[] = ['erlang-b', 'erlang-c', 'erlang-a'] satisfies Model[]
const questions: readonly string[] = ['simulate', 'people', 'demand', 'standard'] satisfies Question[]

const text = { type: 'string' } as const
const options = { group: text, replications: text, seed: text, json: { type: 'boolean' } } as const

export function readArguments([word = '', ...args]: readonly string[]): ErlangAsked | PlanAsked | Misused {
  if (models.includes(word)) return readErlangArguments(word as Model, args)
  if (questions.includes(word)) return readPlanArguments(word as Question, args)
  return { misused: word === '' ? 'What is asked?' : `There is no question ${word}.` }
}

function readPlanArguments(question: Question, args: readonly string[]): PlanAsked | Misused {
  const parsed = parsedArguments(args, options)
  if ('misused' in parsed) return parsed
  const { values, positionals } = parsed
  if (positionals.length !== 1) return { misused: 'One plan is needed.' }
  const [replications, seed] = [values.replications, values.seed].map(given =>
    given === undefined ? undefined : Number(given),
  )
  if ([replications, seed].some(value => value !== undefined && !Number.isInteger(value)))
    return { misused: '--replications and --seed are whole numbers.' }
  const file = positionals[0] === '-' ? undefined : positionals[0]
  return { question, file, group: values.group, replications, seed, json: values.json === true }
}
