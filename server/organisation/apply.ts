import {
  type Change,
  dayAfter,
  type MembershipState,
  type OrganisationState,
  type PersonState,
  type UnitState,
} from '@huke/core/organisation'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'
import { personSearch, unitSearch } from './search.ts'

/**
 * Writes what differs, valid from the day on; what was before stays. Set by set, however many people there are. Of a
 * subject that changes, versions planned for later give way to this one.
 */
export async function applyChanges(
  trx: Transaction<DB>,
  changes: readonly Change[],
  next: OrganisationState,
  current: OrganisationState,
  day: string,
): Promise<void> {
  const touched = new Map(changes.map(change => [`${change.subject} ${change.code}`, change]))
  const of = (subject: Change['subject'], code: string) => touched.get(`${subject} ${code}`)
  const units = next.units.filter(u => of('unit', u.code))
  const people = next.people.filter(p => of('person', p.code))
  const ended = changes.filter(c => c.subject === 'unit' && c.what === 'ended').map(c => c.code)
  const before = new Map(current.people.map(p => [p.code, p]))
  await writeUnits(
    trx,
    units.filter(u => !onlyHead(of('unit', u.code))),
    ended,
    day,
  )
  await writePosts(
    trx,
    next.posts.filter(p => of('post', p.code)),
  )
  await writePeople(trx, people)
  await writeMemberships(trx, people, before, day)
  await writeManagers(trx, people, before, day)
  await writeHeads(trx, units, ended, new Map(current.units.map(u => [u.code, u])), day)
  await endLeavers(
    trx,
    people.filter(p => p.left !== null),
  )
}

const onlyHead = (change: Change | undefined): boolean =>
  change?.what === 'changed' && change.fields.every(f => f.field === 'head')

const rowsOf = (rows: readonly object[]): RawBuilder<unknown> => sql`${JSON.stringify(rows)}::jsonb`

async function writeUnits(
  trx: Transaction<DB>,
  units: OrganisationState['units'],
  ended: readonly string[],
  day: string,
): Promise<void> {
  const rows = units.map(u => ({ ...u, id: v7(), search: unitSearch(u) }))
  await sql`
    insert into unit (id, code)
    select id, code from jsonb_to_recordset(${rowsOf(rows)}) as r (id uuid, code text)
        on conflict (code) do nothing`.execute(trx)
  const calendars = await sql<{ code: string; calendar: string | null }>`
    select u.code, v.calendar_id as calendar from unit_version v join unit u on u.id = v.unit_id
     where v.valid @> ${day}::date and v.calendar_id is not null`.execute(trx)
  const calendarOf = new Map(calendars.rows.map(r => [r.code, r.calendar]))
  await endUnits(trx, ended, day)
  await cut(trx, 'unit_version', unitsCalled(units.map(u => u.code)), day)
  await sql`
    insert into unit_version (unit_id, valid, name, name_en, kind, parent_id, calendar_id, search)
    select u.id, daterange(${day}::date, null), r.name, r."nameEn", r.kind, parent.id, r.calendar, r.search
      from jsonb_to_recordset(${rowsOf(rows.map(r => ({ ...r, calendar: calendarOf.get(r.code) ?? null })))})
             as r (code text, name text, "nameEn" text, kind text, parent text, calendar uuid, search text)
      join unit u on u.code = r.code
      left join unit parent on parent.code = r.parent`.execute(trx)
}

/** Of a unit that ends on its very first day no version is left: the day is kept with its name. */
async function endUnits(trx: Transaction<DB>, codes: readonly string[], day: string): Promise<void> {
  await sql`
    update unit set gone_on = ${day}::date
     where code = any(${codes}::text[])
       and (select min(coalesce(lower(valid), '-infinity')) from unit_version where unit_id = unit.id) = ${day}::date`.execute(
    trx,
  )
  await cut(trx, 'unit_version', unitsCalled(codes), day)
}

const unitsCalled = (codes: readonly string[]): RawBuilder<unknown> =>
  sql`unit_id in (select id from unit where code = any(${codes}::text[]))`

async function writePosts(trx: Transaction<DB>, posts: OrganisationState['posts']): Promise<void> {
  await sql`
    insert into post (id, code, name, name_en, responsibilities)
    select id, code, name, "nameEn", responsibilities
      from jsonb_to_recordset(${rowsOf(posts.map(p => ({ ...p, id: v7() })))})
             as r (id uuid, code text, name text, "nameEn" text, responsibilities text)
        on conflict (code) do update
       set name = excluded.name, name_en = excluded.name_en, responsibilities = excluded.responsibilities`.execute(trx)
}

/** E-mail addresses may change hands within one file, so they are given up before they are taken. */
async function writePeople(trx: Transaction<DB>, people: readonly PersonState[]): Promise<void> {
  const rows = people.map(p => ({ ...p, memberships: undefined, id: v7(), search: personSearch(p) }))
  await sql`update person set email = null where email is not null and code = any(${people.map(p => p.code)}::text[])`.execute(
    trx,
  )
  await sql`
    insert into person (id, code, name, name_en, email, phone, employed, search)
    select id, code, name, "nameEn", email, phone, daterange(joined, "left", '[]'), search
      from jsonb_to_recordset(${rowsOf(rows)})
             as r (id uuid, code text, name text, "nameEn" text, email text, phone text, joined date, "left" date, search text)
        on conflict (code) do update
       set name = excluded.name, name_en = excluded.name_en, email = excluded.email, phone = excluded.phone,
           employed = excluded.employed, search = excluded.search`.execute(trx)
}

