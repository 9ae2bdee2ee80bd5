import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { refused } from '../http/index.ts'
import { canAct, lockOrganisation, logAdmin, organisationDay, personSearch } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { newFirstPassword, passwordHash } from './password.ts'
import { removeAllFactors } from './second-factor/store.ts'
import { endAccessOf } from './session-store.ts'
import { forgetAttempts } from './sign-in-limit.ts'

type Place = Pick<World, 'db' | 'now'>

export interface ListedAdministrator {
  readonly code: string
  readonly name: string
  readonly login: string | null
  readonly firstDay: string | null
  readonly lastDay: string | null
  /** employed today, with an account that opens */
  readonly usable: boolean
  readonly closed: boolean
  readonly hasPassword: boolean
}

/** Everybody with the role, whether they can use it or not. */
export async function listAdministrators({ db, now }: Place): Promise<readonly ListedAdministrator[]> {
  const { rows } = await sql<ListedAdministrator>`
    select p.code, p.name, a.login, lower(p.employed) as "firstDay", upper(p.employed) - 1 as "lastDay",
           ${canAct(sql`p.id`, sql`organisation_day(${instant(now())})`)} as usable,
           a.disabled_at is not null as closed, a.password_hash is not null as "hasPassword"
      from role_grant r
      join person p on p.id = r.person_id
      left join account a on a.person_id = r.person_id
     where r.role = 'administrator'
     order by p.code`.execute(db)
  return rows
}

/** What the machine did for somebody; `password` where a new one was made. */
export interface Rescued {
  readonly name: string
  readonly login: string
  readonly password: string | null
}

/**
 * Makes an employee an administrator whose account opens; with a name also somebody who is not there yet, from today and
 * in the unit at the top. Whoever may run a command on the machine may do anything with the database anyway.
 */
export async function makeAdministrator(place: Place, code: string, name: string | null): Promise<Rescued> {
  return rescue(place, async (trx, day) => {
    const known = await personOf(trx, code, day)
    const person = known ?? (await newPerson(trx, code, name, day))
    if (!person.employed)
      throw refused('access.not-employed', { place: 'CODE', value: code, expectation: 'an employee of today' })
    const login = person.login ?? code
    const { rows: taken } = await sql`
      select from account where lower(login) = lower(${login}) and person_id <> ${person.id}`.execute(trx)
    if (taken.length > 0)
      throw refused('access.login-taken', { place: 'login', value: login, expectation: 'a login nobody else has' })
    await sql`
      insert into account (person_id, login) values (${person.id}, ${login})
          on conflict (person_id) do update set disabled_at = null`.execute(trx)
    await sql`
      insert into role_grant (person_id, role, granted_at) values (${person.id}, 'administrator', ${instant(place.now())})
          on conflict do nothing`.execute(trx)
    const password = person.hasPassword ? null : await giveFirstPassword(trx, person.id, place.now())
    await logAdmin(trx, { person: null, action: 'administrator.made', subject: person.id, detail: { code, login } })
    return { name: person.name, login, password }
  })
}

/**
 * A new first password for whoever has this login or employee number; the account is opened where it was closed, and asks
 * for no second factor any more: it may be what was lost.
 */
export async function resetPassword(place: Place, who: string): Promise<Rescued> {
  return rescue(place, async (trx, day) => {
    const { id, name, login } = await accountHolder(trx, who, day)
    const password = await giveFirstPassword(trx, id, place.now())
    await removeAllFactors(trx, id)
    await openAgain(trx, id, login)
    await logAdmin(trx, { person: null, action: 'account.password-given', subject: id, detail: { login } })
    return { name, login, password }
  })
}

/** Opens a closed account and forgets failed sign-ins; the password stays. */
export async function unlockAccount(place: Place, who: string): Promise<Rescued> {
  return rescue(place, async (trx, day) => {
    const { id, name, login } = await accountHolder(trx, who, day)
    await openAgain(trx, id, login)
    await logAdmin(trx, { person: null, action: 'account.unlocked', subject: id, detail: { login } })
    return { name, login, password: null }
  })
}

const rescue = ({ db, now }: Place, work: (trx: Transaction<DB>, day: string) => Promise<Rescued>): Promise<Rescued> =>
  db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    return work(trx, await organisationDay(trx, now()))
  })

interface Known {
  readonly id: string
  readonly name: string
  readonly login: string | null
  readonly employed: boolean
  readonly hasPassword: boolean
}

/** By employee number, else by login. */
async function personOf(db: Kysely<DB>, who: string, day: string): Promise<Known | null> {
  const { rows } = await sql<Known>`
    select p.id, p.name, a.login, p.employed @> ${day}::date as employed, a.password_hash is not null as "hasPassword"
      from person p left join account a on a.person_id = p.id
     where p.code = ${who} or lower(a.login) = lower(${who})
     order by p.code = ${who} desc
     limit 1`.execute(db)
  return rows[0] ?? null
}

async function accountHolder(
  db: Kysely<DB>,
  who: string,
  day: string,
): Promise<{ id: string; name: string; login: string }> {
  const known = await personOf(db, who, day)
  if (known === null || known.login === null)
    throw refused('access.no-such-account', {
      place: 'WHO',
      value: who,
      expectation: 'a login or an employee number with an account',
    })
  return { id: known.id, name: known.name, login: known.login }
}

async function newPerson(trx: Transaction<DB>, code: string, name: string | null, day: string): Promise<Known> {
  if (name === null || name.trim() === '')
    throw refused('access.no-such-person', {
      place: 'CODE',
      value: code,
      expectation: 'an employee number, or --name for somebody new',
    })
  const person = { id: v7(), code, name: name.trim(), nameEn: null }
  await sql`
    insert into person (id, code, name, employed, search)
    values (${person.id}, ${code}, ${person.name}, daterange(${day}::date, null), ${personSearch(person)})`.execute(trx)
  await sql`
    insert into membership (id, person_id, unit_id, is_primary, valid)
    select ${v7()}, ${person.id}, unit_id, true, daterange(${day}::date, null)
      from unit_version where parent_id is null and valid @> ${day}::date
     order by kind = 'company' desc, unit_id limit 1`.execute(trx)
  return { ...person, login: null, employed: true, hasPassword: false }
}

async function giveFirstPassword(trx: Transaction<DB>, person: string, at: number): Promise<string> {
  const password = newFirstPassword()
  await trx
    .updateTable('account')
    .set({ password_hash: await passwordHash(password), must_change: true })
    .where('person_id', '=', person)
    .execute()
  await endAccessOf(trx, person, at)
  return password
}

async function openAgain(trx: Transaction<DB>, person: string, login: string): Promise<void> {
  await trx.updateTable('account').set({ disabled_at: null }).where('person_id', '=', person).execute()
  await forgetAttempts(trx, login)
}
