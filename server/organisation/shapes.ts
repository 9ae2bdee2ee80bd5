import { type TSchema, Type } from 'typebox'

/** Null goes first: the validator turns values into the first type that will do, and would make 0 or '' of null. */
export const Nullable = <T extends TSchema>(type: T) => Type.Union([Type.Null(), type])

export const Uuid = Type.String({ format: 'uuid' })
export const Instant = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999, description: 'Epoch milliseconds' })
export const Day = Type.String({ format: 'date', pattern: '^(19|20|21)', description: 'YYYY-MM-DD' })
export const ById = Type.Object({ id: Uuid })
