import type { Instant } from '@huke/core/calendar'
import type { CalendarRef, Commitment, Id } from '@huke/core/commitment'
import { contributionsOf, sharesOf } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { shareRow, type ShareRow } from './share-row.ts'

/** What commitments add to the figures at an instant. */
export interface SharesAt {
  readonly rows: readonly ShareRow[]
  /** when a commitment adds what it does not yet, by commitment */
  readonly pending: ReadonlyMap<Id, Instant>
}

/** The shares of commitments, each as of its instant. */
export async function sharesOfAll(
  db: Kysely<DB>,
  commitments: readonly Commitment[],
  timeZone: string,
  at: (id: Id) => Instant,
): Promise<SharesAt> {
  const calendars = await loadCalendars(db, commitments.flatMap(calendarsIn))
  const rows: ShareRow[] = []
  const pending = new Map<Id, Instant>()
  for (const c of commitments) {
    for (const share of contributionsOf(c, calendars, timeZone).flatMap(sharesOf)) {
      const from = share.from ?? Number.NEGATIVE_INFINITY
      if (from <= at(c.id)) rows.push(shareRow(c.id, share))
      else pending.set(c.id, Math.min(from, pending.get(c.id) ?? from))
    }
  }
  return { rows, pending }
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
