import type { CalendarRef, Commitment, Id } from '@huke/core/commitment'
import { type Fact, factOf, type Share, sharesOf } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'

export interface Contribution {
  readonly commitment: Id
  readonly fact: Fact
  readonly shares: readonly Share[]
}

/** What commitments contribute as they are now; open ones nothing. */
export async function contributionsOf(
  db: Kysely<DB>,
  commitments: readonly Commitment[],
  timeZone: string,
): Promise<readonly Contribution[]> {
  const calendars = await loadCalendars(db, commitments.flatMap(calendarsIn))
  return commitments.flatMap(c => {
    const fact = factOf(c, calendars, timeZone)
    return fact === null ? [] : [{ commitment: c.id, fact, shares: sharesOf(fact) }]
  })
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
]
