import type { Instant } from '@huke/core/calendar'
import { type RawBuilder, sql } from 'kysely'
import { instant } from '../database/index.ts'
import { isGone } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { absoluteMs, idleMs } from './cookie.ts'
import type { Reader } from './member.ts'
import { readerFrom, type ReaderRow } from './reader-row.ts'
import { tokenHash } from './token.ts'

export type Credential = { readonly kind: 'cookie' | 'token'; readonly token: string }

/** Who shows this credential, with all their rights, in one statement; null when it opens nothing. */
export async function loadReader(
  world: World,
  credential: Credential,
  { using }: { readonly using: boolean } = { using: true },
): Promise<Reader | null> {
  const at = world.now()
  const hash = tokenHash(credential.token)
  const shown = credential.kind === 'cookie' ? session(hash, at) : apiToken(hash, at)
  const kept = credential.kind === 'cookie' ? keepSession(at) : noteUse(at)
  const rows = await readerRows(world, using ? sql`${shown}, ${kept}` : shown, at)
  return rows[0] === undefined ? null : readerFrom(rows[0], credential.kind)
}

/** These people as they would read if they signed in now; whoever may not come in, or has no account to do it with, is left out. */
export async function loadReaders(world: World, persons: readonly string[]): Promise<ReadonlyMap<string, Reader>> {
  const named = sql`
    shown as (select unnest(${[...new Set(persons)]}::uuid[]) as person_id, false as demo, null::text[] as scopes, true as proved)`
  const rows = await readerRows(world, named, world.now())
  const open = world.config.demo ? rows : rows.filter(row => row.has_account)
  return new Map(open.map(row => [row.person, readerFrom(row, 'cookie')]))
}

/** `shown` says who: their rights are those of the day, lent ones included. */
async function readerRows(
  { db, config }: World,
  shown: RawBuilder<unknown>,
  at: Instant,
): Promise<readonly ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    with recursive ${shown},
    today as (select organisation_day(${instant(at)}) as day),
    lent as (
      select to_person, from_person
        from delegation join shown on to_person = shown.person_id, today
       where valid @> day and revoked_at is null and not ${isGone(sql`from_person`, sql`day`)}),
    somebody as (select person_id from shown union select from_person from lent),
    headed as (
      select person_id, unit_id
        from unit_head join somebody using (person_id), today
       where valid @> day
       union
      select headed.person_id, child.unit_id
        from headed join unit_version child on child.parent_id = headed.unit_id, today
       where child.valid @> day),
    rights as (
      select person_id,
             array(select unit_id from membership m, today where m.person_id = s.person_id and m.valid @> day) as units,
             array(select unit_id from headed h where h.person_id = s.person_id) as heads
        from somebody s)
    select person.id as person, person.name, person.locale, person.time_zone, shown.demo, shown.scopes,
           coalesce(account.must_change, false) as must_change, account.person_id is not null as has_account,
           not shown.proved and exists (
             select from setting s join role_grant r on s.value ? r.role
              where s.key = 'secondFactorRoles' and r.person_id = person.id) as must_prove,
           array(select role from role_grant where role_grant.person_id = person.id order by role) as roles, rights.units, rights.heads,
           (select coalesce(json_agg(json_build_object('from', d.person_id, 'units', d.units, 'heads', d.heads)), '[]')
              from rights d join lent on lent.from_person = d.person_id and lent.to_person = person.id) as delegations
      from shown
      join person on person.id = shown.person_id
      join rights on rights.person_id = shown.person_id
      left join account on account.person_id = shown.person_id
      cross join today
     where account.disabled_at is null and person.employed @> day and (${config.demo} or not shown.demo)`.execute(db)
  return rows
}

const session = (hash: string, at: Instant): RawBuilder<unknown> => sql`
  shown as (
    select token_hash, person_id, demo, null::text[] as scopes, seen_at, demo or second_factor_at is not null as proved
      from session
     where token_hash = ${hash} and expires_at > ${instant(at)} and created_at > ${instant(at - absoluteMs)})`

const apiToken = (hash: string, at: Instant): RawBuilder<unknown> => sql`
  shown as (
    select id, person_id, false as demo, scopes, last_used_at, true as proved
      from api_token
     where token_hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${instant(at)}))`

const minuteMs = 60_000

/** Using a session keeps it alive; written at most once a minute, so that reading stays cheap. */
const keepSession = (at: Instant): RawBuilder<unknown> => sql`
  kept as (
    update session set seen_at = ${instant(at)}, expires_at = ${instant(at + idleMs)}
     where token_hash in (select token_hash from shown where seen_at < ${instant(at - minuteMs)}))`

const noteUse = (at: Instant): RawBuilder<unknown> => sql`
  kept as (
    update api_token set last_used_at = ${instant(at)}
     where id in (select id from shown where last_used_at is null or last_used_at < ${instant(at - minuteMs)}))`
