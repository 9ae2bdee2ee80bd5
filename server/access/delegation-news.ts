import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { isGone, type Notice, notice, organisationDay, personRefs } from '../organisation/index.ts'
import type { Chore } from '../queue/index.ts'
import { wake } from './wake.ts'

interface Lent {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly firstDay: string
  readonly lastDay: string | null
}

/** Whoever may act with another's rights from some day on is told, and so is the lender where somebody else arranged it. */
export async function tellLent(db: Kysely<DB>, lent: Lent, by: string, at: number): Promise<void> {
  await tell(db, [lent], 'lent', ({ from, to }) => (by === from ? [to] : [to, from]), at)
}

/** The same when it is over, whatever ended it; `by` knows. */
export async function tellOver(db: Kysely<DB>, over: readonly Lent[], by: string | null, at: number): Promise<void> {
  await tell(db, over, 'lent-over', one => [one.from, one.to].filter(person => person !== by), at)
}

async function tell(
  db: Kysely<DB>,
  lent: readonly Lent[],
  kind: 'lent' | 'lent-over',
  peopleOf: (one: Lent) => readonly string[],
  at: number,
): Promise<void> {
  if (lent.length === 0) return
  const names = await personRefs(
    db,
    lent.flatMap(one => [one.from, one.to]),
    at,
  )
  const named = (id: string) => ({ id, name: names.get(id)?.name ?? '', nameEn: names.get(id)?.nameEn ?? null })
  const notices = lent.flatMap(one =>
    peopleOf(one).map(
      (person): Notice => ({
        person,
        kind,
        commitment: null,
        source: `${kind}/${one.id}/${person}`,
        detail: { from: named(one.from), to: named(one.to), firstDay: one.firstDay, lastDay: one.lastDay },
      }),
    ),
  )
  await notice(db, notices, at)
  await wake(
    db,
    lent.map(one => one.to),
  )
}

/** On their day delegations begin and end, and they end when either is not there any more. */
export const watchDelegations: Chore = {
  name: 'begin and end delegations',
  everySeconds: 30,
  run: async ({ db, now }) => {
    const at = now()
    await db.transaction().execute(async trx => {
      const day = await organisationDay(trx, at)
      const begun = await sql<{ to: string }>`
        update delegation set begun_at = ${instant(at)}
         where over_at is null and begun_at is null and revoked_at is null and valid @> ${day}::date
        returning to_person as to`.execute(trx)
      if (begun.rows.length > 0)
        await wake(
          trx,
          begun.rows.map(row => row.to),
        )
      const over = await sql<Lent>`
        update delegation d
           set over_at = ${instant(at)},
               revoked_at = case when upper(valid) <= ${day}::date then revoked_at else coalesce(revoked_at, ${instant(at)}) end
         where over_at is null
           and (upper(valid) <= ${day}::date or (lower(valid) <= ${day}::date and (${isGone(sql`from_person`, sql`${day}::date`)} or ${isGone(sql`to_person`, sql`${day}::date`)})))
        returning id, from_person as from, to_person as to, lower(valid) as "firstDay", upper(valid) - 1 as "lastDay"`.execute(
        trx,
      )
      await tellOver(trx, over.rows, null, at)
    })
  },
}
