import type { Id, Side } from '@huke/core/commitment'
import type { SuccessionCause } from '@huke/core/organisation'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import type { World } from '../../world.ts'
import { personRefs, unitRefs } from '../ref.ts'
import { answerableFor, toldFor } from '../relations.ts'
import { type Notice, notice } from '../notice.ts'
import { noteTold, type TellingOf } from './told-of.ts'

interface Untold {
  readonly id: Id
  readonly commitment_id: Id
  readonly side: Side
  readonly cause: SuccessionCause
  readonly from_unit: Id
  readonly from_person: Id | null
  readonly to_unit: Id
  readonly to_person: Id | null
  readonly others: readonly Id[]
}

const batch = 1000

/**
 * Whoever has matters now that were another's is told once for all that came the same way: the person named, else the head
 * who answers for the unit. Told and noted in one transaction, so that it happens once.
 */
export async function tellSuccessors({ db, now }: Pick<World, 'db' | 'now'>): Promise<void> {
  for (;;) {
    const told = await db.transaction().execute(async trx => {
      const rows = await takeUntold(trx)
      if (rows.length === 0) return 0
      const { notices, told } = await noticesOf(trx, rows, now())
      await notice(trx, notices, now())
      await noteTold(trx, told)
      await sql`update succession set told_at = ${instant(now())} where id = any(${rows.map(row => row.id)}::uuid[])`.execute(
        trx,
      )
      return rows.length
    })
    if (told < batch) return
  }
}

/** Withdrawn ones are told of by the withdrawal itself. */
async function takeUntold(trx: Transaction<DB>): Promise<readonly Untold[]> {
  await sql`update succession set told_at = at where told_at is null and to_unit is null`.execute(trx)
  const { rows } = await sql<Untold>`
    select s.id, s.commitment_id, s.side, s.cause, s.from_unit, s.from_person, s.to_unit, s.to_person,
           case when s.side = 'customer' then array_remove(array[c.supplier_person], null)
                else array(select person_id from commitment_customer where commitment_id = c.id and person_id is not null)
                 end as others
      from succession s join commitment c on c.id = s.commitment_id
     where s.told_at is null
     order by s.id
     limit ${batch}
       for update of s skip locked`.execute(trx)
  return rows
}

async function noticesOf(
  db: Kysely<DB>,
  rows: readonly Untold[],
  at: number,
): Promise<{ notices: readonly Notice[]; told: readonly TellingOf[] }> {
  const answerable = await answerableFor(
    db,
    rows.map(row => row.to_unit),
    at,
  )
  const each = rows.flatMap(row => recipients(row, answerable).map(person => ({ ...row, person })))
  const groups = Map.groupBy(each, row =>
    [row.person, row.side, row.cause, row.from_unit, row.from_person, row.to_unit].join(' '),
  )
  const people = await personRefs(
    db,
    rows.flatMap(row => row.from_person ?? []),
  )
  const units = await unitRefs(
    db,
    rows.flatMap(row => [row.from_unit, row.to_unit]),
  )
  const notices = [...groups.values()].map((group): Notice => {
    const first = group[0] as (typeof group)[number]
    const from = first.from_person === null ? undefined : people.get(first.from_person)
    return {
      person: first.person,
      kind: 'taken-over',
      commitment: group.length === 1 ? first.commitment_id : null,
      source: `taken-over/${first.id}/${first.person}`,
      detail: {
        side: first.side,
        cause: first.cause,
        count: group.length,
        from: from === undefined ? null : { id: from.id, name: from.name, nameEn: from.nameEn },
        fromUnit: units.get(first.from_unit)?.name ?? null,
        unit: { id: first.to_unit, name: units.get(first.to_unit)?.name ?? null },
      },
    }
  })
  return { notices, told: each.map(row => ({ commitment: row.commitment_id, person: row.person })) }
}

function recipients(row: Untold, answerable: Awaited<ReturnType<typeof answerableFor>>): readonly Id[] {
  if (row.to_person !== null) return [row.to_person]
  const found = answerable.get(row.to_unit)
  return found === undefined ? [] : toldFor(found, row.others)
}
