import type { Member } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import type { LineRow } from './list.ts'
import { loadNames } from './names.ts'
import { presentLine } from './present.ts'
import { calendarRefsOf } from './refs.ts'
import type { CommitmentLine } from './schema.ts'

/** How each of these rows reads as a line of a list; all names and calendars are looked up at once. */
export async function presentLines(
  db: Kysely<DB>,
  rows: readonly LineRow[],
  member: Member,
  at: Instant,
): Promise<(row: LineRow) => Static<typeof CommitmentLine>> {
  const shown = rows.map(row => row.state_data)
  const [names, calendars] = await Promise.all([
    loadNames(
      db,
      shown,
      member.delegations.map(d => d.from),
    ),
    loadCalendars(
      db,
      shown.flatMap(c => calendarRefsOf(c)),
    ),
  ])
  return row => presentLine(row, names, calendars, member, at)
}
