import { roles } from '@huke/core/access'
import { type Static, type TSchema, Type } from 'typebox'
import { PersonRef, UnitRef } from '../organisation/index.ts'

export const Role = Type.Enum([...roles])
/** Null goes first: the validator turns values into the first type that will do, and would make 0 or '' of null. */
export const Nullable = <T extends TSchema>(type: T) => Type.Union([Type.Null(), type])

export const Login = Type.String({ minLength: 1, maxLength: 200 })
export const Password = Type.String({ minLength: 1, maxLength: 200 })
export const Uuid = Type.String({ format: 'uuid' })
export const Instant = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999, description: 'Epoch milliseconds' })
export const Day = Type.String({ format: 'date', pattern: '^(19|20|21)', description: 'YYYY-MM-DD' })

/** What the interface needs to know about who reads it. */
export const Session = Type.Object({
  person: PersonRef,
  roles: Type.Array(Role),
  units: Type.Array(UnitRef),
  heads: Type.Array(UnitRef, { description: 'Units headed, with all below them' }),
  delegations: Type.Array(PersonRef, { description: 'Whose rights are lent to this person today' }),
  scopes: Nullable(Type.Array(Type.String())),
  mustChange: Type.Boolean({ description: 'The first password has to be changed before anything else' }),
  demo: Type.Boolean(),
  locale: Nullable(Type.Enum(['zh', 'en'])),
  timeZone: Nullable(Type.String()),
  organisation: Type.Object({
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    timeZone: Type.String(),
    minimumGroup: Type.Integer({ description: 'Figures of fewer people are not shown' }),
  }),
})
export type Session = Static<typeof Session>
