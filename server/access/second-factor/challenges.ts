import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { newToken, tokenHash } from '../token.ts'

/** Long enough to fetch a key from the next room. */
export const challengeMs = 5 * 60_000
/** Of one person at a time, in so many windows. */
const mostChallenges = 10

interface For {
  readonly person: string
  /** who adds a passkey does it in this session; null = for signing in */
  readonly session: string | null
}

/** Something new that a passkey of this person is to sign; of many that wait the newest are kept. */
export async function newChallenge(db: Kysely<DB>, { person, session }: For, at: number): Promise<string> {
  const challenge = newToken()
  await sql`
    delete from passkey_challenge
     where person_id = ${person}::uuid
       and challenge_hash not in (
         select challenge_hash from passkey_challenge
          where person_id = ${person}::uuid and expires_at > ${instant(at)}
          order by expires_at desc limit ${mostChallenges - 1})`.execute(db)
  await db
    .insertInto('passkey_challenge')
    .values({
      challenge_hash: tokenHash(challenge),
      person_id: person,
      session_hash: session === null ? null : tokenHash(session),
      expires_at: instant(at + challengeMs),
    })
    .execute()
  return challenge
}

/** Whether it was given to this person for this, not long ago; from then on it never was. */
export async function takeChallenge(
  db: Kysely<DB>,
  challenge: string,
  { person, session }: For,
  at: number,
): Promise<boolean> {
  const { rows } = await sql<{ inTime: boolean }>`
    delete from passkey_challenge
     where challenge_hash = ${tokenHash(challenge)} and person_id = ${person}::uuid
       and session_hash is not distinct from ${session === null ? null : tokenHash(session)}
    returning expires_at > ${instant(at)} as "inTime"`.execute(db)
  return rows[0]?.inTime ?? false
}
