import { type Misused, parsedArguments } from '../file/file-command.ts'
import { secondsIn, shareIn } from './duration.ts'

export type Model = 'erlang-b' | 'erlang-c' | 'erlang-a'

/** What is known; undefined is what is not, and one of it is asked for. Times in seconds. */
export type ErlangAsked = {
  readonly model: Model
  readonly calls: number | undefined
  /** The time in which they come. */
  readonly per: number
  readonly load: number | undefined
  /** `UNIT` for Erlang B where only the load is known. */
  readonly handling: number
  readonly agents: number | undefined
  readonly blocking: number | undefined
  readonly share: number | undefined
  readonly within: number | undefined
  readonly occupancy: number | undefined
  readonly patience: number | undefined
  readonly abandoned: number | undefined
  readonly json: boolean
}

const MOST_AGENTS = 1_000_000
/** The second stands for any time. */
export const UNIT = 1

const text = { type: 'string' } as const
const traffic = { calls: text, per: text, load: text, handling: text, patience: text }
const standard = { blocking: text, share: text, within: text, 'max-occupancy': text, 'max-abandoned': text }
const options = { ...traffic, ...standard, agents: text, servers: text, json: { type: 'boolean' } } as const

export function readErlangArguments(model: Model, args: readonly string[]): ErlangAsked | Misused {
  const parsed = parsedArguments(args, options)
  if ('misused' in parsed) return parsed
  const { values, positionals } = parsed
  if (positionals.length > 0) return { misused: `There is no use for ${positionals[0]}.` }
  const wrong: string[] = []
  const read = <T>(name: keyof typeof values & string, as: (text: string) => T | null, expected: string) => {
    const text = values[name]
    if (typeof text !== 'string') return undefined
    const value = as(text)
    if (value === null) wrong.push(`--${name} is ${expected}, not ${text}`)
    return value ?? undefined
  }
  const agents = values.servers === undefined ? 'agents' : 'servers'
  const time = 'a time such as 20s, 3m or 1h 30m'
  const asked: ErlangAsked = {
    model,
    calls: read('calls', positive, 'a number above 0'),
    per: read('per', someTime, time) ?? 3600,
    load: read('load', positive, 'a number above 0'),
    handling: read('handling', someTime, time) ?? (model === 'erlang-b' ? UNIT : 0),
    agents: read(agents, count, 'a whole number from 1'),
    blocking: read('blocking', someShare, 'a share such as 0.01 or 1%'),
    share: read('share', promise, 'a share below 100%, such as 0.8 or 80%'),
    within: read('within', secondsIn, time),
    occupancy: read('max-occupancy', someShare, 'a share such as 0.85 or 85%'),
    patience: read('patience', someTime, time),
    abandoned: read('max-abandoned', someShare, 'a share such as 0.05 or 5%'),
    json: values.json === true,
  }
  const misfit = wrong[0] ?? misfitOf(asked)
  return misfit === null ? asked : { misused: misfit }
}

function positive(text: string): number | null {
  const value = Number(text)
  return value > 0 && Number.isFinite(value) ? value : null
}
function count(text: string): number | null {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 && value <= MOST_AGENTS ? value : null
}
const someTime = (text: string): number | null => secondsIn(text) || null
const someShare = (text: string): number | null => shareIn(text) || null

/** Nobody can promise everyone. */
function promise(text: string): number | null {
  const share = someShare(text)
  return share === 1 ? null : share
}

/** Why there is nothing to compute. */
function misfitOf(asked: ErlangAsked): string | null {
  const { model, calls, load, handling, agents, blocking, share, within, patience, abandoned, occupancy } = asked
  const traffic = calls !== undefined || load !== undefined
  if (calls !== undefined && load !== undefined) return 'Either --calls or --load.'
  if (model === 'erlang-b') {
    if (calls !== undefined && handling === UNIT) return '--calls needs --handling.'
    if (share !== undefined || within !== undefined || occupancy !== undefined)
      return 'In Erlang B nobody waits: --blocking is its standard.'
    const known = [traffic, agents !== undefined, blocking !== undefined].filter(Boolean).length
    return known === 2 ? null : 'Two of --load, --servers and --blocking are needed; the third is computed.'
  }
  if (blocking !== undefined) return '--blocking is of Erlang B, where nobody waits.'
  if (handling === 0) return '--handling is needed.'
  if (share !== undefined && within === undefined) return '--share needs --within.'
  if (model === 'erlang-c' && (patience !== undefined || abandoned !== undefined))
    return '--patience and --max-abandoned are of erlang-a.'
  if (model === 'erlang-a' && patience === undefined) return '--patience is needed.'
  const standard = share !== undefined || abandoned !== undefined
  const known = [traffic, agents !== undefined, standard].filter(Boolean).length
  return known >= 2 ? null : 'Two of --calls, --agents and a standard (--share and --within) are needed.'
}
