import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** Whoever changes units, posts, people or their relations does so alone, so that a check holds until its commit. */
export async function lockOrganisation(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisation', 0))`.execute(trx)
}
