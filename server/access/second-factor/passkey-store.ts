import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../../database/index.ts'

export const mostPasskeys = 10

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly backedUp: boolean
  readonly addedAt: number
  readonly lastUsedAt: number | null
}

/** What is needed to ask for it and to judge what it signed. */
export interface Credential {
  readonly id: string
  readonly credential: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
}

export interface NewPasskey {
  readonly credential: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
}

/** As they were added; at most `mostPasskeys`. */
export async function passkeysOf(db: Kysely<DB>, person: string): Promise<readonly Passkey[]> {
  const { rows } = await sql<Passkey>`
    select id, name, backed_up as "backedUp", added_at as "addedAt", last_used_at as "lastUsedAt"
      from passkey where person_id = ${person}::uuid order by id`.execute(db)
  return rows
}

export async function credentialsOf(db: Kysely<DB>, person: string): Promise<readonly Credential[]> {
  const { rows } = await sql<Credential>`
    select id, credential_id as credential, public_key as "publicKey", counter, transports
      from passkey where person_id = ${person}::uuid order by id`.execute(db)
  return rows
}

/** Null where somebody has it already. */
export async function addPasskey(
  trx: Transaction<DB>,
  person: string,
  name: string,
  { credential, publicKey, counter, transports, backedUp }: NewPasskey,
  at: number,
): Promise<Passkey | null> {
  const { rows } = await sql<Passkey>`
    insert into passkey (id, person_id, name, credential_id, public_key, counter, transports, backed_up, added_at)
    values (${v7()}, ${person}, ${name}, ${credential}, ${Buffer.from(publicKey)}, ${counter}, ${[...transports]}::text[],
            ${backedUp}, ${instant(at)})
        on conflict (credential_id) do nothing
    returning id, name, backed_up as "backedUp", added_at as "addedAt", last_used_at as "lastUsedAt"`.execute(trx)
  return rows[0] ?? null
}

export async function renamePasskey(db: Kysely<DB>, person: string, id: string, name: string): Promise<Passkey | null> {
  const { rows } = await sql<Passkey>`
    update passkey set name = ${name} where id = ${id}::uuid and person_id = ${person}::uuid
    returning id, name, backed_up as "backedUp", added_at as "addedAt", last_used_at as "lastUsedAt"`.execute(db)
  return rows[0] ?? null
}

/** Its name; null where this person has none of this id. */
export async function removePasskey(trx: Transaction<DB>, person: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    delete from passkey where id = ${id}::uuid and person_id = ${person}::uuid returning name`.execute(trx)
  return rows[0]?.name ?? null
}

/**
 * Notes that it signed. False where it is gone by now, or another has signed as often or more: then somebody has a copy of
 * it. Those that do not count stay at 0.
 */
export async function noteSigned(
  db: Kysely<DB>,
  id: string,
  { counter, backedUp }: Pick<NewPasskey, 'counter' | 'backedUp'>,
  at: number,
): Promise<boolean> {
  const { rows } = await sql`
    update passkey set counter = ${counter}, backed_up = ${backedUp}, last_used_at = ${instant(at)}
     where id = ${id}::uuid and (counter < ${counter} or (counter = 0 and ${counter} = 0))
    returning 1`.execute(db)
  return rows.length > 0
}
