import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** A line in the log of what was done to the installation itself; nobody in person is the machine. */
export async function logAdmin(
  trx: Transaction<DB> | Kysely<DB>,
  entry: { person: string | null; action: string; subject: string; detail?: object },
): Promise<void> {
  await trx
    .insertInto('admin_log')
    .values({
      person_id: entry.person,
      action: entry.action,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}
