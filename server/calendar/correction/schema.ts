import { type Static, Type } from 'typebox'
import { Nullable, PageOf, PageQuery, Uuid } from '../../http/index.ts'
import { UnitRef } from '../../organisation/index.ts'
import { Definition, OfficialRequest } from '../schema.ts'

/** What is right: the whole definition, or the official days of a year that were left out. */
export const NewCorrection = Type.Object(
  {
    baseVersion: Type.Integer({ minimum: 1 }),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '^[^\\u0000]*\\S[^\\u0000]*$' }),
    definition: Type.Optional(Definition),
    official: Type.Optional({ ...OfficialRequest, description: 'In the place of a definition' }),
  },
  { additionalProperties: false },
)
export type NewCorrection = Static<typeof NewCorrection>

const Turned = Type.Object({
  toBroken: Type.Integer({ description: 'Matters with a clock that was kept and would be broken' }),
  toKept: Type.Integer({ description: 'Matters with a clock that was broken and would be kept' }),
})
export const CorrectionAnswer = Type.Object({
  id: Uuid,
  calendar: Uuid,
  baseVersion: Type.Integer(),
  reason: Type.String(),
  state: Type.Enum(['counting', 'counted', 'applied']),
  compared: Type.Integer({ description: 'Matters looked at so far' }),
  open: Turned,
  closed: Turned,
  moved: Type.Integer({ description: 'Open matters of which a running clock would be due at another time' }),
  version: Nullable(Type.Integer({ description: 'What it became' })),
})
export type CorrectionAnswer = Static<typeof CorrectionAnswer>

export const CorrectionParams = Type.Object({ id: Uuid, correction: Uuid })
export const TurnQuery = Type.Object(PageQuery)
export const TurnPage = PageOf(
  Type.Object({
    commitment: Uuid,
    number: Type.String(),
    title: Nullable(Type.String({ description: 'Told to those who may see every matter' })),
    supplier: UnitRef,
    customer: UnitRef,
    clock: Type.Enum(['response', 'resolution', 'answer', 'confirmation']),
    run: Type.Integer(),
    toBroken: Type.Boolean(),
    closed: Type.Boolean(),
  }),
)
