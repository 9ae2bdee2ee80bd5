import { causes, clockNames, contestOutcomes, priorities } from '@huke/core/commitment'
import { type TSchema, Type } from 'typebox'
import { Instant, Nullable, OneOf, Uuid } from '../http/index.ts'

const Words = Type.String({ maxLength: 10_000 })
const Reason = Type.String({ maxLength: 2000 })

export const Party = Type.Object({ unit: Uuid, person: Nullable(Uuid) }, { additionalProperties: false })

export const Priority = Type.Enum(priorities)
export const ClockName = Type.Enum(clockNames)

const Offer = Type.Object(
  { dueBy: Nullable(Instant), words: Words, priority: Type.Optional(Priority) },
  { additionalProperties: false },
)

export const Evaluation = Type.Object(
  {
    score: Type.Integer({ description: 'good-bad: 1 good, 0 not good; five: 1 to 5' }),
    scale: Type.Union([Type.Literal('good-bad'), Type.Literal('five')]),
    dimensions: Type.Optional(
      Type.Object(
        {
          quality: Type.Optional(Type.Integer()),
          timeliness: Type.Optional(Type.Integer()),
          attitude: Type.Optional(Type.Integer()),
        },
        { additionalProperties: false },
      ),
    ),
    reasons: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
    words: Type.Optional(Reason),
  },
  { additionalProperties: false },
)

/** What comes with an act: taken into the matter with it, or left as they were where it is refused. */
export const ActFiles = Type.Array(Uuid, {
  maxItems: 20,
  uniqueItems: true,
  description: 'Uploaded files that belong to the act; attached in the same step',
})

const act = <K extends string, P extends Record<string, TSchema>>(kind: K, properties: P) =>
  Type.Object({ kind: Type.Literal(kind), ...properties }, { additionalProperties: false })

const forCustomer = {
  customer: Type.Optional(
    Type.Integer({ minimum: 1, description: 'For which of several customers; the first one speaks for unless given' }),
  ),
}

export const Cause = Type.Enum(causes)
const ofDelivery = (of: 'return' | 'deviation' | 'verdict') =>
  Type.Object(
    { of: Type.Literal(of), delivery: Type.Integer({ minimum: 0 }), customer: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  )
export const CauseSubject = OneOf('of', [
  ofDelivery('return'),
  ofDelivery('deviation'),
  ofDelivery('verdict'),
  Type.Object(
    { of: Type.Literal('breach'), clock: ClockName, run: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
])

/** What people may do over the API. What only the system does (lapse, fall, warn, breach, recover, pass, join, recalendar, suspend, void) is not among it. */
export const Act = OneOf('kind', [
  act('promise', { dueBy: Type.Optional(Instant), words: Type.Optional(Words) }),
  act('counter', { offer: Offer }),
  act('renegotiate', { offer: Offer }),
  act('agree', {}),
  act('take-back', {}),
  act('decline', { reason: Reason }),
  act('withdraw', { ...forCustomer, reason: Reason }),
  act('close-unanswered', { reason: Reason }),
  act('fail', { reason: Reason }),
  act('ask', { question: Words }),
  act('answer', { words: Words }),
  act('hold', { reason: Reason, thirdParty: Type.String({ maxLength: 200 }), until: Instant }),
  act('resume', {}),
  act('assign', { person: Nullable(Uuid) }),
  act('start', {}),
  act('transfer', { to: Party, reason: Reason }),
  act('merge', { into: Uuid, reason: Reason }),
  act('succeed', { ...forCustomer, side: Type.Enum(['customer', 'supplier']), to: Party, reason: Reason }),
  act('deliver', { words: Type.Optional(Words) }),
  act('accept', {
    ...forCustomer,
    words: Type.Optional(Words),
    deviation: Type.Optional({ ...Reason, description: 'What is not as agreed, and is taken all the same' }),
    cause: Type.Optional(Cause),
    evaluation: Type.Optional(Evaluation),
    recovery: Type.Optional(Type.Boolean({ description: 'Ask for a recovery after an anonymous bad evaluation' })),
  }),
  act('return', { ...forCustomer, reason: Reason, cause: Type.Optional(Cause) }),
  act('reopen', { ...forCustomer, reason: Reason }),
  act('name-cause', { about: CauseSubject, cause: Cause }),
  act('prioritise', { priority: Priority, reason: Reason }),
  act('check', { item: Type.String({ maxLength: 100 }), done: Type.Boolean() }),
  act('comment', { words: Words, mentions: Type.Optional(Type.Array(Uuid, { maxItems: 50 })) }),
  act('attach', { file: Uuid }),
  act('evaluate', {
    ...forCustomer,
    evaluation: Evaluation,
    recovery: Type.Optional(Type.Boolean()),
    cause: Type.Optional(Cause),
  }),
  act('evaluate-customer', { ...forCustomer, evaluation: Evaluation }),
  act('contest', { ...forCustomer, reason: Reason }),
  act('settle-contest', { ...forCustomer, outcome: Type.Enum(contestOutcomes), reason: Reason }),
  act('escalate', { reason: Reason }),
  act('split', {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    words: Words,
    supplier: Party,
    dueBy: Type.Optional(Instant),
  }),
  act('watch', {}),
  act('unwatch', {}),
])
