import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

export interface AdminEntry {
  /** nobody is the machine, or the system on somebody's earlier order */
  readonly person: string | null
  readonly action: string
  readonly subject: string
  readonly detail?: object
}

/** Lines in the log of what was done to the installation itself. */
export async function logAdmin(trx: Transaction<DB> | Kysely<DB>, ...entries: readonly AdminEntry[]): Promise<void> {
  if (entries.length === 0) return
  await trx
    .insertInto('admin_log')
    .values(
      entries.map(({ person, action, subject, detail = {} }) => ({
        person_id: person,
        action,
        subject,
        detail: JSON.stringify(detail),
      })),
    )
    .execute()
}
