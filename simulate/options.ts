import { parseArgs } from 'node:util'

export interface Options {
  /** whatever happens by chance follows from it: the same seed, the same acts */
  readonly seed: string
  readonly people: number
  /** so many are asked, spread over the months; parts, recoveries and imported ones come on top */
  readonly matters: number
  /** around July, in which the company is reorganised; 12 is the whole year */
  readonly months: number
  readonly json: boolean
}

export const usage = `Usage: npm run simulate -- year [--seed TEXT] [--people 1500] [--matters 15000] [--months 12] [--json]

A company lives through a year on a database of its own, by requests of its people, and every promise is looked after.
Progress and a table on standard error; with --json figures as JSON lines on standard output. Ends with 1 when a check fails.`

/** Null where it cannot be understood. */
export function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        people: { type: 'string', default: '1500' },
        matters: { type: 'string', default: '15000' },
        months: { type: 'string', default: '12' },
        json: { type: 'boolean', default: false },
      },
    })
    const [people, matters, months] = [values.people, values.matters, values.months].map(Number)
    const isWhole = (n: number | undefined, least: number, most: number): n is number =>
      Number.isInteger(n) && (n as number) >= least && (n as number) <= most
    const known = positionals.length === 1 && positionals[0] === 'year'
    return known && isWhole(people, 60, 100_000) && isWhole(matters, 1, 1_000_000) && isWhole(months, 1, 12)
      ? { seed: values.seed, people, matters, months, json: values.json }
      : null
  } catch {
    return null
  }
}
