import { isTimeZone } from './local-time.ts'
import { ownCaseNames } from './map.ts'
import type { HistoryMap, MapProblem, NamedBy } from './map.ts'
import {
  complain,
  entries,
  flag,
  inside,
  isMissing,
  isRecord,
  optionalText,
  optionalTexts,
  section,
  text,
} from './map-values.ts'
import type { Place } from './map-values.ts'
import { readActs } from './read-acts.ts'
import { readPriorities, readTargets } from './read-targets.ts'
import { readCondition, readHeldSource, readSource } from './source.ts'
import { patternHasOffset, patternProblem } from './time-pattern.ts'

export type MapReading = { readonly map: HistoryMap } | { readonly problems: readonly MapProblem[] }

const SECTIONS =
  'name file columns time only lifecycle case priorities defaults people units under targets calendar acts'.split(' ')
const PLAIN_FORMATS = ['iso', 'epoch-seconds', 'epoch-milliseconds']

/**
 * Reads a map file that has been parsed from YAML, with all defaults filled in, or names everything wrong in it
 * (place in the YAML, value found, what was expected). Whether the columns exist is known only with the log.
 */
export function readMap(value: unknown): MapReading {
  const problems: MapProblem[] = []
  const top: Place = { path: '', value, problems }
  if (!isRecord(value)) complain({ ...top, path: '(the whole file)' }, `a map with ${SECTIONS.join(', ')}`)
  section(top, SECTIONS)
  const map = readSections(top)
  return problems.length > 0 ? { problems } : { map }
}

/** Everything that is wrong in a map file; empty when `readMap` gives a map. */
export function mapProblems(value: unknown): readonly MapProblem[] {
  const reading = readMap(value)
  return 'problems' in reading ? reading.problems : []
}

function readSections(top: Place): HistoryMap {
  return {
    name: optionalText(inside(top, 'name'), 'a name') ?? '',
    file: readFile(section(inside(top, 'file'), ['format', 'encoding', 'delimiter'])),
    columns: readColumns(inside(top, 'columns')),
    time: readTime(section(inside(top, 'time'), ['format', 'zone'])),
    only: readCondition(inside(top, 'only')),
    lifecycle: readLifecycle(section(inside(top, 'lifecycle'), ['counts', 'only'])),
    case: readCase(inside(top, 'case')),
    priorities: readPriorities(inside(top, 'priorities')),
    defaults: readDefaults(section(inside(top, 'defaults'), ['unit', 'customer-unit', 'service'])),
    people: readNamedBy(inside(top, 'people'), ['name', 'email', 'number']),
    units: readNamedBy(inside(top, 'units'), ['name', 'code', 'path']),
    under: optionalText(inside(top, 'under'), 'the code or the name of a unit'),
    targets: readTargets(section(inside(top, 'targets'), ['response', 'resolution'])),
    calendar: text(inside(top, 'calendar'), "the code of a calendar, such as 'cn-standard' or 'utc-24x7'") ?? '',
    acts: readActs(inside(top, 'acts')),
  }
}

function readFile(place: Place): HistoryMap['file'] {
  const format = optionalText(inside(place, 'format'), 'csv or xes')
  if (format !== undefined && format !== 'csv' && format !== 'xes') complain(inside(place, 'format'), 'csv or xes')
  return {
    format: format === 'csv' || format === 'xes' ? format : undefined,
    encoding: optionalText(inside(place, 'encoding'), "an encoding such as 'utf-8' or 'gb18030'"),
    delimiter: readDelimiter(inside(place, 'delimiter')),
  }
}

function readDelimiter(place: Place): string | undefined {
  if (isMissing(place)) return undefined
  // Not trimmed as other texts are: a tab is one of the four.
  const delimiter = place.value === 'tab' ? '\t' : place.value
  return typeof delimiter === 'string' && [',', ';', '\t', '|'].includes(delimiter)
    ? delimiter
    : complain(place, "one of ',' ';' '|' tab")
}

function readColumns(place: Place): HistoryMap['columns'] {
  const columns = section(place, ['case', 'activity', 'time', 'start', 'person', 'group', 'lifecycle'])
  const needed = (key: string) =>
    readSource(inside(columns, key)) ?? complain(inside(columns, key), `the column that holds the ${key}`) ?? NOWHERE
  return {
    case: needed('case'),
    activity: needed('activity'),
    time: needed('time'),
    start: readSource(inside(columns, 'start')),
    person: readHeldSource(inside(columns, 'person')),
    group: readHeldSource(inside(columns, 'group')),
    lifecycle: readSource(inside(columns, 'lifecycle')),
  }
}

const NOWHERE = { columns: [] }

function readTime(place: Place): HistoryMap['time'] {
  const expected = `${PLAIN_FORMATS.join(', ')} or a pattern such as 'yyyy-MM-dd HH:mm:ss'`
  const formats = optionalTexts(inside(place, 'format'), expected) ?? ['iso']
  const zone = optionalText(inside(place, 'zone'), "a time zone such as 'Asia/Shanghai'")
  for (const format of formats) {
    const problem = PLAIN_FORMATS.includes(format) ? undefined : patternProblem(format)
    if (problem) complain({ ...inside(place, 'format'), value: format }, `${problem}; or ${PLAIN_FORMATS.join(', ')}`)
    else if (!zone && !PLAIN_FORMATS.includes(format) && !patternHasOffset(format))
      complain(inside(place, 'zone'), `a time zone, because '${format}' is a local time`)
  }
  if (zone && !isTimeZone(zone)) complain(inside(place, 'zone'), "a time zone such as 'Asia/Shanghai' or 'UTC'")
  return { formats, zone }
}

function readLifecycle(place: Place): HistoryMap['lifecycle'] {
  return {
    counts: optionalTexts(inside(place, 'counts'), 'transitions that count'),
    only: optionalTexts(inside(place, 'only'), 'transitions to keep'),
  }
}

function readCase(place: Place): HistoryMap['case'] {
  const keys = ['title', 'service', 'priority', 'customer-unit', 'customer-person', 'attributes']
  const found = section(place, keys)
  const attributes = entries(inside(found, 'attributes'), 'names with the columns they come from')
  for (const [name, place] of attributes)
    if (ownCaseNames.includes(name)) complain(place, 'another name; this one is taken')
  return {
    title: readSource(inside(found, 'title')),
    service: readSource(inside(found, 'service')),
    priority: readSource(inside(found, 'priority')),
    customerUnit: readSource(inside(found, 'customer-unit')),
    customerPerson: readSource(inside(found, 'customer-person')),
    attributes: Object.fromEntries(attributes.map(([name, column]) => [name, readSource(column) ?? NOWHERE])),
  }
}

function readNamedBy<How extends string>(place: Place, ways: readonly How[]): NamedBy<How> {
  const found = section(place, ['by', 'organisation'])
  const expected = `one of ${ways.join(', ')}`
  const said = optionalText(inside(found, 'by'), expected)
  const by = ways.find(way => way === said)
  if (said !== undefined && by === undefined) complain(inside(found, 'by'), expected)
  const organisation = isMissing(inside(found, 'organisation')) || flag(inside(found, 'organisation'))
  return { by, organisation }
}

function readDefaults(place: Place): HistoryMap['defaults'] {
  const needed = (key: string, what: string) => text(inside(place, key), what) ?? ''
  return {
    unit: needed('unit', 'the unit that serves where the log names no group'),
    customerUnit: needed('customer-unit', 'the unit that asks where the log names none'),
    service: needed('service', 'the service where the log names none'),
  }
}
