import type { RawEvent } from './event.ts'
import type { Condition, HeldSource, Source } from './map.ts'
import { complain, entries, flag, inside, isMissing, isRecord, optionalText, section, texts } from './map-values.ts'
import type { Place } from './map-values.ts'

const A_COLUMN = 'the name of a column (or attribute), or a list of names'

/** Reads one value of an event; '' when it has none. Blanks around it do not count. */
export function valueOf(source: Source | undefined, event: RawEvent): string {
  if (!source || (source.when && !meets(source.when, event))) return ''
  if (source.columns.length === 1) return columnOf(event, source.columns[0] ?? '')
  return source.columns
    .map(column => columnOf(event, column))
    .filter(value => value !== '')
    .join(': ')
}

export function columnOf(event: RawEvent, column: string): string {
  if (Object.hasOwn(event.fields, column)) return (event.fields[column] ?? '').trim()
  if (event.caseFields && Object.hasOwn(event.caseFields, column)) return (event.caseFields[column] ?? '').trim()
  return ''
}

export function meets(condition: Condition, event: RawEvent): boolean {
  for (const column in condition) {
    if (!condition[column]?.includes(columnOf(event, column))) return false
  }
  return true
}

export function readSource(place: Place): Source | undefined {
  return readSourceWith(place, ['column', 'when'])
}

/** A source that may be carried on to later events; see `HeldSource`. */
export function readHeldSource(place: Place): HeldSource | undefined {
  const source = readSourceWith(place, ['column', 'when', 'carry', 'before'])
  if (!source) return undefined
  const carry = flag(inside(place, 'carry'))
  const before = optionalText(inside(place, 'before'), 'the column with the value before the change')
  if (before && !carry) complain(inside(place, 'before'), 'before only together with carry: true')
  return { ...source, carry, before }
}

export function readCondition(place: Place): Condition | undefined {
  if (isMissing(place)) return undefined
  const conditions = entries(place, 'columns with the values they must have')
  return Object.fromEntries(
    conditions.map(([column, values]) => [column, texts(values, 'a value or a list of values')]),
  )
}

function readSourceWith(place: Place, keys: readonly string[]): Source | undefined {
  if (isMissing(place)) return undefined
  if (!isRecord(place.value)) return { columns: texts(place, A_COLUMN) }
  section(place, keys)
  return { columns: texts(inside(place, 'column'), A_COLUMN), when: readCondition(inside(place, 'when')) }
}
