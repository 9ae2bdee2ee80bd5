import type { Instant } from '@huke/core/calendar'
import { commitmentJobs } from '@huke/server/commitment'
import { instant } from '@huke/server/database'
import type { World } from '@huke/server/world'
import { sql } from 'kysely'
import type { News } from './news.ts'

/** So many of each person's newest notices are left unread. */
const unread = 3

/** Tells people of the last days by the very job that tells them later, in the order in which it happened. */
export async function writeNotices(world: World, recent: readonly News[], now: Instant): Promise<void> {
  const tell = commitmentJobs['notify']
  if (tell === undefined) throw new Error('no job tells people of news')
  for (const { commitment, version, events } of recent.toSorted((a, b) => a.at - b.at)) {
    await tell({ commitment, version, events }, world)
  }
  await sql`
    update notification n set read_at = least(n.at + interval '50 minutes', ${instant(now)})
      from (select id, row_number() over (partition by person_id order by id desc) as place from notification) newest
     where newest.id = n.id and newest.place > ${unread} and n.read_at is null`.execute(world.db)
}
