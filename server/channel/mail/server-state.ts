import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import type { SmtpFailure } from './smtp/index.ts'

/** How it goes with the mail server. */
export interface ServerState {
  /** null = there is none */
  readonly on_since: Instant | null
  readonly paused_until: Instant | null
  readonly failures: number
  readonly failed_at: Instant | null
  readonly reason: SmtpFailure['reason'] | null
  readonly reply: string | null
  readonly sent_at: Instant | null
}

export async function readServerState(db: Kysely<DB>): Promise<ServerState> {
  const { rows } = await sql<ServerState>`
    select on_since, paused_until, failures, failed_at, reason, reply, sent_at from mail_server`.execute(db)
  return rows[0] as ServerState
}

/** Notes that there is a server now, or none any more; answers since when there is. */
export async function noteServer(db: Kysely<DB>, on: boolean, at: Instant): Promise<Instant | null> {
  const { on_since } = await readServerState(db)
  if ((on_since !== null) === on) return on_since
  const since = on ? at : null
  await sql`update mail_server set on_since = ${since === null ? null : instant(since)}`.execute(db)
  return since
}

/** So long nobody asks a server that failed so many times in a row. */
const pauses = [30_000, 60_000, 120_000, 300_000, 600_000, 900_000]

export const pauseAfter = (failures: number): number => pauses[Math.min(failures, pauses.length) - 1] ?? 0

export async function noteFailure(db: Kysely<DB>, { reason, reply }: SmtpFailure, at: Instant): Promise<void> {
  const failures = (await readServerState(db)).failures + 1
  await sql`
    update mail_server set failures = ${failures}, paused_until = ${instant(at + pauseAfter(failures))},
           failed_at = ${instant(at)}, reason = ${reason}, reply = ${reply}`.execute(db)
}

export async function noteSuccess(db: Kysely<DB>, at: Instant): Promise<void> {
  await sql`
    update mail_server set sent_at = ${instant(at)}, failures = 0, paused_until = null, failed_at = null,
           reason = null, reply = null`.execute(db)
}
