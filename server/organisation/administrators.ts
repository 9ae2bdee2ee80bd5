import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'

/** Employee numbers of those who may administer on a day. */
export async function administrators(db: Kysely<DB>, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select p.code
      from role_grant r
      join person p on p.id = r.person_id
      left join account a on a.person_id = r.person_id
     where r.role = 'administrator' and a.disabled_at is null and p.employed @> ${day}::date`.execute(db)
  return rows.map(row => row.code)
}

/** Called after a change, before it is committed: somebody must still be able to administer. */
export async function checkAdministrator(trx: Kysely<DB>, day: string): Promise<void> {
  if ((await administrators(trx, day)).length === 0) throw refused('access.last-administrator')
}
