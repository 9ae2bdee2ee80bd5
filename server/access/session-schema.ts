import { roles } from '@huke/core/access'
import { type Static, Type } from 'typebox'
import { Nullable } from '../http/index.ts'
import { PersonRef, UnitRef } from '../organisation/index.ts'

export const Role = Type.Enum([...roles])

export const Login = Type.String({ minLength: 1, maxLength: 200 })
export const Password = Type.String({ minLength: 1, maxLength: 200 })

/** What the interface needs to know about who reads it. */
export const Session = Type.Object({
  person: PersonRef,
  roles: Type.Array(Role),
  units: Type.Array(UnitRef),
  heads: Type.Array(UnitRef, { description: 'Units headed, with all below them' }),
  delegations: Type.Array(PersonRef, { description: 'Whose rights are lent to this person today' }),
  scopes: Nullable(Type.Array(Type.String())),
  mustChange: Type.Boolean({ description: 'The first password has to be changed before anything else' }),
  mustProve: Type.Boolean({ description: 'A second factor has to be set up before anything else' }),
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
