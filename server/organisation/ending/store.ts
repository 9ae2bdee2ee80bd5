import type { Id } from '@huke/core/commitment'
import { type Answers, unitsIn } from '@huke/core/organisation'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../../database/index.ts'
import { personRefs, unitRefs } from '../ref.ts'
import type { Ending } from '../schema.ts'
import { isOwedTo } from '../owed-to.ts'

export type EndingKind = Ending['kind']

export interface NewEnding {
  readonly unit: Id
  readonly kind: EndingKind
  readonly day: string
  readonly answers: Answers
  /** null: an import, or the system */
  readonly person: Id | null
  readonly at: number
}

export async function insertEnding(
  trx: Transaction<DB>,
  { unit, kind, day, answers, person, at }: NewEnding,
  state: 'planned' | 'running',
): Promise<Id> {
  const id = v7()
  await sql`
    insert into unit_ending (id, unit_id, kind, day, answers, state, created_at, created_by, carried_out_at, matters)
    select ${id}, ${unit}, ${kind}, ${day}::date, ${JSON.stringify(answers)}::jsonb, ${state}, ${instant(at)}, ${person},
           ${state === 'running' ? instant(at) : null}, ${state === 'running' ? openMatters(unit) : sql`0`}`.execute(
    trx,
  )
  return id
}

/** Of a planned one whose day has come. */
export async function startEnding(
  trx: Transaction<DB>,
  ending: Id,
  unit: Id,
  answers: Answers,
  at: number,
): Promise<void> {
  await sql`
    update unit_ending
       set state = 'running', carried_out_at = ${instant(at)}, matters = ${openMatters(unit)},
           answers = ${JSON.stringify(answers)}::jsonb
     where id = ${ending}`.execute(trx)
}

const openMatters = (unit: Id) => sql`(
  select count(*) from commitment
   where closed_at is null and imported_from is null and (supplier_unit = ${unit}::uuid or ${isOwedTo(sql`${unit}::uuid`)}))`

interface Row {
  readonly id: Id
  readonly unit: Id
  readonly kind: EndingKind
  readonly day: string
  readonly state: Ending['state']
  readonly answers: Answers
  readonly matters: number
  readonly left: number
  readonly createdAt: number
  readonly by: Id | null
  readonly problem: { zh: string; en: string } | null
}

/** The last ending of each of some units that was not revoked, with how far it has come. */
export async function readEndings(db: Kysely<DB>, units: readonly Id[]): Promise<ReadonlyMap<Id, Ending>> {
  const { rows } = await sql<Row>`
    select distinct on (unit_id) id, unit_id as unit, kind, day, state, answers, matters, created_at as "createdAt",
           created_by as by, problem,
           case when state = 'running' then ${sql`(
             select count(*)::int from commitment c
              where c.closed_at is null and c.imported_from is null
                and (c.supplier_unit = unit_ending.unit_id or ${isOwedTo(sql`unit_ending.unit_id`, sql`c.id`)}))`} else 0 end as left
      from unit_ending
     where unit_id = any(${units}::uuid[]) and state <> 'revoked'
     order by unit_id, id desc`.execute(db)
  const [people, named] = await Promise.all([
    personRefs(
      db,
      rows.flatMap(row => row.by ?? []),
    ),
    unitRefs(
      db,
      rows.flatMap(row => unitsIn(row.answers)),
    ),
  ])
  return new Map(
    rows.map(({ unit, answers, by, ...row }) => [
      unit,
      {
        ...row,
        into: unitsIn(answers).flatMap(id => named.get(id) ?? []),
        by: by === null ? null : (people.get(by) ?? null),
      },
    ]),
  )
}
