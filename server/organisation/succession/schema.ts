import { type Static, Type } from 'typebox'
import { CommitmentLine } from '../../commitment/index.ts'
import { ById, Day, Instant, Nullable, PageOf, PageQuery, Uuid } from '../../http/index.ts'
import { PersonRef } from '../ref.ts'

const tags = ['organisation']

export const Holding = Type.Object({
  ...CommitmentLine.properties,
  side: Type.Enum(['supplier', 'customer', 'both'], { description: 'On which side the person stands' }),
})

export const holdingsSchema = {
  operationId: 'listHoldings',
  tags,
  summary: 'What a person still holds: open matters as supplier and as customer; for them, their heads and the offices',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: {
    200: Type.Intersect([
      PageOf(Holding),
      Type.Object({ supplier: Type.Integer(), customer: Type.Integer() }, { description: 'How many in all' }),
    ]),
  },
}

export const HandOver = Type.Object(
  {
    commitments: Type.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true }),
    to: Type.Union(
      [
        Type.Object({ kind: Type.Literal('unit') }, { additionalProperties: false }),
        Type.Object(
          { kind: Type.Literal('people'), people: Type.Array(Uuid, { minItems: 1, maxItems: 50 }) },
          { additionalProperties: false },
        ),
      ],
      { description: 'Back to the unit, or to people: one gets all, several in turn' },
    ),
    reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export type HandOver = Static<typeof HandOver>

export const handOverSchema = {
  operationId: 'handOver',
  tags,
  summary: 'Hand over what a person holds; each matter succeeds or is refused by itself',
  params: ById,
  body: HandOver,
  response: {
    200: Type.Object({
      results: Type.Array(
        Type.Object({
          id: Uuid,
          ok: Type.Boolean(),
          to: Nullable(PersonRef),
          code: Nullable(Type.String()),
          detail: Nullable(Type.String()),
        }),
      ),
    }),
  },
}

export const Unable = Type.Object({
  person: PersonRef,
  why: Type.Enum(['left', 'locked-out', 'away', 'leaving']),
  until: { ...Nullable(Day), description: 'Last day of an absence; of who is leaving the last day of work' },
  supplier: Type.Integer(),
  customer: Type.Integer(),
})

export const unableSchema = {
  operationId: 'listUnable',
  tags,
  summary: 'Members of a unit and those below it who cannot act, or soon will not, with what they hold',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: { 200: PageOf(Unable) },
}

export const Absence = Type.Object({
  id: Uuid,
  firstDay: Day,
  lastDay: Nullable(Day),
  to: Nullable(PersonRef),
  reason: Type.String(),
  createdAt: Instant,
  revokedAt: Nullable(Instant),
  inForce: Type.Boolean(),
})

export const listAbsencesSchema = {
  operationId: 'listAbsences',
  tags,
  summary: 'Long absences of a person, latest first',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: { 200: PageOf(Absence) },
}

export const AbsenceBody = Type.Object(
  {
    firstDay: Day,
    lastDay: { ...Nullable(Day), description: 'null: nobody knows' },
    to: { ...Nullable(Uuid), description: 'Who gets what the person holds; null: it goes back to the unit' },
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type AbsenceBody = Static<typeof AbsenceBody>

export const createAbsenceSchema = {
  operationId: 'createAbsence',
  tags,
  summary: 'Somebody is away for long: from the first day what they hold goes to another or back to the unit',
  params: ById,
  body: AbsenceBody,
  response: { 201: Absence },
}

export const endAbsenceSchema = {
  operationId: 'endAbsence',
  tags,
  summary: 'Somebody is back; what went to others stays with them',
  params: Type.Object({ id: Uuid, absence: Uuid }),
  response: { 204: Type.Null() },
}
