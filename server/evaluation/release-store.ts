import type { Evaluation, Id } from '@huke/core/commitment'
import { askedUnnamed } from '@huke/core/scorecard'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** First days of the months that have ended with answers in them and have not been released, oldest first. */
export async function monthsToRelease(db: Kysely<DB>, today: string): Promise<readonly string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct date_trunc('month', counts_on)::date as month
      from answer
     where cell_id is null and counted and counts_on < date_trunc('month', ${today}::date)::date
       and not exists (select from answer_release r where r.month = date_trunc('month', counts_on)::date)
     order by month`.execute(db)
  return rows.map(row => row.month)
}

export interface CountableRow {
  readonly id: Id
  readonly matter: string
  readonly delivery: number
  readonly rater: string
  readonly unit: Id
  readonly named: boolean
  readonly evaluation: Evaluation
}

/** What counts in a month: of each giver the last word on a delivery, and of several givers the first. */
export async function countableAnswers(db: Kysely<DB>, month: string): Promise<readonly CountableRow[]> {
  const { rows } = await sql<CountableRow>`
    with last as (
      select distinct on (giver, customer, delivery) *
        from answer
       where giver in (select giver from answer
                        where cell_id is null and counts_on >= ${month}::date
                          and counts_on < ${month}::date + interval '1 month')
       order by giver, customer, delivery, revision desc)
    select distinct on (matter, delivery) id, matter, delivery, rater, unit_id as unit, wishes as named, evaluation
      from last
     where counted and counts_on >= ${month}::date and counts_on < ${month}::date + interval '1 month'
     order by matter, delivery, given_hour, hash`.execute(db)
  return rows
}

/** Which unit each stood below on the last day of a month; of one that had ended before, where it stood last. */
export async function parentsOn(db: Kysely<DB>, month: string): Promise<ReadonlyMap<Id, Id | null>> {
  const { rows } = await sql<{ unit: Id; parent: Id | null }>`
    select distinct on (unit_id) unit_id as unit, parent_id as parent
      from unit_version
     where lower(valid) is null or lower(valid) < ${month}::date + interval '1 month'
     order by unit_id, valid desc`.execute(db)
  return new Map(rows.map(({ unit, parent }) => [unit, parent]))
}

/** How many customers each unit's matters asked, by the month of their closing. */
export async function askedIn(db: Kysely<DB>, month: string): Promise<ReadonlyMap<Id, number>> {
  const { rows } = await sql<{ unit: Id; asked: number }>`
    select unit_id as unit, (counts ->> ${askedUnnamed})::int as asked
      from scorecard_sum
     where role = 'supplier' and split = 'whole' and grain = 'month' and start = ${month}::date
       and counts ? ${askedUnnamed}`.execute(db)
  return new Map(rows.map(({ unit, asked }) => [unit, asked]))
}

export interface CellRow {
  readonly id: Id
  readonly month: string
  readonly unit_id: Id
  readonly path: readonly Id[]
  readonly raters: number
  readonly asked: number
  readonly questions: unknown
  readonly counts: unknown
  readonly words: readonly string[]
}

export async function insertCells(trx: Transaction<DB>, rows: readonly CellRow[]): Promise<void> {
  await sql`
    insert into answer_cell (id, month, unit_id, path, raters, asked, questions, counts, words)
    select id, month, unit_id, array(select jsonb_array_elements_text(path)::uuid), raters, asked, questions, counts, words
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, month date, unit_id uuid, path jsonb, raters int, asked int, questions jsonb, counts jsonb,
             words jsonb)`.execute(trx)
}

/** Notes in which cell each answer went. */
export async function placeAnswers(trx: Transaction<DB>, cells: ReadonlyMap<Id, readonly Id[]>): Promise<void> {
  const placed = [...cells].flatMap(([cell, answers]) => answers.map(id => ({ id, cell })))
  await sql`
    update answer a set cell_id = x.cell
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as x(id uuid, cell uuid)
     where a.id = x.id`.execute(trx)
}
