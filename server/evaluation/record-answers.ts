import type { Instant } from '@huke/core/calendar'
import { changeEnd, type Commitment, type Event, named } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { organisationDays } from '../organisation/index.ts'
import type { Secret } from '../secret.ts'
import { type AnswerRow, answerRow } from './answer-row.ts'
import { answersBy } from './own-answers.ts'
import { giverOf } from './pseudonym.ts'

/** What somebody said, and the matter as it stood then. */
export interface Said {
  readonly commitment: Commitment
  readonly event: Extract<Event, { type: 'evaluated' }>
}

/**
 * Keeps the answers that aren't named where nothing of the matter leads to them. The matter itself, its version, its journal and
 * who is told of it stay as they are. Any number at once.
 */
export async function recordAnswers(
  trx: Transaction<DB>,
  secret: Secret,
  said: readonly Said[],
  recordedAt: Instant,
): Promise<void> {
  if (said.length === 0) return
  const dayOf = await organisationDays(trx)
  const givers = said.map(({ commitment, event }) => giverOf(secret, commitment.id, event.by.person))
  const stored = await answersBy(trx, new Map(givers.map((giver, i) => [giver, said[i].event.by.person])))
  const known = new Map(stored.map(own => [keyOf(own.giver, own.given), own]))
  const written = said.map(({ commitment, event }, i) => {
    const key = keyOf(givers[i], { customer: named(event), delivery: commitment.deliveries.length })
    const { row, own } = answerRow(commitment, event, known.get(key) ?? null, { secret, dayOf })
    known.set(key, own)
    return { row, c: commitment }
  })
  await insert(
    trx,
    written.map(({ row }) => row),
  )
  await saveWishes(trx, written, recordedAt)
}

const keyOf = (
  giver: string,
  { customer, delivery }: { readonly customer: number; readonly delivery: number },
): string => `${giver} ${customer} ${delivery}`

async function insert(trx: Transaction<DB>, rows: readonly AnswerRow[]): Promise<void> {
  await sql`
    insert into answer (id, giver, matter, rater, customer, delivery, revision, given_hour, counts_on, unit_id, counted, wishes,
                        evaluation, commitment_id, person_id, salt, hash)
    select id, giver, matter, rater, customer, delivery, revision, given_hour, counts_on, unit_id, counted, wishes,
           evaluation, commitment_id, person_id, salt, hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, giver text, matter text, rater text, customer int, delivery int, revision int, given_hour timestamptz,
             counts_on date, unit_id uuid, counted boolean, wishes boolean, evaluation jsonb, commitment_id uuid,
             person_id uuid, salt text, hash text)`.execute(trx)
}

/**
 * Who asks for a recovery names themselves; who changes their mind in time does not. What is told long after it happened has
 * had its recovery.
 */
async function saveWishes(
  trx: Transaction<DB>,
  written: readonly { readonly row: AnswerRow; readonly c: Commitment }[],
  recordedAt: Instant,
): Promise<void> {
  const records = written.map(({ row, c }) => ({
    commitment_id: c.id,
    customer: row.customer,
    delivery: row.delivery,
    answer_id: row.id,
    wishes: row.wishes,
    due_at: new Date(changeEnd({ firstAt: Date.parse(row.given_hour) })).toISOString(),
  }))
  await sql`
    with said as (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r(commitment_id uuid, customer int, delivery int, answer_id uuid, wishes boolean, due_at timestamptz)
    ), unwished as (
      delete from answer_wish w using said s
       where (w.commitment_id, w.customer, w.delivery) = (s.commitment_id, s.customer, s.delivery)
         and not s.wishes and w.opened_at is null
    )
    insert into answer_wish (commitment_id, customer, delivery, answer_id, due_at, opened_at)
    select commitment_id, customer, delivery, answer_id, due_at, case when due_at < ${instant(recordedAt)} then due_at end
      from said where wishes
        on conflict (commitment_id, customer, delivery) do update set answer_id = excluded.answer_id`.execute(trx)
}
