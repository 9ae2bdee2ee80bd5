import { isTimeZone, type LogRole, timeFormatProblem } from '@huke/core/mining/log'
import { type Misused, parsedArguments } from '../file/file-command.ts'
import { type AskedFilter, readFilter, shareOf } from './asked-filter.ts'

/** What the command line asks for. */
export type Asked = {
  /** Undefined is standard input. */
  readonly file: string | undefined
  readonly columns: Partial<Readonly<Record<LogRole, string | undefined>>>
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly timeFormat: string | undefined
  readonly zone: string | undefined
  /** A JSON file or the name of a ready calendar. */
  readonly calendar: string | undefined
  readonly filter: AskedFilter
  /** Find a model in the log, leaving out what is rarer than the share `noise`. */
  readonly discover: boolean
  readonly noise: number
  /** Where the discovered model is to go. */
  readonly bpmn: string | undefined
  readonly pnml: string | undefined
  /** A BPMN or PNML file to lay the log over, instead of the discovered model. */
  readonly model: string | undefined
  readonly json: boolean
  readonly all: boolean
}

export const usage = `Usage: huke mine LOG [options]

LOG               an event log: CSV or XES, plain or packed with gzip; - reads standard input
--case COL  --activity COL  --time COL  --start COL  --resource COL  --group COL
                  columns (XES: attributes) whose names do not tell what they are
--lifecycle COL   the column that tells start from complete (XES: lifecycle:transition): the two become one
                  event with a beginning
--encoding E  --delimiter D  --time-format F  --zone Z
                  where they are not found out rightly; F is iso, epoch-seconds, epoch-milliseconds or
                  a pattern such as "d/M/yyyy H:mm"; Z is the zone of times that state none
                  (of the calendar, or UTC)
--calendar C      also in working time: a JSON file, or cn-standard, cn-shift, always, utc-24x7

Filters (each may narrow the log; of several names one is enough):
--only ACTIVITY   events of these activities only; may be repeated, as all up to --with-group
--starts-with ACTIVITY  --ends-with ACTIVITY
--with-resource NAME  --with-group NAME    cases in which one of them takes part
--from TIME  --until TIME                  cases that lie wholly between, such as 2026-01-31
--longer-than SPAN  --shorter-than SPAN    such as 90m, 36h or 5d
--top-variants SHARE                       the most frequent variants, such as 80%

Models:
--discover        a model of the log (inductive miner), and how far the log keeps to it
--noise SHARE     leaving out what is rarer, such as 20%; 0 keeps everything (default)
--bpmn OUT        write it as BPMN, with its picture; --pnml OUT as a Petri net
--model FILE      how far the log keeps to this model: BPMN 2.0 or PNML

--json            everything, as docs/json/mine.schema.json describes it
--all             every variant and pair, not only the first

Exit codes: 0 done, 1 the file cannot be used, 2 misused.`

const text = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const options = {
  case: text,
  activity: text,
  time: text,
  start: text,
  resource: text,
  group: text,
  lifecycle: text,
  encoding: text,
  delimiter: text,
  'time-format': text,
  zone: text,
  calendar: text,
  only: several,
  'starts-with': several,
  'ends-with': several,
  'with-resource': several,
  'with-group': several,
  from: text,
  until: text,
  'longer-than': text,
  'shorter-than': text,
  'top-variants': text,
  discover: flag,
  noise: text,
  bpmn: text,
  pnml: text,
  model: text,
  json: flag,
  all: flag,
} as const

export function readArguments(args: readonly string[]): Asked | Misused {
  const parsed = parsedArguments(args, options)
  if ('misused' in parsed) return parsed
  const { values, positionals } = parsed
  const { zone } = values
  const timeFormat = values['time-format']
  const delimiter = values.delimiter === '\\t' ? '\t' : values.delimiter
  if (positionals.length !== 1) return { misused: 'One log is needed.' }
  if (zone !== undefined && !isTimeZone(zone)) return { misused: `There is no time zone ${zone}.` }
  if (timeFormat !== undefined && timeFormatProblem(timeFormat) !== null)
    return { misused: `--time-format cannot be understood: ${timeFormat}` }
  if (delimiter !== undefined && !/^[\t\x20-\x7e]$/.test(delimiter))
    return { misused: `--delimiter is one character, not ${delimiter}` }
  const filter = readFilter(values)
  if ('misused' in filter) return filter
  const noise = values.noise === undefined ? 0 : shareOf(values.noise)
  if (noise === null) return { misused: `--noise is a share such as 20%, not ${values.noise}` }
  const { case: caseColumn, activity, time, start, resource, group, lifecycle } = values
  return {
    file: positionals[0] === '-' ? undefined : positionals[0],
    columns: { case: caseColumn, activity, time, start, resource, group, lifecycle },
    encoding: values.encoding,
    delimiter,
    timeFormat,
    zone,
    calendar: values.calendar,
    filter,
    discover: values.discover === true || [values.noise, values.bpmn, values.pnml].some(value => value !== undefined),
    noise,
    bpmn: values.bpmn,
    pnml: values.pnml,
    model: values.model,
    json: values.json === true,
    all: values.all === true,
  }
}
