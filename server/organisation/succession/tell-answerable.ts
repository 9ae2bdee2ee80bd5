import type { Instant } from '@huke/core/calendar'
import type { Id, Side } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../../database/index.ts'
import type { World } from '../../world.ts'
import { type Notice, notice } from '../notice.ts'
import { unitRefs } from '../ref.ts'
import { answerable } from '../relations.ts'
import { noteTold } from './told-of.ts'

interface Row {
  readonly commitment: Id
  readonly person: Id
  readonly unit: Id
  readonly side: Side
}

const most = 1000

/**
 * A head comes after another, an account opens again: whoever answers now for a matter that nobody holds in person, and has
 * never heard of it, is told. Where nobody answers for a unit at all, the officers are.
 */
export async function tellAnswerable({ db, now }: Pick<World, 'db' | 'now'>): Promise<void> {
  for (;;) {
    const told = await db.transaction().execute(async trx => {
      await sql`select pg_advisory_xact_lock(hashtextextended('tell answerable', 0))`.execute(trx)
      const rows = await untoldRows(trx, now())
      await notice(trx, await noticesOf(trx, rows), now())
      await noteTold(trx, rows)
      return rows.length
    })
    if (told < most) return
  }
}

/** Of whoever's turn it is. Of a matter asked a moment ago the news of the asking is still on its way. */
async function untoldRows(db: Kysely<DB>, at: Instant): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with recursive held as (
      select id, 'supplier' as side, supplier_unit as unit, customer_person as other
        from commitment
       where closed_at is null and imported_from is null and ball <> 'customer' and supplier_person is null
         and last_event_at < ${new Date(at - momentMs)}
       union all
      select id, 'customer', x.unit_id, supplier_person
        from commitment join commitment_customer x on x.commitment_id = id
       where closed_at is null and imported_from is null and ball = 'customer' and x.person_id is null
         and (x.verdict_due or state <> 'delivered' and x.unit_id = customer_unit)
         and last_event_at < ${new Date(at - momentMs)}),
    ${answerable(sql`select distinct unit from held`, at)},
    officers as (
      select person_id from role_grant join person p on p.id = person_id, today
       where role = 'officer' and p.employed @> day),
    due as (
      select held.id as commitment, held.side, held.unit, told.person
        from held join answerable on answerable.unit = held.unit
        cross join lateral (
          select array(select one from unnest(heads) with ordinality as h (one, place)
                        where one is distinct from other order by place limit 1) as head,
                 array(select one from unnest(members) as one where one is distinct from other) as all_members) as who
        cross join lateral unnest(
          case when head <> '{}' then head
               when all_members <> '{}' then all_members
               else array(select person_id from officers) end) as told (person))
    select * from due
     where not exists (select from notification n where n.commitment_id = due.commitment and n.person_id = due.person)
       and not exists (select from told_of t where t.commitment_id = due.commitment and t.person_id = due.person)
     limit ${most}`.execute(db)
  return rows
}

const momentMs = 60_000

async function noticesOf(db: Kysely<DB>, rows: readonly Row[]): Promise<readonly Notice[]> {
  const units = await unitRefs(
    db,
    rows.map(row => row.unit),
  )
  return [...Map.groupBy(rows, row => [row.person, row.unit, row.side].join(' ')).values()].map((group): Notice => {
    const { person, unit, side, commitment } = group[0] as Row
    return {
      person,
      kind: 'answers-for',
      commitment: group.length === 1 ? commitment : null,
      source: `answers-for/${v7()}`,
      detail: { side, count: group.length, unit: { id: unit, name: units.get(unit)?.name ?? null } },
    }
  })
}
