import type { Target } from '../calendar/index.ts'
import type { Priority } from '../commitment/index.ts'
import type { HistoryAct } from './event.ts'

/** Values a column must have: `{ field: ['status', 'assignee'] }`. All columns named must agree. */
export type Condition = Readonly<Record<string, readonly string[]>>

/**
 * Where a value comes from: one column, or several joined with ': ' (those that are empty left out),
 * on every row or only on those that meet `when` (change logs keep all changes in the same three columns).
 */
export type Source = { readonly columns: readonly string[]; readonly when?: Condition }

/**
 * A source whose value stays in force until the log changes it. `carry` repeats the last value on the following
 * events of the case; `before` names the column that holds, on the first change, the value in force until then.
 */
export type HeldSource = Source & { readonly carry: boolean; readonly before?: string }

export type ActMark = { readonly activity?: string; readonly lifecycle?: string }

/** Targets by the priority as the log spells it; `other` for every priority not named. */
export type TargetsByPriority = { readonly named: Readonly<Record<string, Target>>; readonly other?: Target }

/** Without `by` a name is whatever it fits: a number or code, an e-mail address, else a name. */
export type NamedBy<How extends string> = { readonly by?: How; readonly organisation: boolean }

/** What one file says about the history of another system, in our terms: a map file, read and with its defaults filled in. */
export type HistoryMap = {
  readonly name: string
  readonly file: { readonly format?: 'csv' | 'xes'; readonly encoding?: string; readonly delimiter?: string }
  readonly columns: {
    readonly case: Source
    readonly activity: Source
    readonly time: Source
    readonly start?: Source
    readonly person?: HeldSource
    readonly group?: HeldSource
    readonly lifecycle?: Source
  }
  /** `formats` are 'iso', 'epoch-seconds', 'epoch-milliseconds' or patterns, tried in this order; `zone` is for local times. */
  readonly time: { readonly formats: readonly string[]; readonly zone?: string }
  readonly only?: Condition
  readonly lifecycle: { readonly counts?: readonly string[]; readonly only?: readonly string[] }
  readonly case: {
    readonly title?: Source
    readonly service?: Source
    readonly priority?: Source
    readonly customerUnit?: Source
    readonly customerPerson?: Source
    readonly attributes: Readonly<Record<string, Source>>
  }
  /** What the log's words for priority are in ours; a word not named is 'normal'. */
  readonly priorities: Readonly<Record<string, Priority>>
  readonly defaults: { readonly unit: string; readonly customerUnit: string; readonly service: string }
  /** What the log names people and units by, and whether those of the organisation are meant as well. */
  readonly people?: NamedBy<'name' | 'email' | 'number'>
  readonly units?: NamedBy<'name' | 'code' | 'path'>
  /** Code or name of the unit inside which the history lands; without it, the unit above all others. */
  readonly under?: string
  readonly targets: { readonly response?: TargetsByPriority; readonly resolution?: TargetsByPriority }
  readonly calendar: string
  readonly acts: Readonly<Partial<Record<HistoryAct, readonly ActMark[]>>>
}

/** Case attributes that mean something to us; no other attribute may take their names. */
export const ownCaseNames: readonly string[] = ['title', 'service', 'priority', 'customerUnit', 'customerPerson']

export type MapProblem = {
  readonly code: 'mining.map-invalid'
  /** Place in the YAML: `targets.resolution.High`. */
  readonly path: string
  readonly value: unknown
  readonly expected: string
}

/** Columns without which no row of the file can be read; a file that lacks one is refused as a whole. */
export function columnsNeeded(map: HistoryMap): readonly string[] {
  const { columns } = map
  const always = [columns.case, columns.activity, columns.time].flatMap(source => source.columns)
  return [...new Set(always)]
}

/** Every column the map names, needed or not. */
export function columnsNamed(map: HistoryMap): readonly string[] {
  const held = [map.columns.person, map.columns.group]
  const { attributes, ...own } = map.case
  const sources = [...Object.values(map.columns), ...Object.values(own), ...Object.values(attributes)]
  const named = sources.flatMap(source => (source ? [...source.columns, ...Object.keys(source.when ?? {})] : []))
  const before = held.flatMap(source => source?.before ?? [])
  return [...new Set([...named, ...before, ...Object.keys(map.only ?? {})])]
}
