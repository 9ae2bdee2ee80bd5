import { randomBytes, randomUUID } from 'node:crypto'
import type { Instant, LocalDate } from '@huke/core/calendar'
import {
  answerFinalAt,
  apply,
  changeEnd,
  type Commitment,
  type Evaluation,
  type Event,
  evaluationOf,
  type GivenEvaluation,
  named,
  turnOf,
} from '@huke/core/commitment'
import { hashOf } from '@huke/core/journal'
import { countingOf, supplierOf } from '@huke/core/scorecard'
import type { Secret } from '../secret.ts'
import { giverOf, matterOf, raterOf } from './pseudonym.ts'

type Evaluated = Extract<Event, { type: 'evaluated' }>

/** A row of `answer`, but for what the database adds. */
export interface AnswerRow {
  readonly id: string
  readonly giver: string
  readonly matter: string
  readonly rater: string
  readonly customer: number
  readonly delivery: number
  readonly revision: number
  readonly given_hour: string
  /** the day from which it can't be changed */
  readonly counts_on: LocalDate
  readonly unit_id: string
  readonly counted: boolean
  readonly wishes: boolean
  readonly evaluation: Evaluation
  readonly commitment_id: string | null
  readonly person_id: string | null
  readonly salt: string
  readonly hash: string
}

const hourMs = 3_600_000

/** The next full hour: an instant, beside a log of visits, would tell whose answer it is. */
export const firstAtOf = (given: Instant): Instant => Math.ceil(given / hourMs) * hourMs

/** What a giver has said last of a delivery. */
export interface OwnAnswer {
  readonly giver: string
  readonly given: GivenEvaluation
  readonly revision: number
}

/**
 * An answer as it is kept, and as its giver sees it. `c` is the commitment as everybody sees it, `own` what the giver has said of this delivery before.
 */
export function answerRow(
  c: Commitment,
  event: Evaluated,
  own: OwnAnswer | null,
  { secret, dayOf }: { readonly secret: Secret; readonly dayOf: (at: Instant) => LocalDate },
): { readonly row: AnswerRow; readonly own: OwnAnswer } {
  const person = event.by.person
  const customer = named(event)
  const firstAt = own?.given.firstAt ?? firstAtOf(event.at)
  const seen = apply({ ...c, evaluations: own === null ? [] : [own.given] }, { ...event, at: firstAt })
  const given = evaluationOf(seen, customer) as GivenEvaluation
  const closing = c.closings[turnOf(c, given) - 1] ?? null
  const clear = c.terms.evaluation.attribution === 'named-to-auditors' && person !== null
  const row = {
    id: randomUUID(),
    giver: giverOf(secret, c.id, person),
    matter: matterOf(secret, c.id, customer),
    rater: raterOf(secret, person),
    customer,
    delivery: given.delivery,
    revision: (own?.revision ?? 0) + 1,
    given_hour: new Date(firstAt).toISOString(),
    counts_on: dayOf(answerFinalAt(seen, given) ?? changeEnd(given)),
    unit_id: supplierOf(c, closing),
    counted: countingOf(c, closing) === 'main' && c.parent?.relation !== 'recovery',
    wishes: event.recovery === true,
    evaluation: event.evaluation,
    commitment_id: clear ? c.id : null,
    person_id: clear ? person : null,
    salt: randomBytes(16).toString('hex'),
  }
  return { row: { ...row, hash: hashOf(row) }, own: { giver: row.giver, given, revision: row.revision } }
}

/** What the hash of a stored row has to be. */
export const answerHash = (row: AnswerRow): string => hashOf({ ...row, hash: undefined })
