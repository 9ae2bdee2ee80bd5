import type { Family } from '@huke/core/evaluation'
import { type Misused, parsedArguments } from '../file/file-command.ts'

/** What the command line asks for. */
export type Asked = {
  /** Undefined is standard input. */
  readonly file: string | undefined
  readonly score: string
  readonly rater: string
  readonly rated: string
  /** Further columns with random effects. */
  readonly factors: readonly string[]
  /** A column that groups the raters: what its groups think of each rated beyond both is a factor too. */
  readonly pair: string | undefined
  /** Between several rated of one score, each perhaps with `:weight`. */
  readonly shared: string | undefined
  readonly fixed: string
  /** Columns of the fixed part that are numbers, not categories. */
  readonly numeric: readonly string[]
  readonly family: Family
  readonly restricted: boolean
  readonly method: 'exact' | 'iterative' | undefined
  readonly points: number
  readonly seed: number
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly json: boolean
  readonly all: boolean
}

export const usage = `Usage: huke rate FILE.csv --score COL --rater COL --rated COL [options]

FILE            CSV, plain or packed with gzip; - reads standard input
--factor COL    a further grouping with random effects; may be repeated
--pair COL      a column that groups the raters, such as their department: what its
                groups think of each rated, beyond both
--shared SEP    one score may be of several rated: "IT:0.7;HR:0.3" with --shared ";"
                (equal weights where none are stated)
--fixed TERMS   fixed effects of columns, such as "service*dept + month"
--numeric COL   a column of --fixed that is a number and not a category; may be repeated
--family NAME   gaussian (default), ordinal or binomial
--ml            maximum likelihood instead of REML (gaussian)
--method NAME   exact or iterative; by size unless stated
--points N      adaptive quadrature of N points (ordinal, binomial, one grouping: --rater and
                --rated may name the same column)
--seed N        of the iterative method (1)
--encoding E    --delimiter D   where they are not found out rightly
--json          everything, as docs/json/rate.schema.json describes it
--all           every rated, not only the first and last

Exit codes: 0 fitted, 1 the file cannot be used, 2 misused, 3 fitted but not converged.`

const families: readonly string[] = ['gaussian', 'ordinal', 'binomial']

const text = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const options = {
  score: text,
  rater: text,
  rated: text,
  factor: several,
  pair: text,
  shared: text,
  fixed: text,
  numeric: several,
  family: text,
  ml: flag,
  method: text,
  points: text,
  seed: text,
  encoding: text,
  delimiter: text,
  json: flag,
  all: flag,
} as const

export function readArguments(args: readonly string[]): Asked | Misused {
  const parsed = parsedArguments(args, options)
  if ('misused' in parsed) return parsed
  const { values, positionals } = parsed
  const { score, rater, rated, family = 'gaussian', method } = values
  const points = wholeNumber(values.points ?? '1', 1, 100)
  const seed = wholeNumber(values.seed ?? '1', 0, 2 ** 31)
  if (positionals.length !== 1) return { misused: 'One file is needed.' }
  if (!score || !rater || !rated) return { misused: '--score, --rater and --rated are needed.' }
  if (!families.includes(family)) return { misused: `There is no family ${family}.` }
  if (method !== undefined && method !== 'exact' && method !== 'iterative')
    return { misused: `There is no method ${method}.` }
  if (points === null) return { misused: `--points is a whole number from 1 to 100, not ${values.points}.` }
  if (seed === null) return { misused: `--seed is a whole number, not ${values.seed}.` }
  if (values.pair !== undefined && values.shared !== undefined) return { misused: 'Either --pair or --shared.' }
  return {
    file: positionals[0] === '-' ? undefined : positionals[0],
    score,
    rater,
    rated,
    factors: values.factor ?? [],
    pair: values.pair,
    shared: values.shared,
    fixed: values.fixed ?? '',
    numeric: values.numeric ?? [],
    family: family as Family,
    restricted: values.ml !== true,
    method,
    points,
    seed,
    encoding: values.encoding,
    delimiter: values.delimiter === '\\t' ? '\t' : values.delimiter,
    json: values.json === true,
    all: values.all === true,
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text)
  return Number.isInteger(value) && value >= least && value <= most ? value : null
}
