import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

export interface JobOptions {
  /** a job of the same key that waits is replaced */
  readonly key?: string
  /** jobs of one queue run one after the other, on one worker of several */
  readonly queue?: string
  /**
   * 'awaited': somebody waits for it, so it goes before everything else. 'bulk': much or slow, goes last, and all of it
   * together takes one worker.
   */
  readonly pace?: 'awaited' | 'bulk'
  readonly runAt?: number
}

const priorities = { awaited: -10, bulk: 10 } as const

/** Puts a job on the queue within the caller's transaction: it is there if and only if the transaction commits. */
export async function addJob(
  trx: Transaction<DB> | Kysely<DB>,
  name: string,
  payload: object,
  { key, queue, pace, runAt }: JobOptions = {},
): Promise<void> {
  const at = runAt === undefined ? null : new Date(runAt).toISOString()
  const line = queue ?? (pace === 'bulk' ? 'bulk' : null)
  const priority = pace === undefined ? 0 : priorities[pace]
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${at}::timestamptz,
              job_key => ${key ?? null}::text, queue_name => ${line}::text, priority => ${priority}::int)`.execute(trx)
}
