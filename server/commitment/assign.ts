import type { Instant } from '@huke/core/calendar'
import type { Assignment } from '@huke/core/catalogue'
import type { Id } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'

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

/** Members of the unit today but the customer and those who have handed their work to a delegate. */
const present = ({ unit, customer, at }: Choice) => sql`
  select m.person_id as id
    from membership m join person p on p.id = m.person_id
   where m.unit_id = ${unit}::uuid and m.valid @> organisation_day(${instant(at)})
     and p.employed @> organisation_day(${instant(at)})
     and m.person_id is distinct from ${customer}::uuid
     and not exists (select from delegation d where d.from_person = m.person_id and d.revoked_at is null
                        and d.valid @> organisation_day(${instant(at)}))`

/** The next after the last one chosen; the turn's row is locked, so two requests at once get two people. */
async function nextInTurn(trx: Transaction<DB>, choice: Choice): Promise<Id | null> {
  await sql`select 1 from service where id = ${choice.service}::uuid for no key update`.execute(trx)
  const { rows } = await sql<{ id: Id }>`
    with present as (${present(choice)}),
    last as (select person_id from service_turn where service_id = ${choice.service}::uuid),
    chosen as (
      select id from present order by id > coalesce((select person_id from last), '00000000-0000-0000-0000-000000000000'::uuid) desc, id limit 1
    )
    insert into service_turn (service_id, person_id) select ${choice.service}::uuid, id from chosen
        on conflict (service_id) do update set person_id = excluded.person_id
    returning person_id as id`.execute(trx)
  return rows[0]?.id ?? null
}

/** Whoever holds the fewest open matters. */
async function leastLoaded(trx: Transaction<DB>, choice: Choice): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select p.id
      from (${present(choice)}) p
      left join commitment c on c.supplier_person = p.id and c.closed_at is null
     group by p.id order by count(c.id), p.id limit 1`.execute(trx)
  return rows[0]?.id ?? null
}
