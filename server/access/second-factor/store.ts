import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { newRecoveryCode } from '../password.ts'
import { tokenHash } from '../token.ts'
import { stepOf } from './totp.ts'

const recoveryCodes = 10

export interface Factor {
  readonly secret: string
  readonly confirmedAt: number | null
  readonly lastStep: number | null
  readonly codesLeft: number
}

export async function factorOf(db: Kysely<DB>, person: string): Promise<Factor | null> {
  const { rows } = await sql<Factor>`
    select secret, confirmed_at as "confirmedAt", last_step as "lastStep",
           (select count(*)::int from recovery_code r where r.person_id = f.person_id and used_at is null) as "codesLeft"
      from second_factor f where person_id = ${person}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Begins to set one up; one that is in force stays in force until it is removed. */
export async function beginFactor(db: Kysely<DB>, person: string, secret: string): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factor (person_id, secret) values (${person}, ${secret})
        on conflict (person_id) do update set secret = excluded.secret, last_step = null
     where second_factor.confirmed_at is null
    returning 1`.execute(db)
  return rows.length > 0
}

/** Puts it in force, and answers the codes for the day the phone is lost, once. */
export async function confirmFactor(db: Kysely<DB>, person: string, at: number): Promise<readonly string[]> {
  await sql`update second_factor set confirmed_at = ${instant(at)} where person_id = ${person}::uuid`.execute(db)
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await sql`delete from recovery_code where person_id = ${person}::uuid`.execute(db)
  await db
    .insertInto('recovery_code')
    .values(codes.map(code => ({ person_id: person, code_hash: tokenHash(code) })))
    .execute()
  return codes
}

export async function removeFactor(db: Kysely<DB>, person: string): Promise<boolean> {
  await sql`delete from recovery_code where person_id = ${person}::uuid`.execute(db)
  const { rows } = await sql`delete from second_factor where person_id = ${person}::uuid returning 1`.execute(db)
  return rows.length > 0
}

/** Takes a code of the app or one on paper; each is taken once, by whoever of two at the same time comes first. */
export async function takeCode(db: Kysely<DB>, person: string, shown: string, at: number): Promise<boolean> {
  const factor = await factorOf(db, person)
  if (factor === null) return false
  const code = shown.replace(/\s/g, '').toLowerCase()
  const step = stepOf(factor.secret, code, at, factor.lastStep)
  const { rows } =
    step === null
      ? await sql`
          update recovery_code set used_at = ${instant(at)}
           where person_id = ${person}::uuid and code_hash = ${tokenHash(code)} and used_at is null
          returning 1`.execute(db)
      : await sql`
          update second_factor set last_step = ${step}
           where person_id = ${person}::uuid and (last_step is null or last_step < ${step})
          returning 1`.execute(db)
  return rows.length > 0
}

/** The session has shown one from now on. */
export const noteShown = (db: Kysely<DB>, token: string, at: number): Promise<unknown> =>
  sql`update session set second_factor_at = ${instant(at)} where token_hash = ${tokenHash(token)}`.execute(db)

export async function hasShown(db: Kysely<DB>, token: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from session where token_hash = ${tokenHash(token ?? '')} and second_factor_at is not null`.execute(db)
  return rows.length > 0
}
