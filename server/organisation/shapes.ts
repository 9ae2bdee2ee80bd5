import { type TSchema, Type } from 'typebox'

/** Null goes first: the validator turns values into the first type that will do, and would make 0 or '' of null. */
export const Nullable = <T extends TSchema>(type: T) => Type.Union([Type.Null(), type])

export const Uuid = Type.String({ format: 'uuid' })
export const Instant = Type.Integer({ description: 'Epoch milliseconds' })
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })
export const ById = Type.Object({ id: Uuid })
