import type { Commitment, Evaluation, GivenEvaluation, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Secret } from '../secret.ts'
import type { OwnAnswer } from './answer-row.ts'
import { giverOf } from './pseudonym.ts'

interface Row {
  readonly giver: string
  readonly customer: number
  readonly delivery: number
  readonly revision: number
  readonly given_hour: number
  readonly evaluation: Evaluation
  readonly person_id: Id | null
  readonly wishes: boolean
  readonly opened: boolean
}

/** What somebody has said of a matter without a name, the last of each delivery. Nobody else can be asked for. */
export async function ownAnswers(
  db: Kysely<DB>,
  secret: Secret,
  commitment: Id,
  person: Id,
): Promise<readonly GivenEvaluation[]> {
  const giver = giverOf(secret, commitment, person)
  return (await answersBy(db, new Map([[giver, person]]))).map(({ given }) => given)
}

/** The last of each delivery by pseudonyms, each with whom it stands for. */
export async function answersBy(db: Kysely<DB>, givers: ReadonlyMap<string, Id | null>): Promise<readonly OwnAnswer[]> {
  const { rows } = await sql<Row>`
    select distinct on (giver, customer, delivery) ${columns}
      from answer a where giver = any(${[...givers.keys()]}::text[])
     order by giver, customer, delivery, revision desc`.execute(db)
  return rows.map(row => ({
    giver: row.giver,
    given: givenBy(givers.get(row.giver) ?? null, row),
    revision: row.revision,
  }))
}

/** What is named to auditors of a matter, for one of them. */
export async function auditorsAnswers(db: Kysely<DB>, commitment: Id): Promise<readonly GivenEvaluation[]> {
  const { rows } = await sql<Row>`
    select distinct on (customer, delivery, giver) ${columns}
      from answer a where commitment_id = ${commitment}::uuid
     order by customer, delivery, giver, revision desc`.execute(db)
  return rows.map(row => givenBy(row.person_id, row))
}

/** One answer that asks for a recovery, as it is before the recovery opens. */
export async function wishedAnswer(db: Kysely<DB>, id: Id): Promise<GivenEvaluation> {
  const { rows } = await sql<Row>`select ${columns} from answer a where id = ${id}::uuid`.execute(db)
  return { ...givenBy(null, rows[0]), recovery: 'wished' }
}

/** The commitment with answers that its other readers' has not. */
export const withAnswers = (c: Commitment, answers: readonly GivenEvaluation[]): Commitment =>
  answers.length === 0 ? c : { ...c, evaluations: [...c.evaluations, ...answers] }

const columns = sql`giver, customer, delivery, revision, given_hour, evaluation, person_id, wishes,
  exists (select from answer_wish w where w.answer_id = a.id and w.opened_at is not null) as opened`

const hourMs = 3_600_000

function givenBy(
  person: Id | null,
  { customer, delivery, given_hour, evaluation, wishes, opened }: Row,
): GivenEvaluation {
  return {
    ...evaluation,
    customer,
    delivery,
    by: person,
    at: given_hour - hourMs,
    firstAt: given_hour,
    recovery: opened ? 'opened' : wishes ? 'wished' : 'none',
    contest: null,
  }
}
