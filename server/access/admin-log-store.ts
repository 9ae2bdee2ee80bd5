import { sql } from 'kysely'
import { instant } from '../database/index.ts'
import { type PersonRef, personRefJson } from '../organisation/index.ts'
import type { World } from '../world.ts'

export interface AdminLine {
  readonly id: number
  readonly at: number
  /** null = the machine, or somebody who was not let in */
  readonly person: PersonRef | null
  readonly action: string
  readonly subject: string
  /** where the subject is somebody */
  readonly subjectPerson: PersonRef | null
  readonly detail: Readonly<Record<string, unknown>>
}

interface Asked {
  readonly person?: string
  readonly action?: string
  readonly before: number | null
  readonly limit: number
}

/** The newest first. */
export async function readAdminLog(
  { db, now }: Pick<World, 'db' | 'now'>,
  { person, action, before, limit }: Asked,
): Promise<readonly AdminLine[]> {
  const begins = action === undefined ? sql`true` : sql`starts_with(l.action, ${action})`
  const { rows } = await sql<AdminLine>`
    with today as (select organisation_day(${instant(now())}) as day)
    select l.id::int8 as id, l.at, ${personRefJson(sql`l.person_id`, sql`day`)} as person, l.action, l.subject,
           (select ${personRefJson(sql`p.id`, sql`day`)} from person p where p.id::text = l.subject) as "subjectPerson",
           l.detail
      from (select * from admin_log l
             where ${begins}
               and (${person ?? null}::uuid is null or l.person_id = ${person ?? null}::uuid)
               and (${before}::bigint is null or l.id < ${before}::bigint)
             order by l.id desc
             limit ${limit}) l, today
     order by l.id desc`.execute(db)
  return rows
}
