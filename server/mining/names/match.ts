import type { Id } from '@huke/core/commitment'
import { type Candidate, type HistoryMap, recognise, type Recognition } from '@huke/core/mining'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { layOutKnown } from './known.ts'
import type { NameKind } from './met.ts'
import type { Meaning } from './name-store.ts'

/** Among more than this nobody chooses from a list. */
const mostChoices = 20
const atOnce = 2000

/**
 * Finds out for every name that is not settled and that nobody has answered for whom it means, and keeps that with it: certain,
 * or doubtful with a reason, choices and a proposal. Units first, because where people are met tells who they are.
 */
export async function matchNames(trx: Transaction<DB>, importId: Id, map: HistoryMap): Promise<void> {
  for (const kind of ['unit', 'person'] as const) {
    if (!(await layOutMet(trx, importId, kind))) continue
    await layOutKnown(trx, kind, importId, map)
    for (let names = await namesAfter(trx, ''); names.length > 0; ) {
      const found = await candidatesFor(trx, kind, names, identifies(kind, map))
      await keepRecognitions(
        trx,
        importId,
        kind,
        names.map(name => ({ name, ...recognise(kind, found.get(name) ?? []) })),
      )
      names = await namesAfter(trx, names.at(-1) ?? '')
    }
  }
}

/**
 * Lays out, for this transaction, the names of a kind that are not settled: however many there are, what they are joined with
 * is planned knowing it. Answers whether there are any.
 */
async function layOutMet(trx: Transaction<DB>, importId: Id, kind: NameKind): Promise<boolean> {
  await sql`drop table if exists met_name`.execute(trx)
  await sql`
    create temporary table met_name on commit drop as
    select import_id, name, key, spoken, met_unit, unit_said, first_at, last_at, answer is not null as answered
      from history_name where import_id = ${importId} and kind = ${kind} and unit_id is null and person_id is null`.execute(
    trx,
  )
  await sql`create index on met_name (key)`.execute(trx)
  await sql`create unique index on met_name (name)`.execute(trx)
  await sql`analyze met_name`.execute(trx)
  const { rows } = await sql<{ found: boolean }>`select exists (select from met_name) as found`.execute(trx)
  return rows[0].found
}

/** The names of the log are such that one of them is one person's, or one unit's, whatever source it comes from. */
const identifies = (kind: NameKind, { people, units }: HistoryMap): boolean =>
  kind === 'person' ? people?.by === 'email' || people?.by === 'number' : units?.by === 'code' || units?.by === 'path'

/** The next of the names that nobody has answered for. */
async function namesAfter(trx: Transaction<DB>, after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from met_name where not answered and name > ${after} order by name limit ${atOnce}`.execute(trx)
  return rows.map(row => row.name)
}

async function candidatesFor(
  trx: Transaction<DB>,
  kind: NameKind,
  names: readonly string[],
  identifying: boolean,
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const { rows } = await sql<{ name: string; candidates: Candidate[] }>`
    with n as (select * from met_name where name = any(${names}::text[])),
    alike as (
      select n.name, k.id, null as other, case when ${identifying} or n.name like '%@%' then 1 else 2 end as rank
        from n join known_key k on k.key = n.name and k.how = 'exact'
       union all
      select n.name, k.id, null, 1 from n join known_key k on k.key = n.name and k.how = 'code'
       union all
      select n.name, k.id, null, 1 from n join known_key k on k.key = n.key and k.how = 'address'
       union all
      select n.name, k.id, null, 3 from n join known_key k on k.key = n.key and k.how = 'spelling'
       union all
      select n.name, k.id, null, 4
        from n cross join lateral unnest(n.spoken) s
        join known_key k on k.key = s and k.how = 'script' and k.han <> (n.name ~ '[\u4e00-\u9fff]')
       union all
      select n.name, null, twin.name, 3
        from n cross join lateral (
          select t.name from met_name t
           where t.key = n.key and (t.first_at, t.name) < (n.first_at, n.name)
           order by t.first_at, t.name limit 1) twin),
    best as (select name, id, other, min(rank) as rank from alike group by name, id, other),
    told as (
      select best.*, row_number() over (partition by best.name order by rank, id) as place,
             ${kind === 'person' ? aboutPerson : aboutUnit}
        from best join n on n.name = best.name)
    select name, json_agg(json_build_object('id', id, 'name', other,
             'likeness', (array['identifier', 'name', 'spelling', 'script'])[rank], 'live', live,
             'thereThen', there, 'unitAgrees', agrees) order by place) as candidates
      from told where place <= ${mostChoices} group by name`.execute(trx)
  return new Map(rows.map(row => [row.name, row.candidates]))
}

const days = sql`daterange(organisation_day(n.first_at), organisation_day(n.last_at), '[]')`
const isMade = (table: 'person' | 'unit'): RawBuilder<boolean> =>
  sql`best.id is null or exists (select from ${sql.table(table)} made where made.id = best.id and made.imported_from is not null)`

/** The unit that the log names for a person: as it is known, or as it will most likely be. */
const metUnit = sql`(
  select coalesce(u.unit_id, (coalesce(u.answer, u.proposal) ->> 'id')::uuid) from history_name u
   where u.import_id = n.import_id and u.kind = 'unit' and u.name = n.met_unit)`

const aboutPerson = sql`
  not (${isMade('person')}) as live,
  (${isMade('person')}) or exists (select from person p where p.id = best.id and p.employed && ${days}) as there,
  case when n.unit_said and best.id is not null
       then exists (select from membership m join person p on p.id = m.person_id
                     where m.person_id = best.id and m.unit_id = ${metUnit}
                       and (p.imported_from is not null or m.valid && ${days})) end as agrees`

const aboutUnit = sql`
  not (${isMade('unit')}) as live,
  (${isMade('unit')}) or (select range_agg(v.valid) from unit_version v where v.unit_id = best.id) @> ${days} as there,
  null::boolean as agrees`

async function keepRecognitions(
  trx: Transaction<DB>,
  importId: Id,
  kind: NameKind,
  found: readonly (Recognition & { readonly name: string })[],
): Promise<void> {
  const rows = found.map(({ name, doubt, choices, proposal }) => ({
    name,
    doubt,
    choices,
    proposal: meaningOf(proposal),
  }))
  await sql`
    update history_name n set doubt = r.doubt, choices = r.choices, proposal = r.proposal
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(name text, doubt text, choices jsonb, proposal jsonb)
     where n.import_id = ${importId} and n.kind = ${kind} and n.name = r.name`.execute(trx)
}

export function meaningOf(candidate: Candidate | null): Meaning {
  if (candidate === null) return { new: true }
  return candidate.id === null ? { name: candidate.name ?? '' } : { id: candidate.id }
}
