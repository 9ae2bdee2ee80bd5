import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { refused } from '../../http/index.ts'
import { tokenHash } from '../token.ts'
import { takeRecoveryCode } from './recovery-codes.ts'
import { stepOf } from './totp.ts'

/** An authenticator app, in force once it is confirmed. */
export interface Factor {
  readonly secret: string
  readonly confirmedAt: number | null
  readonly lastStep: number | null
}

export async function factorOf(db: Kysely<DB>, person: string): Promise<Factor | null> {
  const { rows } = await sql<Factor>`
    select secret, confirmed_at as "confirmedAt", last_step as "lastStep"
      from second_factor f where person_id = ${person}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Nobody else changes what this person shows meanwhile. */
export const lockFactors = (trx: Transaction<DB>, person: string): Promise<unknown> =>
  sql`select from person where id = ${person}::uuid for no key update`.execute(trx)

/** Begins to set one up; one that is in force stays in force until it is removed. */
export async function beginFactor(db: Kysely<DB>, person: string, secret: string): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factor (person_id, secret) values (${person}, ${secret})
        on conflict (person_id) do update set secret = excluded.secret, last_step = null
     where second_factor.confirmed_at is null
    returning 1`.execute(db)
  return rows.length > 0
}

export const confirmFactor = (trx: Transaction<DB>, person: string, at: number): Promise<unknown> =>
  sql`update second_factor set confirmed_at = ${instant(at)} where person_id = ${person}::uuid`.execute(trx)

export async function removeFactor(trx: Transaction<DB>, person: string): Promise<boolean> {
  const { rows } = await sql`delete from second_factor where person_id = ${person}::uuid returning 1`.execute(trx)
  return rows.length > 0
}

/** App, passkeys and recovery codes: the password alone opens from then on. Whether there was anything. */
export async function removeAllFactors(trx: Transaction<DB>, person: string): Promise<boolean> {
  await lockFactors(trx, person)
  await sql`delete from passkey_challenge where person_id = ${person}::uuid`.execute(trx)
  const passkeys = await sql`delete from passkey where person_id = ${person}::uuid returning 1`.execute(trx)
  await sql`delete from recovery_code where person_id = ${person}::uuid`.execute(trx)
  return (await removeFactor(trx, person)) || passkeys.rows.length > 0
}

/** What is left after one was taken away: where nothing is, either it is demanded, or the recovery codes go as well. */
export async function afterRemoval(trx: Transaction<DB>, person: string, demanded: boolean): Promise<void> {
  const { rows } = await sql`
    select from second_factor where person_id = ${person}::uuid and confirmed_at is not null
     union all
    select from passkey where person_id = ${person}::uuid`.execute(trx)
  if (rows.length > 0) return
  if (demanded) throw refused('access.second-factor-demanded')
  await sql`delete from recovery_code where person_id = ${person}::uuid`.execute(trx)
}

/** Takes a code of the app, each once, by whoever of two at the same time comes first. */
export async function takeAppCode(
  db: Kysely<DB>,
  person: string,
  { secret, lastStep }: Factor,
  shown: string,
  at: number,
): Promise<boolean> {
  const step = stepOf(secret, typed(shown), at, lastStep)
  if (step === null) return false
  const { rows } = await sql`
    update second_factor set last_step = ${step}
     where person_id = ${person}::uuid and secret = ${secret} and (last_step is null or last_step < ${step})
    returning 1`.execute(db)
  return rows.length > 0
}

/** Takes a code of the app that is in force, or one on paper. */
export async function takeCode(db: Kysely<DB>, person: string, shown: string, at: number): Promise<boolean> {
  const factor = await factorOf(db, person)
  const inForce = factor !== null && factor.confirmedAt !== null
  if (inForce && (await takeAppCode(db, person, factor, shown, at))) return true
  return takeRecoveryCode(db, person, typed(shown), at)
}

const typed = (shown: string): string => shown.replace(/\s/g, '').toLowerCase()

/** The session has shown one from now on; one that has ended meanwhile sets up nothing. */
export async function noteShown(trx: Transaction<DB>, token: string, at: number): Promise<void> {
  const { rows } = await sql`
    update session set second_factor_at = ${instant(at)} where token_hash = ${tokenHash(token)} returning 1`.execute(
    trx,
  )
  if (rows.length === 0) throw refused('not-signed-in')
}

export async function hasShown(db: Kysely<DB>, token: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from session where token_hash = ${tokenHash(token ?? '')} and second_factor_at is not null`.execute(db)
  return rows.length > 0
}
