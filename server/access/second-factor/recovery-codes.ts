import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { newRecoveryCode } from '../password.ts'
import { tokenHash } from '../token.ts'

const recoveryCodes = 10

/** With the first factor come the codes for the day it is lost, shown this once; with a further one come none. */
export async function giveRecoveryCodes(trx: Transaction<DB>, person: string): Promise<readonly string[]> {
  const { rows } = await sql`select from recovery_code where person_id = ${person}::uuid limit 1`.execute(trx)
  if (rows.length > 0) return []
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await trx
    .insertInto('recovery_code')
    .values(codes.map(code => ({ person_id: person, code_hash: tokenHash(code) })))
    .execute()
  return codes
}

export async function recoveryCodesLeft(db: Kysely<DB>, person: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from recovery_code where person_id = ${person}::uuid and used_at is null`.execute(db)
  return rows[0]?.left ?? 0
}

/** Each is taken once, by whoever of two at the same time comes first. */
export async function takeRecoveryCode(db: Kysely<DB>, person: string, code: string, at: number): Promise<boolean> {
  const { rows } = await sql`
    update recovery_code set used_at = ${instant(at)}
     where person_id = ${person}::uuid and code_hash = ${tokenHash(code)} and used_at is null
    returning 1`.execute(db)
  return rows.length > 0
}