/** Whoever leaves heads nothing and manages nobody after the last day. */
async function endLeavers(trx: Transaction<DB>, people: readonly PersonState[]): Promise<void> {
  if (people.length === 0) return
  for (const [table, column] of [
    ['unit_head', 'person_id'],
    ['manager', 'manager_id'],
    ['manager', 'person_id'],
  ] as const) {
    const t = sql.table(table)
    const gone = sql`(select p.id, r."left" + 1 as day
      from jsonb_to_recordset(${rowsOf(people.map(({ code, left }) => ({ code, left })))}) as r (code text, "left" date)
      join person p on p.code = r.code) as gone`
    await sql`delete from ${t} using ${gone} where ${sql.ref(column)} = gone.id and lower(valid) >= gone.day`.execute(
      trx,
    )
    await sql`
      update ${t} set valid = daterange(lower(valid), gone.day) from ${gone}
       where ${sql.ref(column)} = gone.id and valid @> gone.day`.execute(trx)
  }
  const { rows } = await sql<{ id: string }>`
    select id from person where code = any(${people.map(p => p.code)}::text[])`.execute(trx)
  // Their open pages look whether they are somebody still.
  await announce(trx, { kind: 'rights', id: v7(), persons: rows.map(row => row.id), units: [] })
}

/** Told apart by unit and first day. What is no longer said ends when the change begins; what is new or retimed is written. */
async function writeMemberships(
  trx: Transaction<DB>,
  people: readonly PersonState[],
  before: ReadonlyMap<string, PersonState>,
  day: string,
): Promise<void> {
  const pairs = people.map(p => ({ person: p, kept: before.get(p.code)?.memberships ?? [] }))
  const over = pairs.flatMap(({ person, kept }) =>
    kept
      .filter(m => !person.memberships.some(n => same(m, n)))
      .map(m => ({
        person: person.code,
        unit: m.unit,
        since: m.since,
        day: person.memberships.some(n => retimed(m, n)) ? m.since : endOf(person, day),
      })),
  )
  const fresh = pairs.flatMap(({ person, kept }) =>
    person.memberships.filter(n => !kept.some(m => same(m, n))).map(n => ({ ...n, id: v7(), person: person.code })),
  )
  const gone = sql`(select p.id as person, u.id as unit, r.since, r.day
    from jsonb_to_recordset(${rowsOf(over)}) as r (person text, unit text, since date, day date)
    join person p on p.code = r.person join unit u on u.code = r.unit) as gone`
  const matched = sql`person_id = gone.person and unit_id = gone.unit and lower(valid) is not distinct from gone.since`
  await sql`delete from membership using ${gone} where ${matched} and (day is null or lower(valid) >= day)`.execute(trx)
  await sql`update membership set valid = daterange(lower(valid), day) from ${gone} where ${matched}`.execute(trx)
  await sql`
    insert into membership (id, person_id, unit_id, post_id, is_primary, valid)
    select r.id, p.id, u.id, post.id, r."primary", daterange(r.since, r.until, '[]')
      from jsonb_to_recordset(${rowsOf(fresh)})
             as r (id uuid, person text, unit text, post text, "primary" boolean, since date, until date)
      join person p on p.code = r.person
      join unit u on u.code = r.unit
      left join post on post.code = r.post`.execute(trx)
}

const endOf = (person: PersonState, day: string): string =>
  person.left !== null && person.left < day ? dayAfter(person.left) : day

const same = (a: MembershipState, b: MembershipState): boolean => retimed(a, b) && a.until === b.until

const retimed = (a: MembershipState, b: MembershipState): boolean =>
  a.unit === b.unit && a.since === b.since && a.post === b.post && a.primary === b.primary

async function writeManagers(
  trx: Transaction<DB>,
  people: readonly PersonState[],
  before: ReadonlyMap<string, PersonState>,
  day: string,
): Promise<void> {
  const changed = people.filter(p => (before.get(p.code)?.manager ?? null) !== p.manager)
  await cut(
    trx,
    'manager',
    sql`person_id in (select id from person where code = any(${changed.map(p => p.code)}::text[]))`,
    day,
  )
  await sql`
    insert into manager (person_id, manager_id, valid)
    select p.id, m.id, daterange(${day}::date, null)
      from jsonb_to_recordset(${rowsOf(changed.map(({ code, manager }) => ({ code, manager })))}) as r (code text, manager text)
      join person p on p.code = r.code
      join person m on m.code = r.manager`.execute(trx)
}

async function writeHeads(
  trx: Transaction<DB>,
  units: OrganisationState['units'],
  ended: readonly string[],
  before: ReadonlyMap<string, UnitState>,
  day: string,
): Promise<void> {
  const changed = units.filter(u => (before.get(u.code)?.head ?? null) !== u.head)
  await cut(trx, 'unit_head', unitsCalled([...changed.map(u => u.code), ...ended]), day)
  await sql`
    insert into unit_head (unit_id, person_id, valid)
    select u.id, p.id, daterange(${day}::date, null)
      from jsonb_to_recordset(${rowsOf(changed.map(({ code, head }) => ({ code, head })))}) as r (code text, head text)
      join unit u on u.code = r.code
      join person p on p.code = r.head`.execute(trx)
}

/** Ends what is valid on the day, and takes back what was planned from then on. */
async function cut(
  trx: Transaction<DB>,
  table: 'unit_version' | 'unit_head' | 'manager',
  which: RawBuilder<unknown>,
  day: string,
): Promise<void> {
  const t = sql.table(table)
  await sql`delete from ${t} where ${which} and lower(valid) >= ${day}::date`.execute(trx)
  await sql`update ${t} set valid = daterange(lower(valid), ${day}::date) where ${which} and valid @> ${day}::date`.execute(
    trx,
  )
}
