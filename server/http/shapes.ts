import { type Static, type TObject, type TSchema, type TUnion, Type } from 'typebox'

export const Nullable = <T extends TSchema>(type: T) => Type.Union([Type.Null(), type])

/** One of several shapes, told apart by a literal that each has under `tag`: a value is held against that one alone. */
export const OneOf = <T extends TObject[]>(tag: string, shapes: readonly [...T]) =>
  Type.Unsafe<Static<TUnion<T>>>({
    type: 'object',
    discriminator: { propertyName: tag },
    oneOf: [...shapes],
  } as object)

export const Uuid = Type.String({ format: 'uuid' })
export const ById = Type.Object({ id: Uuid })

/** No calendar and no import reaches further than the years 1900 to 2199; PostgreSQL and JavaScript part ways later on. */
export const instants = { minimum: Date.UTC(1900, 0), maximum: Date.UTC(2200, 0) - 1 }
export const Instant = Type.Integer({
  ...instants,
  description: 'Epoch milliseconds',
})
export const Day = Type.String({ format: 'date', pattern: '^(19|20|21)', description: 'YYYY-MM-DD' })
