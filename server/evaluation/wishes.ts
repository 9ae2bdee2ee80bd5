import type { Instant } from '@huke/core/calendar'
import type { GivenEvaluation, Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { wishedAnswer } from './own-answers.ts'

/** A recovery that the giver of an answer has asked for, knowing that it names them. */
export interface Wish {
  readonly commitment: Id
  readonly customer: number
  readonly delivery: number
}

/** Those whose answer can't be changed any more. */
export async function dueWishes(db: Kysely<DB>, at: Instant, limit: number): Promise<readonly Wish[]> {
  const { rows } = await sql<Wish>`
    select commitment_id as commitment, customer, delivery from answer_wish
     where opened_at is null and due_at <= ${instant(at)} order by due_at limit ${limit}`.execute(db)
  return rows
}

/** The matter has gone on (it was reopened, or ended otherwise): there is nothing to recover any more. */
export async function dropWish(db: Kysely<DB>, { commitment, customer, delivery }: Wish): Promise<void> {
  await sql`
    delete from answer_wish
     where commitment_id = ${commitment}::uuid and customer = ${customer} and delivery = ${delivery} and opened_at is null`.execute(
    db,
  )
}

/** Takes a wish to be fulfilled and answers what was said; null where somebody else has, or it is none any more. */
export async function takeWish(trx: Transaction<DB>, wish: Wish, at: Instant): Promise<GivenEvaluation | null> {
  const { rows } = await sql<{ answer: Id }>`
    update answer_wish set opened_at = ${instant(at)}
     where commitment_id = ${wish.commitment}::uuid and customer = ${wish.customer} and delivery = ${wish.delivery}
       and opened_at is null and due_at <= ${instant(at)}
    returning answer_id as answer`.execute(trx)
  return rows.length === 0 ? null : wishedAnswer(trx, rows[0].answer)
}
