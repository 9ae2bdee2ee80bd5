import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { addJob, type Chore } from '../../queue/index.ts'
import { anyDue, passOver, sendJob, staleMs, weighNotices } from './delivery/index.ts'
import { noteServer } from './server-state.ts'
import { readMailSettings } from './settings.ts'

const dayMs = 86_400_000
/** Mail later than this is of no use any more. */
const tooLateMs = 2 * dayMs
const keptMs = 30 * dayMs

/** Looks at new notices, ends what cannot be sent any more, and has a worker send what is due. */
const mailNotices: Chore = {
  name: 'mail notices',
  everySeconds: 2,
  run: async world => {
    const { db } = world
    const at = world.now()
    const { source, zone } = await readMailSettings(world)
    const since = await noteServer(db, source !== 'none', at)
    await passOver(db, (since ?? at) - staleMs)
    if (since !== null) await weighNotices(world, zone)
    await endLate(db, since === null ? at - staleMs : null, at)
    if (since !== null && (await anyDue(db, at))) await addJob(db, sendJob, {}, { key: sendJob, queue: sendJob })
  },
}

/**
 * Of a worker that was killed while it handed a mail over nobody knows whether it arrived. What waited too long, or, with mail
 * switched off, since before `offBefore`, is not sent any more.
 */
async function endLate(db: Kysely<DB>, offBefore: Instant | null, at: Instant): Promise<void> {
  await sql`
    update mail set state = case when handed_at is not null then 'uncertain' when ${offBefore !== null} then 'dropped' else 'failed' end,
           reason = case when handed_at is not null then 'interrupted' when ${offBefore !== null} then 'off' else 'too-late' end,
           ended_at = ${instant(at)}, claim = null, claimed_until = null
     where id in (
       select id from mail
        where state = 'waiting' and next_at <= ${instant(at)} and (claimed_until is null or claimed_until <= ${instant(at)})
          and (handed_at is not null or due_at < ${instant(offBefore ?? at - tooLateMs)})
        limit 1000 for update skip locked)`.execute(db)
}

const forgetMails: Chore = {
  name: 'forget mails',
  everySeconds: 600,
  run: async ({ db, now }) => {
    await sql`
      delete from mail where id in (
        select id from mail where ended_at < ${instant(now() - keptMs)} order by ended_at limit 1000)`.execute(db)
  },
}

export const mailChores: readonly Chore[] = [mailNotices, forgetMails]
