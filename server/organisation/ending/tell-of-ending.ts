import type { Id } from '@huke/core/commitment'
import { type Answers, unitsIn } from '@huke/core/organisation'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { type Notice, notice } from '../notice.ts'
import { unitRefs } from '../ref.ts'
import { answerableFor } from '../relations.ts'

interface Row {
  readonly id: Id
  readonly unit: Id
  readonly day: string
  readonly kind: string
  readonly state: string
  readonly by: Id | null
  readonly answers: Answers
}

/** The head of a unit that ends, and those of the units that take over, are told when it is planned and when it is done. */
export async function tellOfEnding(db: Kysely<DB>, endings: readonly Id[], at: number): Promise<void> {
  const { rows } = await sql<Row>`
    select id, unit_id as unit, day, kind, state, created_by as by, answers
      from unit_ending where id = any(${endings}::uuid[])`.execute(db)
  const concerned = (row: Row): readonly Id[] => [row.unit, ...unitsIn(row.answers)]
  const units = rows.flatMap(concerned)
  const heads = await answerableFor(db, units, at)
  const names = await unitRefs(db, units)
  const notices = rows.flatMap(row => {
    const people = concerned(row).flatMap(unit => heads.get(unit)?.heads[0] ?? [])
    return [...new Set(people)]
      .filter(person => person !== row.by)
      .map(
        (person): Notice => ({
          person,
          kind: 'ending',
          commitment: null,
          source: `ending/${row.id}/${row.state}/${person}`,
          detail: {
            by: row.by,
            state: row.state,
            day: row.day,
            unit: { id: row.unit, name: names.get(row.unit)?.name ?? null },
            into: unitsIn(row.answers).map(unit => names.get(unit)?.name ?? null),
          },
        }),
      )
  })
  await notice(db, notices, at)
}
