import { type Calendar, type CalendarDefinition, compileCalendar } from '@huke/core/calendar'
import type { CalendarRef, Calendars } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** A version never changes, so a compiled one is true for ever; the oldest use makes room. */
const compiled = new Map<string, Calendar>()
const mostCompiled = 500

/** Compiles the calendars of these versions, reading those not yet known in one statement, and answers how to get each. */
export async function loadCalendars(db: Kysely<DB>, refs: readonly CalendarRef[]): Promise<Calendars> {
  const wanted = new Map(refs.map(ref => [keyOf(ref), ref]))
  const known = new Map([...wanted.keys()].flatMap(key => entry(key, compiled.get(key))))
  const missing = [...wanted].flatMap(([key, ref]) => (known.has(key) ? [] : [ref]))
  for (const [key, definition] of await readDefinitions(db, missing)) known.set(key, compileCalendar(definition))
  for (const [key, calendar] of known) keep(key, calendar)
  return ref => {
    const calendar = known.get(keyOf(ref))
    if (calendar === undefined) throw new Error(`No calendar ${ref.id} in version ${ref.version} was loaded.`)
    return calendar
  }
}

const keyOf = ({ id, version }: CalendarRef): string => `${id}:${version}`

const entry = (key: string, calendar: Calendar | undefined): [string, Calendar][] =>
  calendar === undefined ? [] : [[key, calendar]]

async function readDefinitions(
  db: Kysely<DB>,
  refs: readonly CalendarRef[],
): Promise<[key: string, CalendarDefinition][]> {
  if (refs.length === 0) return []
  const { rows } = await sql<CalendarRef & { definition: CalendarDefinition }>`
    select v.calendar_id as id, v.version, v.definition
      from unnest(${refs.map(ref => ref.id)}::uuid[], ${refs.map(ref => ref.version)}::int[]) as wanted (id, version)
      join calendar_version v on v.calendar_id = wanted.id and v.version = wanted.version`.execute(db)
  return rows.map(row => [keyOf(row), row.definition])
}

function keep(key: string, calendar: Calendar): void {
  compiled.delete(key)
  compiled.set(key, calendar)
  for (const oldest of compiled.keys()) {
    if (compiled.size <= mostCompiled) return
    compiled.delete(oldest)
  }
}
