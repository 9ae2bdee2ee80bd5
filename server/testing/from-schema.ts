import fc, { type Arbitrary } from 'fast-check'

export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** Signs that have broken programs: NUL, zero width, a surrogate pair, quotes, markup, percent. */
const nasty = fc.constantFrom(...'客户a1\u0000\u200b😀\'"<>%;\\/.-')

/** Values that a JSON Schema admits, leaning to the nasty ones. */
export function fromSchema(schema: Schema): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fromSchema))
  switch (schema.type) {
    case 'string':
      return textFrom(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -2_147_483_648, max: schema.maximum ?? 2_147_483_647 })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: schema.minimum, max: schema.maximum })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 8),
      })
    case 'object':
      return objectFrom(schema)
    default:
      return fc.jsonValue()
  }
}

function textFrom({ format, pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date') return fc.date({ noInvalidDate: true }).map(date => date.toISOString().slice(0, 10))
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: nasty, minLength, maxLength: Math.max(minLength, Math.min(maxLength, 300)) })
}

function objectFrom({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
  const record = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, fromSchema(property)]))
  return fc.record(record, { requiredKeys: [...required] })
}

/** What the schema admits, mostly; else any JSON, or the same with one part replaced by any JSON. */
export const nearSchema = (schema: Schema): Arbitrary<unknown> => {
  const good = fromSchema(schema)
  const oneWrong = good.chain(value =>
    value !== null && typeof value === 'object' && Object.keys(value).length > 0
      ? fc
          .tuple(fc.constantFrom(...Object.keys(value)), fc.jsonValue())
          .map(([key, wrong]) => ({ ...value, [key]: wrong }))
      : fc.jsonValue(),
  )
  return fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: oneWrong },
  )
}
