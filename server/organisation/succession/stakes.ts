import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Id, presentCustomers, type Side, transitions } from '@huke/core/commitment'
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
  /** which customer; 0 = the supplier */
  readonly customer: number
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
      select id, 'supplier' as side, 0 as customer, supplier_unit as unit, supplier_person as person,
             array(select person_id from commitment_customer where commitment_id = id and person_id is not null) as others
        from commitment where closed_at is null and imported_from is null
       union all
      select c.id, 'customer', x.number, x.unit_id, x.person_id, array_remove(array[c.supplier_person], null)
        from commitment c join commitment_customer x on x.commitment_id = c.id
       where c.closed_at is null and c.imported_from is null),
    people as (
      select person, ${isHere(sql`person`, day)} as here
        from (select distinct person from held where person is not null) as known),
    pairs as (
      select unit, person from (select distinct unit, person from held) as pair
        left join people using (person)
        left join standing using (unit, person)
       where unit not in (select unit_id from alive)
          or (person is not null and (not here or standing.unit is null)))
    select held.id as commitment, held.side, held.customer
      from held
      left join pairs on pairs.unit = held.unit and pairs.person is not distinct from held.person
      left join alive on alive.unit_id = held.unit and held.person is null and alive.parent_id is not null
      left join answerable on answerable.unit = alive.unit_id
     where (pairs.unit is not null
            or (answerable.unit is not null
                and not exists (select from unnest(heads || members) as one where one <> all(held.others))))
       and (${after === null} or (held.id, held.customer) > (${after?.commitment ?? null}::uuid, ${after?.customer ?? 0}::int))
     order by held.id, held.customer
     limit ${limit}`.execute(db)
  return rows
}

/** One side of a matter; null where that customer is not served any more. */
export function stakeOf(c: Commitment, side: Side, customer?: number): Stake | null {
  const served = presentCustomers(c)
  const party = side === 'supplier' ? c.supplier : served.find(x => customer === undefined || x.number === customer)
  if (party === undefined) return null
  return {
    commitment: c.id,
    side,
    ...(customer === undefined ? {} : { customer }),
    service: c.service?.id ?? null,
    party,
    others: (side === 'supplier' ? served : [c.supplier]).flatMap(other => other.person ?? []),
    withdrawable: c.suspension === null && transitions.withdraw.from.includes(c.state),
  }
}
