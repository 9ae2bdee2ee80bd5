import type { Role } from '@huke/core/access'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import { found, lockOrganisation, type PersonRef, personRefJson } from '../organisation/index.ts'
import type { World } from '../world.ts'

export interface AccountRow {
  readonly person: PersonRef
  readonly login: string | null
  readonly hasPassword: boolean
  readonly mustChange: boolean
  readonly secondFactor: boolean
  readonly disabledAt: number | null
  readonly lastSignInAt: number | null
  readonly roles: readonly Role[]
}

export const accountShows = ['everybody', 'without-account', 'without-password', 'closed', 'with-role'] as const
export type AccountShow = (typeof accountShows)[number]

export interface AccountQuery {
  readonly q: string
  readonly only: string | null
  readonly show: AccountShow
  readonly after: readonly [name: string, id: string] | null
  readonly limit: number
}

/** Everybody employed today or with an account, whether they may sign in or not; who is asked for by name in any case. */
export async function listAccounts({ db, now }: Pick<World, 'db' | 'now'>, ask: AccountQuery): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    with today as (select organisation_day(${instant(now())}) as day),
    listed as (
      select p.id, p.name, a.person_id, a.login, a.password_hash, a.must_change, a.disabled_at, a.last_sign_in_at
        from person p left join account a on a.person_id = p.id, today
       where p.imported_from is null and (p.employed @> day or a.person_id is not null or p.id = ${ask.only}::uuid)
         and (${ask.only}::uuid is null or p.id = ${ask.only}::uuid)
         and ${shown[ask.show]}
         and (${found(sql`p.search`, ask.q)} or lower(a.login) = lower(${ask.q.trim()}))
         and (${ask.after === null} or (p.name collate "zh-x-icu", p.id) > (${ask.after?.[0] ?? ''}, ${ask.after?.[1] ?? null}::uuid))
       order by p.name collate "zh-x-icu", p.id
       limit ${ask.limit})
    select ${personRefJson(sql`l.id`, sql`day`)} as person, l.login, l.password_hash is not null as "hasPassword",
           coalesce(l.must_change, false) as "mustChange", l.disabled_at as "disabledAt",
           l.last_sign_in_at as "lastSignInAt",
           exists (select from second_factor f where f.person_id = l.id and f.confirmed_at is not null)
             or exists (select from passkey k where k.person_id = l.id) as "secondFactor",
           array(select role from role_grant r where r.person_id = l.id order by role) as roles
      from listed l, today
     order by l.name collate "zh-x-icu", l.id`.execute(db)
  return rows
}

const shown: Readonly<Record<AccountShow, RawBuilder<boolean>>> = {
  everybody: sql`true`,
  'without-account': sql`a.person_id is null`,
  'without-password': sql`a.person_id is not null and a.password_hash is null and a.disabled_at is null`,
  closed: sql`a.disabled_at is not null`,
  'with-role': sql`exists (select from role_grant r where r.person_id = p.id)`,
}

export interface AccountCounts {
  readonly people: number
  readonly withoutAccount: number
  readonly withoutPassword: number
  readonly administrators: number
  readonly officers: number
}

/** Of those employed today. An administrator or officer counts who can sign in. */
export async function countAccounts({ db, now }: Pick<World, 'db' | 'now'>): Promise<AccountCounts> {
  const { rows } = await sql<AccountCounts>`
    select count(*)::int as people,
           (count(*) filter (where a.person_id is null))::int as "withoutAccount",
           (count(*) filter (where ${shown['without-password']}))::int as "withoutPassword",
           (count(*) filter (where usable and 'administrator' = any(roles)))::int as administrators,
           (count(*) filter (where usable and 'officer' = any(roles)))::int as officers
      from person p
      left join account a on a.person_id = p.id
      cross join lateral (select a.password_hash is not null and a.disabled_at is null as usable,
                                 array(select role from role_grant r where r.person_id = p.id) as roles) as has
     where p.imported_from is null and p.employed @> organisation_day(${instant(now())})`.execute(db)
  return rows[0] as AccountCounts
}

/**
 * For a change to one account: nobody else changes accounts meanwhile, and the person exists. Nobody who is known from a
 * history alone is given one.
 */
export async function lockAccounts(
  trx: Transaction<DB>,
  person: string,
): Promise<{ name: string; login: string | null }> {
  await lockOrganisation(trx)
  const row = await trx
    .selectFrom('person')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.name', 'account.login', 'person.imported_from'])
    .where('person.id', '=', person)
    .executeTakeFirst()
  if (row === undefined) throw notFound()
  if (row.imported_from !== null) throw refused('organisation.imported')
  return row
}
