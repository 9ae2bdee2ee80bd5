import type { Instant } from '@huke/core/calendar'
import type { Assignment } from '@huke/core/catalogue'
import type { Id } from '@huke/core/commitment'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { isHere } from '../organisation/index.ts'

interface Choice {
  readonly service: Id
  readonly unit: Id
  readonly customer: Id | null
  readonly assignment: Assignment
  readonly at: Instant
}

/** Who of the supplying unit gets a new request by the service's policy; null leaves it to a hand, or when nobody is there. */
export async function chooseAssignee(trx: Transaction<DB>, choice: Choice): Promise<Id | null> {
  if (choice.assignment === 'by-hand') return null
  return choice.assignment === 'round-robin' ? nextInTurn(trx, choice) : leastLoaded(trx, choice)
}

/**
 * Whose turn it may be, and who gets it: members of the unit who take part, and in the place of one who is not there whom the
 * unit named. Never the customer, nobody who cannot sign in, is away, or has lent their rights to somebody.
 */
const turns = ({ unit, customer, at }: Choice) => {
  const day = sql`organisation_day(${instant(at)})`
  const isFree = (person: RawBuilder<unknown>) => sql`
    (${isHere(person, day)} and ${person} is distinct from ${customer}::uuid
     and not exists (select from delegation d
                      where d.from_person = ${person} and d.revoked_at is null and d.valid @> ${day}))`
  return sql`
    select turn, id from (
      select m.person_id as turn,
             case when ${isFree(sql`m.person_id`)} then m.person_id
                  when ${isFree(sql`t.stand_in`)} then t.stand_in end as id
        from membership m left join taking_part t on t.unit_id = m.unit_id and t.person_id = m.person_id
       where m.unit_id = ${unit}::uuid and m.valid @> ${day} and coalesce(t.takes_part, true)) as each
     where id is not null`
}

/** The next after the last whose turn it was; the turn's row is locked, so two requests at once get two people. */
async function nextInTurn(trx: Transaction<DB>, choice: Choice): Promise<Id | null> {
  await sql`select 1 from service where id = ${choice.service}::uuid for no key update`.execute(trx)
  const { rows } = await sql<{ id: Id }>`
    with turns as (${turns(choice)}),
    last as (select person_id from service_turn where service_id = ${choice.service}::uuid),
    chosen as (
      select turn, id from turns
       order by turn > coalesce((select person_id from last), '00000000-0000-0000-0000-000000000000'::uuid) desc, turn
       limit 1),
    kept as (
      insert into service_turn (service_id, person_id) select ${choice.service}::uuid, turn from chosen
          on conflict (service_id) do update set person_id = excluded.person_id)
    select id from chosen`.execute(trx)
  return rows[0]?.id ?? null
}

/** Whoever holds the fewest open matters. */
async function leastLoaded(trx: Transaction<DB>, choice: Choice): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select p.id
      from (select distinct id from (${turns(choice)}) as each) p
      left join commitment c on c.supplier_person = p.id and c.closed_at is null
     group by p.id order by count(c.id), p.id limit 1`.execute(trx)
  return rows[0]?.id ?? null
}
