import { type Calendar, type CalendarDefinition, compileCalendar } from '@huke/core/calendar'
import type { CalendarRef, Calendars, Commitment } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

interface VersionRow {
  readonly calendar_id: string
  readonly version: number
  readonly definition: CalendarDefinition
}

/** The calendars that commitments were timed in, each read once. A version never changes. */
export async function calendarsOf(db: Kysely<DB>, commitments: readonly Commitment[]): Promise<Calendars> {
  const refs = [...new Map(commitments.flatMap(refsOf).map(ref => [keyOf(ref), ref])).values()]
  const { rows } = await sql<VersionRow>`
    select calendar_id, version, definition
      from calendar_version
      join unnest(${refs.map(r => r.id)}::uuid[], ${refs.map(r => r.version)}::int[]) as r(id, v)
        on calendar_id = r.id and version = r.v`.execute(db)
  const known = new Map<string, Calendar>(
    rows.map(row => [keyOf({ id: row.calendar_id, version: row.version }), compileCalendar(row.definition)]),
  )
  return ref => {
    const calendar = known.get(keyOf(ref))
    if (calendar === undefined) throw new Error(`calendar ${ref.id} has no version ${ref.version}`)
    return calendar
  }
}

const refsOf = (c: Commitment): readonly CalendarRef[] => [
  c.terms.calendar,
  ...c.clocks.flatMap(run => (run.frozen === null ? [] : [run.frozen.calendar])),
]

const keyOf = ({ id, version }: CalendarRef): string => `${id}/${version}`
