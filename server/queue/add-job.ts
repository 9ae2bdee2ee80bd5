import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/**
 * Puts a job on the queue within the caller's transaction: it is there if and only if the transaction commits. Jobs with the same
 * `queue` run one after the other: what is much or slow takes one worker of several and leaves the others to what people wait for.
 */
export async function addJob(
  trx: Transaction<DB> | Kysely<DB>,
  name: string,
  payload: object,
  options: { key?: string; queue?: string; runAt?: number } = {},
): Promise<void> {
  const runAt = options.runAt === undefined ? null : new Date(options.runAt).toISOString()
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${runAt}::timestamptz, job_key => ${options.key ?? null}::text, queue_name => ${options.queue ?? null}::text)`.execute(
    trx,
  )
}
