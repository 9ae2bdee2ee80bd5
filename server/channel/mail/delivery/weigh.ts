import type { Calendar, Instant } from '@huke/core/calendar'
import { groupOf, type Sending, sendingOf } from '@huke/core/channel'
import type { Commitment, Id, Side } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type DB, instant } from '../../../database/index.ts'
import type { World } from '../../../world.ts'
import { type PreferenceRow, preferencesFrom } from '../preferences.ts'
import { workingHoursOf } from './working-hours.ts'

/** Notices this much older than the moment mail was switched on are not mailed any more. */
export const staleMs = 3_600_000
const batch = 500
const mostBatches = 2

interface NoticeRow {
  readonly id: Id
  readonly person_id: Id
  readonly kind: string
  readonly told_as: Side | null
  readonly commitment_id: Id | null
  readonly matter: Commitment | null
  readonly due_at: Instant | null
  readonly time_zone: string | null
  readonly preferences: PreferenceRow | null
  readonly reachable: boolean
}

/** Looks at new notices once each: which are to be mailed, when, and with which others. */
export async function weighNotices(world: World, zone: string): Promise<void> {
  for (let n = 0; n < mostBatches; n++) {
    const weighed = await world.db.transaction().execute(trx => weighBatch(world, trx, zone))
    if (weighed < batch) return
  }
}

/** Notices from before `cutoff` that nothing looked at: while there is no mail they must not gather. */
export async function passOver(db: Kysely<DB>, cutoff: Instant): Promise<void> {
  await sql`
    update notification set weighed = true where id in (
      select id from notification where not weighed and at < ${instant(cutoff)} order by id limit 5000)`.execute(db)
}

async function weighBatch(world: World, trx: Transaction<DB>, zone: string): Promise<number> {
  const at = world.now()
  const { rows } = await sql<NoticeRow>`
    select n.id, n.person_id, n.kind, n.detail ->> 'as' as told_as, n.commitment_id, c.state_data as matter, c.due_at, p.time_zone,
           p.email is not null as reachable,
           (select to_jsonb(m) from mail_preference m where m.person_id = n.person_id) as preferences
      from notification n join person p on p.id = n.person_id left join commitment c on c.id = n.commitment_id
     where not n.weighed
     order by n.id limit ${batch}
       for update of n skip locked`.execute(trx)
  if (rows.length === 0) return 0
  const reachable = rows.filter(row => row.reachable)
  const hours = await workingHoursOf(
    trx,
    reachable.map(row => row.person_id),
    at,
  )
  const planned = reachable.flatMap(row => {
    const sending = orNow(world, row, () => plan(row, hours(row.person_id), at, zone))
    return sending === null ? [] : [{ ...row, sending, batch: batchOf(row, sending) }]
  })
  await gather(trx, planned)
  await sql`update notification set weighed = true where id = any(${rows.map(row => row.id)}::uuid[])`.execute(trx)
  return rows.length
}

/** One that cannot be planned holds up none of the others, and goes out now. */
function orNow(world: World, { id }: NoticeRow, sending: () => Sending | null): Sending | null {
  try {
    return sending()
  } catch (error) {
    world.log.error({ err: error, notification: id }, 'notice could not be planned')
    return { at: world.now(), alone: true }
  }
}

function plan(row: NoticeRow, calendar: Calendar | null, at: Instant, zone: string): Sending | null {
  const preferences = preferencesFrom(row.preferences)
  const group = groupOf(row.kind, row.matter, { person: row.person_id, as: row.told_as })
  const owes = group === 'act' || group === 'warning'
  return sendingOf({
    at,
    pace: preferences.paces[group],
    preferences,
    zone: row.time_zone ?? zone,
    calendar,
    breaksAt: owes ? row.due_at : null,
  })
}

const batchOf = ({ commitment_id }: NoticeRow, { at, alone }: Sending): string =>
  alone ? `matter:${commitment_id ?? 'none'}` : `digest:${at}`

interface Planned extends NoticeRow {
  readonly sending: Sending
  readonly batch: string
}

/** Puts each notice into the mail that gathers for it, or begins one. */
async function gather(trx: Transaction<DB>, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return
  const begun = new Map(planned.toReversed().map(one => [`${one.person_id} ${one.batch}`, one]))
  const records = [...begun.values()].map(({ person_id, batch, sending }) => ({
    id: uuidv7(),
    person_id,
    batch,
    due_at: new Date(sending.at).toISOString(),
  }))
  // The update changes nothing but locks the mail, so that nobody takes it up before the notice is in it.
  const { rows } = await sql<{ id: Id; person_id: Id; batch: string }>`
    insert into mail (id, person_id, batch, due_at, next_at)
    select id, person_id, batch, due_at, due_at
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r (id uuid, person_id uuid, batch text, due_at timestamptz)
     order by person_id, batch
        on conflict (person_id, batch) where state = 'waiting' and gathering do update set batch = excluded.batch
    returning id, person_id, batch`.execute(trx)
  const mails = new Map(rows.map(row => [`${row.person_id} ${row.batch}`, row.id]))
  const links = planned.map(one => ({ notification_id: one.id, mail_id: mails.get(`${one.person_id} ${one.batch}`) }))
  await sql`
    insert into mail_notice (notification_id, mail_id)
    select notification_id, mail_id
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r (notification_id uuid, mail_id uuid)
        on conflict (notification_id) do nothing`.execute(trx)
}
