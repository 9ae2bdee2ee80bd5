import { type RawBuilder, sql } from 'kysely'

/** That a matter of `commitment` serves a unit, whichever of its customers that is. */
export const isOwedTo = (unit: RawBuilder<unknown>, matter: RawBuilder<unknown> = sql`id`): RawBuilder<unknown> =>
  sql`${matter} in (select commitment_id from commitment_customer where unit_id = ${unit})`
