import { type Static, Type } from 'typebox'
import { CommitmentLine } from '../../commitment/index.ts'
import { ById, Day, Nullable, PageOf, PageQuery, Uuid } from '../../http/index.ts'
import { BilingualText, PersonRef, UnitRef } from '../ref.ts'
import { Ending, NewUnit, UnitPage } from '../schema.ts'

const tags = ['organisation']
const closed = { additionalProperties: false }

const ToUnit = Type.Object({ to: Uuid }, closed)
const Withdrawn = Type.Object(
  {
    withdraw: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: 'The word to the other side' }),
  },
  closed,
)
const Destination = Type.Union([ToUnit, Withdrawn])
const Service = Type.Union([ToUnit, Type.Object({ retire: Type.Literal(true) }, closed)])
const each = { maxItems: 2000 }

const EffectiveOn = {
  effectiveOn: Type.Optional(
    Type.String({ ...Day, description: 'The first day without it; today unless given. A day to come is planned' }),
  ),
}

export const AnswersBody = Type.Object(
  {
    ...EffectiveOn,
    owes: Type.Optional(Nullable(Destination)),
    owed: Type.Optional(Nullable(Destination)),
    services: Type.Optional(Nullable(Service)),
    people: Type.Optional({ ...Nullable(Uuid), description: 'The unit they move to' }),
    below: Type.Optional({ ...Nullable(Uuid), description: 'The unit above those that were below it' }),
    each: Type.Optional(
      Type.Object(
        {
          matters: Type.Optional(
            Type.Array(
              Type.Object(
                { id: Uuid, to: Type.Optional(Uuid), withdraw: Type.Optional(Withdrawn.properties.withdraw) },
                closed,
              ),
              each,
            ),
          ),
          services: Type.Optional(
            Type.Array(
              Type.Object({ id: Uuid, to: Type.Optional(Uuid), retire: Type.Optional(Type.Literal(true)) }, closed),
              each,
            ),
          ),
          people: Type.Optional(Type.Array(Type.Object({ id: Uuid, to: Uuid }, closed), each)),
        },
        { ...closed, description: 'What is said of one goes before what is said of all' },
      ),
    ),
  },
  closed,
)
export type AnswersBody = Static<typeof AnswersBody>

export const planSchema = {
  operationId: 'planEnding',
  tags,
  summary: 'What a unit has that has to go somewhere before it ends; nothing is written',
  params: ById,
  response: {
    200: Type.Object({
      unit: UnitRef,
      lastDay: Nullable(Day),
      ending: Nullable(Ending),
      successor: { ...Nullable(UnitRef), description: 'The nearest unit above it, the usual answer' },
      owes: Type.Integer(),
      owed: Type.Integer(),
      people: Type.Integer({ description: 'Members, today and later' }),
      services: Type.Array(Type.Object({ id: Uuid, code: Type.String(), name: BilingualText, open: Type.Integer() }), {
        description: 'Those offered, with their open matters; the first 200',
      }),
      servicesInAll: Type.Integer(),
      below: Type.Array(UnitRef),
      head: Nullable(PersonRef),
      delegations: Type.Integer({ description: 'To and from its people, in force or to come; they stay theirs' }),
      calendar: Nullable(BilingualText),
    }),
  },
}

export const mattersSchema = {
  operationId: 'listEndingMatters',
  tags,
  summary: 'The open matters of a unit that is to end, one by one',
  params: ById,
  querystring: Type.Object({ ...PageQuery, side: Type.Enum(['owes', 'owed']) }),
  response: { 200: PageOf(CommitmentLine) },
}

export const readSchema = {
  operationId: 'readEnding',
  tags,
  summary: 'The ending of a unit, planned, going on or done; its progress',
  params: ById,
  response: { 200: Type.Object({ ending: Nullable(Ending) }) },
}

export const endUnitSchema = {
  operationId: 'endUnit',
  tags,
  summary: 'End a unit, with an answer for everything it has; what has none is named and nothing is done',
  params: ById,
  body: AnswersBody,
  response: { 200: UnitPage },
}

export const revokeSchema = {
  operationId: 'revokeEnding',
  tags,
  summary: 'Take back an ending that is planned; the unit goes on',
  params: ById,
  response: { 204: Type.Null() },
}

const Into = Type.Union([Type.Object({ unit: Uuid }, closed), Type.Object({ new: NewUnit }, closed)])

export const mergeSchema = {
  operationId: 'mergeUnits',
  tags,
  summary: 'Merge units into one that is there or a new one: everything of theirs goes to it',
  body: Type.Object(
    {
      ...EffectiveOn,
      units: Type.Array(Uuid, { minItems: 1, maxItems: 50, uniqueItems: true }),
      into: Into,
      services: Type.Optional(Type.Array(Type.Object({ id: Uuid, retire: Type.Literal(true) }, closed), each)),
    },
    closed,
  ),
  response: { 200: Type.Object({ into: UnitRef, endings: Type.Array(Ending) }) },
}
export type MergeBody = Static<(typeof mergeSchema)['body']>

export const splitSchema = {
  operationId: 'splitUnit',
  tags,
  summary: 'Split a unit into several: people and services take their matters along, the rest goes to one of them',
  params: ById,
  body: Type.Object(
    {
      ...EffectiveOn,
      into: Type.Array(
        Type.Object(
          {
            into: Into,
            people: Type.Optional(Type.Array(Uuid, each)),
            services: Type.Optional(Type.Array(Uuid, each)),
          },
          closed,
        ),
        { minItems: 2, maxItems: 20 },
      ),
      rest: Type.Integer({ minimum: 0, description: 'Which of them gets what nothing was said of' }),
    },
    closed,
  ),
  response: { 200: Type.Object({ into: Type.Array(UnitRef), ending: Ending }) },
}
export type SplitBody = Static<(typeof splitSchema)['body']>

export const movePlanSchema = {
  operationId: 'planMove',
  tags,
  summary: 'What another place in the tree changes for a unit: heads above, calendar, who may see its work',
  params: ById,
  querystring: Type.Object({ parent: Type.Optional(Uuid) }),
  response: {
    200: Type.Object({
      headsBefore: Type.Array(PersonRef),
      headsAfter: Type.Array(PersonRef),
      calendarBefore: Nullable(BilingualText),
      calendarAfter: Nullable(BilingualText),
      seeNoMore: Type.Array(PersonRef, { description: 'Heads who see its matters now and will not' }),
      seeThen: Type.Array(PersonRef, { description: 'Heads who do not see its matters now and will' }),
      units: Type.Integer({ description: 'Units that move along' }),
    }),
  },
}
