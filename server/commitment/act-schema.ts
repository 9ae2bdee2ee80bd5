import { clockNames, priorities } from '@huke/core/commitment'
import { type TSchema, Type } from 'typebox'
import { Instant, Nullable, Uuid } from '../http/index.ts'

const Words = Type.String({ maxLength: 10_000 })
const Reason = Type.String({ maxLength: 2000 })

export const Party = Type.Object({ unit: Uuid, person: Nullable(Uuid) }, { additionalProperties: false })

export const Priority = Type.Enum(priorities)
export const ClockName = Type.Enum(clockNames)

const Offer = Type.Object({ dueBy: Nullable(Instant), words: Words }, { additionalProperties: false })

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

/** What people may do over the API. What only the system does (lapse, warn, recalendar) is not among it. */
export const Act = Type.Union([
  act('promise', { dueBy: Type.Optional(Instant), words: Type.Optional(Words) }),
  act('counter', { offer: Offer }),
  act('renegotiate', { offer: Offer }),
  act('agree', {}),
  act('decline', { reason: Reason }),
  act('withdraw', { reason: Reason }),
  act('fail', { reason: Reason }),
  act('ask', { question: Words }),
  act('answer', { words: Words }),
  act('hold', { reason: Reason, thirdParty: Type.String({ maxLength: 200 }), until: Type.Optional(Instant) }),
  act('resume', {}),
  act('assign', { person: Nullable(Uuid) }),
  act('start', {}),
  act('transfer', { to: Party, reason: Reason }),
  act('deliver', { words: Type.Optional(Words) }),
  act('accept', {
    words: Type.Optional(Words),
    evaluation: Type.Optional(Evaluation),
    recovery: Type.Optional(Type.Boolean({ description: 'Ask for a recovery after an anonymous bad evaluation' })),
  }),
  act('return', { reason: Reason }),
  act('reopen', { reason: Reason }),
  act('prioritise', { priority: Priority, reason: Reason }),
  act('check', { item: Type.String({ maxLength: 100 }), done: Type.Boolean() }),
  act('comment', { words: Words, mentions: Type.Optional(Type.Array(Uuid, { maxItems: 50 })) }),
  act('attach', { file: Uuid }),
  act('evaluate', { evaluation: Evaluation, recovery: Type.Optional(Type.Boolean()) }),
  act('evaluate-customer', { evaluation: Evaluation }),
  act('contest', { reason: Reason }),
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
