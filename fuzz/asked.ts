import { parseArgs } from 'node:util'

export interface Asked {
  readonly seed: number
  readonly runs: number
  readonly requests: number
  readonly files: number
  readonly json: boolean
}

export const usage = 'Usage: npm run fuzz -- [--seed N] [--runs K] [--requests R] [--files F] [--json]'

/** What the command line asks for, or what is wrong with it. Without a seed every day has its own. */
export function readAsked(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seed: text, runs: text, requests: text, files: text, json: { type: 'boolean', default: false } },
    })
    return {
      seed: whole('seed', values.seed ?? String(Math.floor(Date.now() / 1000) % 2 ** 30)),
      runs: whole('runs', values.runs ?? '3'),
      requests: whole('requests', values.requests ?? '50000'),
      files: whole('files', values.files ?? '5000'),
      json: values.json,
    }
  } catch (error) {
    return (error as Error).message
  }
}

function whole(name: string, given: string): number {
  const number = Number(given)
  if (!Number.isInteger(number) || number < 0 || number >= 2 ** 31)
    throw new Error(`--${name} is a whole number, not ${given}.`)
  return number
}
