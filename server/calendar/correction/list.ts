import type { Id } from '@huke/core/commitment'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { type UnitRef, unitRefJson } from '../../organisation/index.ts'

/** A clock run that turns, with the matter it belongs to. */
export interface TurnRow {
  readonly commitment: Id
  readonly number: string
  readonly title: string
  readonly supplier: UnitRef
  readonly customer: UnitRef
  readonly clock: string
  readonly run: number
  readonly toBroken: boolean
  readonly closed: boolean
}

/** Where a page goes on: commitment, clock and run of the last row. */
export type TurnCursor = readonly [commitment: Id, clock: string, run: number]

/** A page of what a correction turns, in the order in which the matters were asked, and one more. */
export async function listTurns(
  db: Kysely<DB>,
  correction: string,
  after: TurnCursor | null,
  limit: number,
): Promise<TurnRow[]> {
  const day: RawBuilder<unknown> = sql`organisation_day(c.requested_at)`
  const { rows } = await sql<TurnRow>`
    select t.commitment_id as commitment, c.number, c.title, t.clock, t.run, t.to_broken as "toBroken", t.closed,
           ${unitRefJson(sql`c.supplier_unit`, day)} as supplier, ${unitRefJson(sql`c.customer_unit`, day)} as customer
      from calendar_correction_turn t join commitment c on c.id = t.commitment_id
     where t.correction_id = ${correction}
       and ${after === null ? sql`true` : sql`(t.commitment_id, t.clock, t.run) > (${after[0]}::uuid, ${after[1]}, ${after[2]}::int)`}
     order by t.commitment_id, t.clock, t.run
     limit ${limit + 1}`.execute(db)
  return rows
}
