import {
  type ChartKind,
  isChartKind,
  nelson,
  type RuleName,
  ruleNames,
  westernElectric,
} from '@huke/core/control-chart'
import { type Misused, parsedArguments } from '../file/file-command.ts'

/** What the command line asks for. */
export type Asked = {
  /** Undefined is standard input. */
  readonly file: string | undefined
  /** Undefined is the one that suits the data. */
  readonly chart: ChartKind | undefined
  /** Several are the measurements of one subgroup, or its rows have them. */
  readonly values: readonly string[]
  readonly size: string | undefined
  /** The column by which rows belong to one subgroup. */
  readonly subgroup: string | undefined
  readonly time: string | undefined
  readonly stage: string | undefined
  readonly rules: readonly RuleName[]
  readonly base: { readonly from: number; readonly to: number } | undefined
  readonly exclude: readonly number[]
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly json: boolean
}

export const usage = `Usage: huke chart FILE.csv --value COL [options]

FILE            CSV in the order of time, plain or packed with gzip; - reads standard input
--value COL     what is measured or counted; several --value are the measurements of a subgroup
--size COL      of how many (p, np, p'), or in how much (u, u')
--subgroup COL  rows with the same value here are one subgroup
--chart NAME    xmr, xbar-r, xbar-s, r, s, p, np, c, u, p' or u'; one that suits the data unless stated
--time COL      what a point is called
--stage COL     a new value here begins a stage with limits of its own
--base N, A:B   limits from the first N points, or from points A to B
--exclude LIST  points that limits are not computed from, such as 6,20
--rules LIST    western-electric (default), nelson, all, none, or some of
                we1 … we4, nelson1 … nelson8, with commas between
--encoding E    --delimiter D   where they are not found out rightly
--json          everything, as docs/json/chart.schema.json describes it

Exit codes: 0 drawn, 1 the file cannot be used, 2 misused.`

const text = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const options = {
  value: several,
  size: text,
  subgroup: text,
  time: text,
  stage: text,
  chart: text,
  rules: text,
  base: text,
  exclude: text,
  encoding: text,
  delimiter: text,
  json: flag,
} as const

export function readArguments(args: readonly string[]): Asked | Misused {
  const parsed = parsedArguments(args, options)
  if ('misused' in parsed) return parsed
  const { values: given, positionals } = parsed
  const { chart, value: values = [], size, subgroup, time, stage } = given
  if (positionals.length !== 1) return { misused: 'One file is needed.' }
  if (values.length === 0) return { misused: '--value is needed.' }
  if (chart !== undefined && !isChartKind(chart)) return { misused: `There is no chart ${chart}.` }
  const rules = rulesIn(given.rules ?? 'western-electric')
  if (rules === null) return { misused: `--rules cannot be understood: ${given.rules}` }
  const base = baseIn(given.base)
  if (base === null) return { misused: `--base is N or A:B, not ${given.base}` }
  const exclude = positionsIn(given.exclude)
  if (exclude === null) return { misused: `--exclude is a list of positions, not ${given.exclude}` }
  if (base !== undefined && stage !== undefined) return { misused: 'Either --base or --stage.' }
  const columns = { values, size, subgroup }
  const misfit = misfitOf(chart, columns)
  if (misfit !== null) return { misused: misfit }
  return {
    file: positionals[0] === '-' ? undefined : positionals[0],
    chart,
    ...columns,
    time,
    stage,
    rules,
    base,
    exclude,
    encoding: given.encoding,
    delimiter: given.delimiter === '\\t' ? '\t' : given.delimiter,
    json: given.json === true,
  }
}

const subgrouped: readonly string[] = ['xbar-r', 'xbar-s', 'r', 's']
const sized: readonly string[] = ['p', 'np', "p'", 'u', "u'"]

/** Why a chart cannot be drawn from these columns, whatever they hold. */
function misfitOf(
  chart: ChartKind | undefined,
  { values, size, subgroup }: Pick<Asked, 'values' | 'size' | 'subgroup'>,
): string | null {
  const grouped = subgroup !== undefined || values.length > 1
  if (grouped && size !== undefined) return 'Measurements in subgroups have no --size.'
  if (chart === undefined) return null
  if (subgrouped.includes(chart) && !grouped) return `The chart ${chart} needs --subgroup or several --value.`
  if (!subgrouped.includes(chart) && grouped) return `The chart ${chart} takes one --value and no --subgroup.`
  if (sized.includes(chart) && size === undefined) return `The chart ${chart} needs --size.`
  if (!sized.includes(chart) && size !== undefined) return `The chart ${chart} takes no --size.`
  return null
}

function rulesIn(text: string): readonly RuleName[] | null {
  const sets: Readonly<Record<string, readonly RuleName[]>> = {
    'western-electric': westernElectric,
    nelson,
    all: ruleNames,
    none: [],
  }
  const known = new Set<string>(ruleNames)
  const names = text.split(',').map(name => name.trim())
  const isRule = (name: string): name is RuleName => known.has(name)
  const found = names.map(name => sets[name] ?? (isRule(name) ? [name] : null))
  return found.some(set => set === null) ? null : ruleNames.filter(rule => found.some(set => set?.includes(rule)))
}

function baseIn(text: string | undefined): Asked['base'] | null {
  if (text === undefined) return undefined
  const found = /^(?:(\d+):)?(\d+)$/.exec(text)
  return found ? { from: Number(found[1] ?? 1), to: Number(found[2]) } : null
}

function positionsIn(text: string | undefined): readonly number[] | null {
  if (text === undefined) return []
  const positions = text.split(',').map(Number)
  return positions.every(position => Number.isInteger(position) && position > 0) ? positions : null
}
