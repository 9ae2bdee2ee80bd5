import { type Answers, unitsIn } from '@huke/core/organisation'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { refused } from '../../http/index.ts'

/** Refuses answers that name units which will not be there from the day on, are to end themselves, or lie below what ends. */
export async function mustBeThere(db: Kysely<DB>, ending: readonly Id[], answers: Answers, day: string): Promise<void> {
  const named = unitsIn(answers)
  const { rows } = await sql<{ id: Id }>`
    select v.unit_id as id from unit_version v join unit u on u.id = v.unit_id and u.imported_from is null
     where v.unit_id = any(${named}::uuid[]) and v.valid @> ${day}::date
       and (upper(v.valid) is null or upper(v.valid) > ${day}::date)
       and v.unit_id <> all(${ending}::uuid[])
       and not exists (select from unit_ending e where e.unit_id = v.unit_id and e.state = 'planned' and e.day <= ${day}::date)`.execute(
    db,
  )
  const there = new Set(rows.map(row => row.id))
  const wrong = named.filter(unit => !there.has(unit))
  if (wrong.length > 0) {
    throw refused(
      'organisation.no-successor',
      ...wrong.map(value => ({ place: 'body', value, expectation: successor(day) })),
    )
  }
  if (answers.below !== null) await mustNotCircle(db, ending, answers.below, day)
}

const successor = (day: string) => ({
  zh: `${day} 起仍在、且不随之撤销的部门`,
  en: `a unit that is there from ${day} on and does not end as well`,
})

/** What was below cannot come under itself. */
async function mustNotCircle(db: Kysely<DB>, ending: readonly Id[], below: Id, day: string): Promise<void> {
  const { rows } = await sql<{ id: Id }>`
    with recursive under (id) as (
      select unit_id from unit_version where parent_id = any(${ending}::uuid[]) and valid @> ${day}::date
       union
      select v.unit_id from under join unit_version v on v.parent_id = under.id where v.valid @> ${day}::date)
    select id from under where id = ${below}::uuid`.execute(db)
  if (rows.length > 0) {
    throw refused('organisation.no-successor', { place: 'body/below', value: below, expectation: notBelow })
  }
}

const notBelow = { zh: '不在它下级之中的部门', en: 'a unit that is not below it' }
