import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { personSearch, unitSearch } from '../organisation/index.ts'

export interface TestUnit {
  readonly code: string
  readonly name: string
  readonly parent?: string
  readonly head?: string
}

export interface TestPerson {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly manager?: string
  readonly roles?: readonly string[]
}

/** A hash that no password of a test fits. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$DMX7z2pVYVh9dIPpP2Ibm9m4cNYhMYtCe7Sx1Sn2F2Y'

/**
 * Writes units and people by code, valid since 2020, all with an open account unless told otherwise; answers the ids:
 * `const id = await organise(db, …)`, `id('E1')`.
 */
export async function organise(
  db: Kysely<DB>,
  units: readonly TestUnit[],
  people: readonly TestPerson[],
  { accounts = true }: { readonly accounts?: boolean } = {},
): Promise<(code: string) => string> {
  const ids = new Map([...units, ...people].map(({ code }) => [code, v7()]))
  const id = (code: string): string => {
    const known = ids.get(code)
    if (known === undefined) throw new Error(`no unit or person ${code} in this test`)
    return known
  }
  const since = sql<string>`daterange('2020-01-01', null)`
  const search = (row: TestUnit | TestPerson) => ({ ...row, nameEn: null })
  await db
    .insertInto('unit')
    .values(units.map(u => ({ id: id(u.code), code: u.code })))
    .execute()
  await db
    .insertInto('unit_version')
    .values(
      units.map(u => ({
        unit_id: id(u.code),
        valid: since,
        name: u.name,
        parent_id: u.parent === undefined ? null : id(u.parent),
        search: unitSearch(search(u)),
      })),
    )
    .execute()
  await db
    .insertInto('person')
    .values(
      people.map(p => ({
        id: id(p.code),
        code: p.code,
        name: p.name,
        employed: since,
        search: personSearch(search(p)),
      })),
    )
    .execute()
  await db
    .insertInto('membership')
    .values(people.map(p => ({ id: v7(), person_id: id(p.code), unit_id: id(p.unit), is_primary: true, valid: since })))
    .execute()
  if (accounts) {
    const opened = people.map(p => ({ person_id: id(p.code), login: p.code, password_hash: nobodys }))
    await db.insertInto('account').values(opened).execute()
  }
  const heads = units.flatMap(u =>
    u.head === undefined ? [] : [{ unit_id: id(u.code), person_id: id(u.head), valid: since }],
  )
  if (heads.length > 0) await db.insertInto('unit_head').values(heads).execute()
  const managers = people.flatMap(p =>
    p.manager === undefined ? [] : [{ person_id: id(p.code), manager_id: id(p.manager), valid: since }],
  )
  if (managers.length > 0) await db.insertInto('manager').values(managers).execute()
  const grants = people.flatMap(p => (p.roles ?? []).map(role => ({ person_id: id(p.code), role })))
  if (grants.length > 0) await db.insertInto('role_grant').values(grants).execute()
  return id
}
