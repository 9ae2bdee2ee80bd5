import { unitKinds } from '@huke/core/organisation'
import { type Static, Type } from 'typebox'
import { ById, Day, Instant, Nullable, PageOf, PageQuery, Uuid } from '../http/index.ts'
import { BilingualText, PersonRef, UnitRef } from './ref.ts'

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
const Code = Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' })
const At = { at: Type.Optional(Type.Integer({ ...Instant, description: 'As it was then; now unless given' })) }
const EffectiveOn = {
  effectiveOn: Type.Optional(Type.String({ ...Day, description: 'From this day on; today unless given' })),
}
const tags = ['organisation']

const unitFields = {
  ...UnitRef.properties,
  kind: Type.Enum([...unitKinds]),
  parent: Nullable(Uuid),
  head: Nullable(PersonRef),
  size: Type.Integer({ description: 'Members, without those of units below' }),
  calendar: Nullable({ ...Uuid, description: 'Its own; null where it works by that of a unit above it' }),
  imported: Type.Boolean({ description: 'Comes from a history import, and is none of the organisation' }),
}
const Unit = Type.Object(unitFields)
const PostRef = Type.Object({ id: Uuid, code: Type.String(), name: BilingualText })
const PersonItem = Type.Object({ ...PersonRef.properties, post: Nullable(PostRef) })

const CalendarName = Type.Object({ id: Uuid, code: Type.String(), name: BilingualText })

export const Ending = Type.Object({
  id: Uuid,
  kind: Type.Enum(['end', 'merge', 'split', 'import']),
  day: { ...Day, description: 'The first day without the unit' },
  state: Type.Enum(['planned', 'running', 'done', 'revoked']),
  into: Type.Array(UnitRef, { description: 'The units that take over' }),
  matters: Type.Integer({ description: 'Open ones when it was carried out' }),
  left: Type.Integer({ description: 'Of these, and of what came meanwhile, those still to be passed on' }),
  createdAt: Instant,
  by: Nullable(PersonRef),
  problem: Nullable(BilingualText),
})
export type Ending = Static<typeof Ending>

export const UnitPage = Type.Object({
  ...unitFields,
  path: Type.Array(UnitRef, { description: 'From the top down to this unit' }),
  children: Type.Array(UnitRef),
  worksBy: Nullable(
    Type.Object({
      calendar: CalendarName,
      from: Nullable({
        ...UnitRef,
        description: 'Who gives it: the unit itself or one above; null = the organisation',
      }),
    }),
  ),
  lastDay: { ...Nullable(Day), description: 'Of a unit that has ended, or is to' },
  ending: { ...Nullable(Ending), description: 'How it ends: planned, going on or done' },
  history: Type.Array(
    Type.Object({
      name: BilingualText,
      parent: Nullable(UnitRef),
      calendar: Nullable(CalendarName),
      firstDay: Nullable(Day),
      lastDay: Nullable(Day),
    }),
  ),
  members: PageOf(PersonItem),
})

const PersonPage = Type.Object({
  ...PersonRef.properties,
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  joined: Nullable(Day),
  left: Nullable(Day),
  imported: Type.Boolean({ description: 'Known from a history import alone' }),
  memberships: Type.Array(
    Type.Object({
      unit: UnitRef,
      post: Nullable(PostRef),
      primary: Type.Boolean(),
      since: Nullable(Day),
      until: Nullable(Day),
    }),
    { description: 'Present, past and planned, latest first' },
  ),
  heads: Type.Array(UnitRef),
  managers: Type.Array(PersonRef, { description: 'Nearest first, up to the top' }),
  reports: Type.Array(PersonRef),
})

export const listUnitsSchema = {
  operationId: 'listUnits',
  tags,
  summary: 'All units, flat; the tree is in `parent`',
  querystring: Type.Object(At),
  response: { 200: Type.Object({ items: Type.Array(Unit), next: Type.Null() }) },
}

export const readUnitSchema = {
  operationId: 'readUnit',
  tags,
  summary: 'A unit with its place, history and members',
  params: ById,
  querystring: Type.Object({ ...At, ...PageQuery }),
  response: { 200: UnitPage },
}

const unitBody = {
  name: Name,
  nameEn: Nullable(Type.String({ maxLength: 100 })),
  kind: Type.Enum([...unitKinds]),
  parent: Nullable(Uuid),
  head: Nullable(Uuid),
  calendar: Type.Optional(
    Nullable({ ...Uuid, description: 'Its own from that day on; null for that of a unit above it' }),
  ),
  ...EffectiveOn,
}
const { effectiveOn: _, ...newUnit } = unitBody
/** A unit that comes into being by another act, on the day of that act. */
export const NewUnit = Type.Object({ code: Code, ...newUnit }, { additionalProperties: false })
export type NewUnit = Static<typeof NewUnit>
const UnitBody = Type.Object(unitBody)
export type UnitBody = Static<typeof UnitBody>

export const createUnitSchema = {
  operationId: 'createUnit',
  tags,
  summary: 'Add a unit from a day on',
  body: Type.Object({ code: Code, ...unitBody }),
  response: { 201: UnitPage },
}

export const changeUnitSchema = {
  operationId: 'changeUnit',
  tags,
  summary: 'Rename, move or give a head from a day on; before it everything stays as it was',
  params: ById,
  body: UnitBody,
  response: { 200: UnitPage },
}

export const listPeopleSchema = {
  operationId: 'listPeople',
  tags,
  summary: 'People by name, pinyin, initials or employee number; of a unit and those below it',
  querystring: Type.Object({
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    unit: Type.Optional(Uuid),
    direct: Type.Optional(Type.Boolean({ description: 'Of the unit itself only' })),
  }),
  response: { 200: PageOf(PersonItem) },
}

export const readPersonSchema = {
  operationId: 'readPerson',
  tags,
  summary: 'A person with units, posts, managers and reports',
  params: ById,
  response: { 200: PersonPage },
}

const personBody = {
  name: Name,
  nameEn: Nullable(Type.String({ maxLength: 100 })),
  email: Nullable(Type.String({ format: 'email', maxLength: 200 })),
  phone: Nullable(Type.String({ maxLength: 50 })),
  joined: Nullable(Day),
  left: Nullable(Day),
  manager: Nullable(Uuid),
  memberships: Type.Array(
    Type.Object({
      unit: Uuid,
      post: Nullable(Uuid),
      primary: Type.Boolean(),
      since: Nullable(Day),
      until: Nullable(Day),
    }),
    { maxItems: 50, description: 'All from the effective day on; one that is left out ends the day before' },
  ),
  ...EffectiveOn,
}
const PersonBody = Type.Object(personBody)
export type PersonBody = Static<typeof PersonBody>

export const createPersonSchema = {
  operationId: 'createPerson',
  tags,
  summary: 'Add a person',
  body: Type.Object({ code: Code, ...personBody }),
  response: { 201: PersonPage },
}

export const changePersonSchema = {
  operationId: 'changePerson',
  tags,
  summary: 'Change a person; units and manager from a day on',
  params: ById,
  body: PersonBody,
  response: { 200: PersonPage },
}

export const listPostsSchema = {
  operationId: 'listPosts',
  tags,
  summary: 'Posts with their responsibilities and how many hold them',
  querystring: Type.Object(PageQuery),
  response: {
    200: PageOf(
      Type.Object({
        ...PostRef.properties,
        responsibilities: Type.String(),
        size: Type.Integer(),
      }),
    ),
  },
}
