import type { Id } from '@huke/core/commitment'
import { addressKey, type HistoryMap, nameKey, pathKey } from '@huke/core/mining'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { NameKind } from './met.ts'
import { isHan, spokenOf } from './spoken.ts'

interface Key {
  readonly id: Id
  readonly key: string
  /** `exact`: the name as it is written; `code`, `address`: what identifies; `spelling`, `script`: what is alike */
  readonly how: 'exact' | 'code' | 'address' | 'spelling' | 'script'
  /** written in Chinese; told of `script` alone */
  readonly han: boolean
}

/**
 * Lays out, for this transaction, what everybody and every unit is known by, as far as the map lets it count: those of the
 * organisation, those of other histories under the names they have there, and those of this one.
 */
export async function layOutKnown(
  trx: Transaction<DB>,
  kind: NameKind,
  importId: Id,
  { people, units }: HistoryMap,
): Promise<void> {
  await sql`
    drop table if exists known_key`.execute(trx)
  await sql`
    create temporary table known_key (id uuid not null, key text not null, how text not null, han boolean not null) on commit drop`.execute(
    trx,
  )
  const organisation = (kind === 'person' ? people : units)?.organisation ?? true
  if (organisation) {
    if (kind === 'person') await addPeople(trx, people?.by)
    else if (units?.by === 'path') await addPaths(trx)
    else await addUnits(trx, units?.by)
  }
  await addNamed(trx, kind, importId, organisation)
  await sql`create index on known_key (key, how)`.execute(trx)
  await sql`analyze known_key`.execute(trx)
}

async function addPeople(trx: Transaction<DB>, by: 'name' | 'email' | 'number' | undefined): Promise<void> {
  interface Row {
    readonly id: Id
    readonly code: string
    readonly name: string
    readonly name_en: string | null
    readonly email: string | null
  }
  let after: Id = firstId
  for (;;) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select id, code, name, name_en, email from person
       where imported_from is null and id > ${after}::uuid order by id limit ${atOnce}`.execute(trx)
    await add(
      trx,
      rows.flatMap(({ id, code, name, name_en, email }) => [
        ...(by === undefined || by === 'number' ? codeKeys(id, code) : []),
        ...(by !== 'number' && by !== 'name' && email !== null ? [keyOf(id, 'address', addressKey(email))] : []),
        ...(by === undefined || by === 'name' ? nameKeys(id, name, name_en) : []),
      ]),
    )
    if (rows.length < atOnce) return
    after = rows[rows.length - 1]?.id ?? after
  }
}

/** Under every name a unit ever had. */
async function addUnits(trx: Transaction<DB>, by: 'name' | 'code' | undefined): Promise<void> {
  const { rows } = await sql<{ id: Id; code: string; name: string; name_en: string | null }>`
    select distinct u.id, u.code, v.name, v.name_en from unit u join unit_version v on v.unit_id = u.id
     where u.imported_from is null`.execute(trx)
  await add(
    trx,
    rows.flatMap(({ id, code, name, name_en }) => [
      ...(by === 'name' ? [] : codeKeys(id, code)),
      ...(by === 'code' ? [] : nameKeys(id, name, name_en)),
      // A unit is called by its English name as much as by the other.
      ...(by === 'code' || name_en === null ? [] : [keyOf(id, 'exact', name_en)]),
    ]),
  )
}

/** From the top, and from what is below it, as every unit stands or last stood. */
async function addPaths(trx: Transaction<DB>): Promise<void> {
  const { rows } = await sql<{ id: Id; path: string[] }>`
    with recursive last as (
      select distinct on (v.unit_id) v.unit_id, v.parent_id, v.name from unit_version v join unit u on u.id = v.unit_id
       where u.imported_from is null order by v.unit_id, v.valid desc),
    line as (
      select unit_id, array[name] as path from last where parent_id is null
       union all
      select l.unit_id, line.path || l.name from last l join line on line.unit_id = l.parent_id where cardinality(line.path) < 50)
    select unit_id as id, path from line`.execute(trx)
  await add(
    trx,
    rows.flatMap(({ id, path }) =>
      [path, path.slice(1)]
        .filter(parts => parts.length > 0)
        .map(parts => keyOf(id, 'address', pathKey(parts.join('/')))),
    ),
  )
}

/** What other histories, and this one so far, have called somebody. */
async function addNamed(trx: Transaction<DB>, kind: NameKind, importId: Id, organisation: boolean): Promise<void> {
  const id = kind === 'person' ? sql`h.person_id` : sql`h.unit_id`
  const han = sql`h.name ~ '[\u4e00-\u9fff]'`
  const meant = sql`h.kind = ${kind} and exists (
    select from ${sql.table(kind)} who where who.id = ${id} and (${organisation} or who.imported_from is not null))`
  await sql`
    insert into known_key (id, key, how, han)
    select ${id}, h.name, 'exact', ${han} from history_name h
     where ${meant} and h.import_id <> ${importId}
     union
    select ${id}, h.key, 'spelling', ${han} from history_name h where ${meant}
     union
    select ${id}, s, 'script', ${han} from history_name h, unnest(h.spoken) s where ${meant}`.execute(trx)
}

const nameKeys = (id: Id, name: string, nameEn: string | null): readonly Key[] =>
  [name, ...(nameEn === null ? [] : [nameEn])].flatMap((one, i) => [
    ...(i === 0 ? [keyOf(id, 'exact', one)] : []),
    keyOf(id, 'spelling', nameKey(one)),
    ...spokenOf(one).map(spoken => keyOf(id, 'script', spoken, isHan(name))),
  ])

const codeKeys = (id: Id, code: string): readonly Key[] => [
  keyOf(id, 'code', code),
  keyOf(id, 'spelling', nameKey(code)),
]

const keyOf = (id: Id, how: Key['how'], key: string, han = false): Key => ({ id, key, how, han })

async function add(trx: Transaction<DB>, keys: readonly Key[]): Promise<void> {
  await sql`
    insert into known_key select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(id uuid, key text, how text, han boolean)`.execute(
    trx,
  )
}

const atOnce = 5000
const firstId: Id = '00000000-0000-0000-0000-000000000000'
