import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type DB, instant } from '../../../database/index.ts'

export interface Claimed {
  readonly id: Id
  readonly attempts: number
}

/**
 * As long as a batch is worked on; then another worker may have what has not begun to leave, for the claim is asked for once
 * more before it does. Mails of a worker that was killed wait no longer than that.
 */
export const claimMs = 60_000
/** Longer than a server takes to answer whether it has a mail; after that nobody knows. */
export const handingMs = 600_000

/** Takes up mails that are due, what is at once before what was gathered. Nobody else has them until the claim ends. */
export async function claimDue(
  db: Kysely<DB>,
  at: Instant,
  most: number,
): Promise<{ claim: Id; mails: readonly Claimed[] }> {
  const claim = uuidv7()
  const { rows } = await sql<Claimed>`
    update mail set claim = ${claim}, claimed_until = ${instant(at + claimMs)}, gathering = false
     where id in (
       select id from mail
        where ${isDue(at)}
        order by batch like 'digest:%', next_at, id limit ${most}
          for update skip locked)
    returning id, attempts`.execute(db)
  return { claim, mails: rows }
}

const isDue = (at: Instant) => sql`
  state = 'waiting' and handed_at is null and next_at <= ${instant(at)}
  and (claimed_until is null or claimed_until <= ${instant(at)})`

export async function anyDue(db: Kysely<DB>, at: Instant): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from mail where ${isDue(at)})
           and not exists (select from mail_server where paused_until > ${instant(at)}) as due`.execute(db)
  return rows[0]?.due ?? false
}

/** Its content is about to leave: from here on nobody sends it again by themselves. False where another has it by now. */
export async function markHanded(db: Kysely<DB>, id: Id, claim: Id, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mail set handed_at = ${instant(at)}, claimed_until = ${instant(at + handingMs)}
     where id = ${id} and claim = ${claim} and handed_at is null`.execute(db)
  return numAffectedRows === 1n
}

export interface End {
  readonly state: 'sent' | 'dropped' | 'failed' | 'uncertain'
  readonly reason?: string | undefined
  readonly reply?: string | undefined
  readonly address?: string | undefined
  readonly content?: object | undefined
}

export async function end(db: Kysely<DB>, id: Id, claim: Id, at: Instant, how: End): Promise<void> {
  await sql`
    update mail set state = ${how.state}, ended_at = ${instant(at)}, claim = null, claimed_until = null,
           address = ${how.address ?? null}, reason = ${how.reason ?? null}, reply = ${how.reply ?? null},
           content = ${how.content === undefined ? null : JSON.stringify(how.content)}::jsonb
     where id = ${id} and claim = ${claim}`.execute(db)
}

/** The other side will not have it now and has nothing of it: once more, later. */
export async function putOff(
  db: Kysely<DB>,
  id: Id,
  claim: Id,
  how: { until: Instant; reason: string; reply: string; address: string },
): Promise<void> {
  await sql`
    update mail set attempts = attempts + 1, next_at = ${instant(how.until)}, claim = null, claimed_until = null,
           handed_at = null, reason = ${how.reason}, reply = ${how.reply}, address = ${how.address}
     where id = ${id} and claim = ${claim}`.execute(db)
}

/** Gives back what was taken up and not begun. */
export async function release(db: Kysely<DB>, claim: Id): Promise<void> {
  await sql`update mail set claim = null, claimed_until = null where claim = ${claim} and handed_at is null`.execute(db)
}
