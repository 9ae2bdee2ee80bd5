import type { CalendarRef, Commitment, Id } from '@huke/core/commitment'
import { contributionsOf, sharesOf } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { shareRow, type ShareRow } from './share-row.ts'

/** The shares of commitments as they are now, by commitment. */
export async function sharesOfAll(
  db: Kysely<DB>,
  commitments: readonly Commitment[],
  timeZone: string,
): Promise<readonly ShareRow[]> {
  const calendars = await loadCalendars(db, commitments.flatMap(calendarsIn))
  return commitments.flatMap(c =>
    contributionsOf(c, calendars, timeZone)
      .flatMap(sharesOf)
      .map(share => shareRow(c.id, share)),
  )
}

export async function loadCommitments(db: Kysely<DB>, ids: readonly Id[]): Promise<readonly Commitment[]> {
  const { rows } = await sql<{ state_data: Commitment }>`
    select state_data from commitment where id = any(${ids}::uuid[])`.execute(db)
  return rows.map(row => row.state_data)
}

/** All that its clocks were or are measured in. */
const calendarsIn = (c: Commitment): readonly CalendarRef[] => [
  c.terms.calendar,
  ...c.clocks.flatMap(run => (run.frozen === null ? [] : [run.frozen.calendar])),
  ...c.closings.flatMap(({ resolution }) => resolution?.frozen?.calendar ?? []),
]
