import type { Id } from '@huke/core/commitment'
import { abovePath, type HistoryMap, pathParts } from '@huke/core/mining'
import { sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../../database/index.ts'
import { unitSearch } from '../../organisation/index.ts'
import { clip } from '../clip.ts'
import { freeCodes } from '../name-code.ts'
import { takenCodes } from './taken-codes.ts'

export interface Source {
  readonly id: Id
  readonly name: string
  readonly map: HistoryMap
}

/** Gives every unit its name means, making those that nobody knows. Answers how many were made. */
export async function makeUnits(trx: Transaction<DB>, source: Source): Promise<number> {
  await sql`
    update history_name n set unit_id = u.id from unit u
     where n.import_id = ${source.id} and n.kind = 'unit' and n.unit_id is null
       and u.id = (coalesce(n.answer, n.proposal) ->> 'id')::uuid`.execute(trx)
  const { rows } = await sql<{ name: string }>`
    select name from history_name
     where import_id = ${source.id} and kind = 'unit' and unit_id is null and not coalesce(answer, proposal) ? 'name'
     order by name`.execute(trx)
  const names = rows.map(row => row.name)
  if (names.length === 0) return settleTwins(trx, source.id, 'unit').then(() => 0)
  const holder = await holderOf(trx, source)
  const isPath = source.map.units?.by === 'path'
  const called = (name: string): string => (isPath ? (pathParts(name).at(-1) ?? name) : name)
  const made = await insertUnits(trx, source.id, names, called, { kind: 'team', parent: holder.id })
  await keepMade(trx, source.id, 'unit', made)
  if (isPath) await standBelowEachOther(trx, source.id, [...made.keys()])
  await settleTwins(trx, source.id, 'unit')
  return made.size + (holder.made ? 1 : 0)
}

/** The unit that holds all that a source has made, named after it. */
export async function holderOf(
  trx: Transaction<DB>,
  source: Source,
): Promise<{ readonly id: Id; readonly made: boolean }> {
  const { rows } = await sql<{ id: Id }>`
    select unit_id as id from history_name where import_id = ${source.id} and kind = 'root'`.execute(trx)
  if (rows[0] !== undefined) return { id: rows[0].id, made: false }
  const name = clip(source.name)
  const made = await insertUnits(trx, source.id, [name], one => one, { kind: 'department', parent: null })
  const id = made.get(name) as Id
  await sql`
    insert into history_name (import_id, kind, name, unit_id, made) values (${source.id}, 'root', ${name}, ${id}, true)`.execute(
    trx,
  )
  return { id, made: true }
}

async function insertUnits(
  trx: Transaction<DB>,
  importId: Id,
  names: readonly string[],
  called: (name: string) => string,
  { kind, parent }: { readonly kind: 'department' | 'team'; readonly parent: Id | null },
): Promise<ReadonlyMap<string, Id>> {
  const codes = freeCodes(names, await takenCodes(trx, 'unit', names), importId)
  const rows = names.map(key => {
    const code = codes.get(key) ?? key
    const name = called(key)
    return { id: v7(), key, code, name, search: unitSearch({ code, name, nameEn: null }) }
  })
  await sql`
    insert into unit (id, code, imported_from)
    select id, code, ${importId} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text)`.execute(
    trx,
  )
  await sql`
    insert into unit_version (unit_id, valid, name, kind, parent_id, search)
    select r.id, daterange(organisation_day(i.log_start), organisation_day(i.log_end), '[]'), r.name, ${kind}, ${parent}::uuid, search
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, search text)
      join history_import i on i.id = ${importId}`.execute(trx)
  return new Map(rows.map(row => [row.key, row.id]))
}

/** A unit named by a path stands below the one its path names above it, where a history made that one as well. */
async function standBelowEachOther(trx: Transaction<DB>, importId: Id, paths: readonly string[]): Promise<void> {
  const rows = paths.flatMap(path => {
    const above = abovePath(path)
    return above === null ? [] : [{ path, above }]
  })
  await sql`
    update unit_version v set parent_id = a.unit_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(path text, above text)
      join history_name n on n.import_id = ${importId} and n.kind = 'unit' and n.name = r.path
      join history_name a on a.import_id = ${importId} and a.kind = 'unit' and a.name = r.above
      join unit u on u.id = a.unit_id and u.imported_from is not null
     where v.unit_id = n.unit_id`.execute(trx)
}

export async function keepMade(
  trx: Transaction<DB>,
  importId: Id,
  kind: 'unit' | 'person',
  made: ReadonlyMap<string, Id>,
): Promise<void> {
  await sql`
    update history_name n
       set unit_id = case when ${kind}::text = 'unit' then r.id end, person_id = case when ${kind}::text = 'person' then r.id end, made = true
      from unnest(${[...made.keys()]}::text[], ${[...made.values()]}::uuid[]) as r(name, id)
     where n.import_id = ${importId} and n.kind = ${kind} and n.name = r.name`.execute(trx)
}

/** Names that mean whoever another name means; that one may itself be such a name. */
export async function settleTwins(trx: Transaction<DB>, importId: Id, kind: 'unit' | 'person'): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`
      update history_name n set unit_id = t.unit_id, person_id = t.person_id
        from history_name t
       where n.import_id = ${importId} and n.kind = ${kind} and n.unit_id is null and n.person_id is null
         and t.import_id = n.import_id and t.kind = n.kind and t.name = coalesce(n.answer, n.proposal) ->> 'name'
         and num_nonnulls(t.unit_id, t.person_id) = 1`.execute(trx)
    if (numAffectedRows === 0n) return
  }
}
