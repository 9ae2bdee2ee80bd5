import type { Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { personSearch, unitSearch } from '../organisation/index.ts'
import { codeOf, freeCodes } from './name-code.ts'

export type NameKind = 'root' | 'unit' | 'person'

/** A name of the log, and what it is here. */
export interface KnownName {
  readonly kind: NameKind
  readonly name: string
  readonly id: Id
}

export interface NewPerson {
  readonly name: string
  /** where they were met first */
  readonly unit: Id
}

export async function knownNames(
  db: Kysely<DB>,
  importId: Id,
  units: readonly string[],
  persons: readonly string[],
): Promise<readonly KnownName[]> {
  const { rows } = await sql<KnownName>`
    select kind, name, coalesce(unit_id, person_id) as id from history_name
     where import_id = ${importId}
       and (kind = 'root' or (kind = 'unit' and name = any(${units}::text[])) or (kind = 'person' and name = any(${persons}::text[])))`.execute(
    db,
  )
  return rows
}

/**
 * Units that exist, by code or else by a name no other has. Those another import made stand for names of another system and
 * are not meant.
 */
export async function existingUnits(
  db: Kysely<DB>,
  importId: Id | null,
  names: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const { rows } = await sql<Found>`
    with n as (select unnest(${names}::text[]) as name),
    met as (
      select u.id, n.name, true as by_code from n join unit u on u.code = n.name
       union
      select v.unit_id, n.name, false from n join unit_version v on v.name = n.name or v.name_en = n.name)
    select id, name, by_code from met
     where not exists (select from history_name h where h.unit_id = met.id and h.made and h.import_id is distinct from ${importId}::uuid)`.execute(
    db,
  )
  return unambiguous(rows)
}

/** People that exist, by employee number or e-mail address, or else by a name no other has. */
export async function existingPeople(
  db: Kysely<DB>,
  importId: Id,
  names: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const { rows } = await sql<Found>`
    with n as (select unnest(${names}::text[]) as name),
    met as (
      select p.id, n.name, true as by_code from n join person p on p.code = n.name
       union
      select p.id, n.name, true from n join person p on lower(p.email) = lower(n.name)
       union
      select p.id, n.name, false from n join person p on p.name = n.name)
    select id, name, by_code from met
     where not exists (select from history_name h where h.person_id = met.id and h.made and h.import_id <> ${importId})`.execute(
    db,
  )
  return unambiguous(rows)
}

interface Found {
  readonly id: Id
  readonly name: string
  readonly by_code: boolean
}

function unambiguous(rows: readonly Found[]): ReadonlyMap<string, Id> {
  const byName = Map.groupBy(rows, row => row.name)
  return new Map(
    [...byName].flatMap(([name, found]): [string, Id][] => {
      const coded = found.filter(row => row.by_code)
      const fit = new Set((coded.length > 0 ? coded : found).map(row => row.id))
      return fit.size === 1 ? [[name, [...fit][0]]] : []
    }),
  )
}

/** Makes units that have always been there, as far as the log can tell. */
export async function makeUnits(
  trx: Transaction<DB>,
  importId: Id,
  names: readonly string[],
  { kind, parent }: { readonly kind: 'department' | 'team'; readonly parent: Id | null },
): Promise<ReadonlyMap<string, Id>> {
  const codes = freeCodes(names, await taken(trx, 'unit', names), importId)
  const rows = names.map(name => {
    const code = codes.get(name) ?? name
    return { id: v7(), code, name, search: unitSearch({ code, name, nameEn: null }) }
  })
  await sql`
    insert into unit (id, code) select id, code from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text)`.execute(
    trx,
  )
  await sql`
    insert into unit_version (unit_id, valid, name, kind, parent_id, search)
    select id, daterange(null, null), name, ${kind}, ${parent}::uuid, search
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, search text)`.execute(trx)
  return new Map(rows.map(row => [row.name, row.id]))
}

/** Makes people without accounts, in the units they were met in. */
export async function makePeople(
  trx: Transaction<DB>,
  importId: Id,
  people: readonly NewPerson[],
): Promise<ReadonlyMap<string, Id>> {
  const names = people.map(person => person.name)
  const codes = freeCodes(names, await taken(trx, 'person', names), importId)
  const rows = people.map(({ name, unit }) => {
    const code = codes.get(name) ?? name
    return { id: v7(), membership: v7(), unit, code, name, search: personSearch({ code, name, nameEn: null }) }
  })
  await sql`
    insert into person (id, code, name, employed, search)
    select id, code, name, daterange(null, null), search
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, search text)`.execute(
    trx,
  )
  await sql`
    insert into membership (id, person_id, unit_id, is_primary, valid)
    select membership, id, unit, true, daterange(null, null)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(membership uuid, id uuid, unit uuid)`.execute(trx)
  return new Map(rows.map(row => [row.name, row.id]))
}

export async function saveNames(
  trx: Transaction<DB>,
  importId: Id,
  kind: NameKind,
  ids: ReadonlyMap<string, Id>,
  made: boolean,
): Promise<void> {
  await sql`
    insert into history_name (import_id, kind, name, unit_id, person_id, made)
    select ${importId}, ${kind}, name, case when ${kind}::text <> 'person' then id end, case when ${kind}::text = 'person' then id end, ${made}
      from unnest(${[...ids.keys()]}::text[], ${[...ids.values()]}::uuid[]) as r(name, id)`.execute(trx)
}

async function taken(
  trx: Transaction<DB>,
  table: 'unit' | 'person',
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from ${sql.table(table)} where code = any(${names.map(codeOf)}::text[])`.execute(trx)
  return new Set(rows.map(row => row.code))
}
