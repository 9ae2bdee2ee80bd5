import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Id, type Side, transitions } from '@huke/core/commitment'
import type { Stake } from '@huke/core/organisation'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { isHere } from '../presence.ts'
import { answerable } from '../relations.ts'

/**
 * One side of an open matter whose unit has ended or has nobody to answer for it, or whose person is not there, cannot sign
 * in, is away or has moved.
 */
export interface FoundStake {
  readonly commitment: Id
  readonly side: Side
}

/**
 * The sides of open matters that nobody who is there holds, in order, after one found before. Imported ones are history and
 * nobody's work. One pass over the open matters and the organisation of today.
 */
export async function findStakes(
  db: Kysely<DB>,
  at: Instant,
  after: FoundStake | null,
  limit: number,
): Promise<readonly FoundStake[]> {
  const day = sql`(select day from today)`
  const { rows } = await sql<FoundStake>`
    with recursive ${answerable(sql`select distinct unit from held where person is null`, at)},
    alive as (select unit_id, parent_id from unit_version where valid @> ${day}),
    up (unit, above) as (
      select unit_id, unit_id from alive
       union
      select up.unit, alive.parent_id from up join alive on alive.unit_id = up.above where alive.parent_id is not null),
    standing (person, unit) as (
      select m.person_id, up.above from membership m join up on up.unit = m.unit_id where m.valid @> ${day}
       union
      select h.person_id, up.unit from unit_head h join up on up.above = h.unit_id where h.valid @> ${day}),
    held as (
      select id, 'supplier' as side, supplier_unit as unit, supplier_person as person, customer_person as other
        from commitment where closed_at is null and imported_from is null
       union all
      select id, 'customer', customer_unit, customer_person, supplier_person
        from commitment where closed_at is null and imported_from is null),
    people as (
      select person, ${isHere(sql`person`, day)} as here
        from (select distinct person from held where person is not null) as known),
    pairs as (
      select unit, person from (select distinct unit, person from held) as pair
        left join people using (person)
        left join standing using (unit, person)
       where unit not in (select unit_id from alive)
          or (person is not null and (not here or standing.unit is null)))
    select held.id as commitment, held.side
      from held
      left join pairs on pairs.unit = held.unit and pairs.person is not distinct from held.person
      left join alive on alive.unit_id = held.unit and held.person is null and alive.parent_id is not null
      left join answerable on answerable.unit = alive.unit_id
     where (pairs.unit is not null
            or (answerable.unit is not null
                and not exists (select from unnest(heads || members) as one where one is distinct from held.other)))
       and (${after === null} or (held.id, held.side) > (${after?.commitment ?? null}::uuid, ${after?.side ?? ''}))
     order by held.id, held.side
     limit ${limit}`.execute(db)
  return rows
}

export const stakeOf = (c: Commitment, side: Side): Stake => {
  const [party, other] = side === 'supplier' ? [c.supplier, c.customer] : [c.customer, c.supplier]
  return {
    commitment: c.id,
    side,
    service: c.service?.id ?? null,
    party,
    otherPerson: other.person,
    withdrawable: c.suspension === null && transitions.withdraw.from.includes(c.state),
  }
}
