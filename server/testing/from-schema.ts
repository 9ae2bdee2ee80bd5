import fc, { type Arbitrary } from 'fast-check'

export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
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
/** What people write, so that a request gets further than its first check. */
const plain = fc.constantFrom(...'abcdefgh12345')
const thisYear = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })

export interface Taste {
  /** what people write, instead of what breaks programs */
  readonly tame?: boolean
  /** ids that exist */
  readonly ids?: readonly string[]
}

/** Values that a JSON Schema admits, leaning to the nasty ones unless tame. */
export function fromSchema(schema: Schema, taste: Taste = {}): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const shapes = schema.anyOf ?? schema.oneOf
  if (shapes !== undefined) return fc.oneof(...shapes.map(one => fromSchema(one, taste)))
  switch (schema.type) {
    case 'string':
      return textFrom(schema, taste)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -2_147_483_648, max: schema.maximum ?? 2_147_483_647 })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: schema.minimum, max: schema.maximum })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, taste), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 5, taste.tame ? 1 : 8)),
      })
    case 'object':
      return objectFrom(schema, taste)
    default:
      return fc.jsonValue()
  }
}

function textFrom(
  { format, pattern, minLength = 0, maxLength = 40 }: Schema,
  { tame = false, ids = [] }: Taste,
): Arbitrary<string> {
  if (format === 'uuid') return ids.length === 0 ? fc.uuid() : fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (format === 'date')
    return (tame ? thisYear : fc.date({ noInvalidDate: true })).map(date => date.toISOString().slice(0, 10))
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  const longest = Math.max(minLength, Math.min(maxLength, tame ? 12 : 300))
  return fc.string(
    tame
      ? { unit: plain, minLength: Math.max(1, minLength), maxLength: longest }
      : { unit: nasty, minLength, maxLength: longest },
  )
}

function objectFrom({ properties = {}, required = [] }: Schema, taste: Taste): Arbitrary<unknown> {
  const record = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, fromSchema(property, taste)]),
  )
  return fc.record(record, { requiredKeys: [...required] })
}

/** What the schema admits, mostly; else any JSON, or the same with one part replaced by any JSON. */
export const nearSchema = (schema: Schema, ids: readonly string[] = []): Arbitrary<unknown> => {
  const [good, tame] = [fromSchema(schema, { ids }), fromSchema(schema, { ids, tame: true })]
  const oneWrong = tame.chain(value =>
    value !== null && typeof value === 'object' && Object.keys(value).length > 0
      ? fc
          .tuple(fc.constantFrom(...Object.keys(value)), fc.jsonValue())
          .map(([key, wrong]) => ({ ...value, [key]: wrong }))
      : fc.jsonValue(),
  )
  return fc.oneof(
    { weight: 3, arbitrary: tame },
    { weight: 2, arbitrary: good },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: oneWrong },
  )
}
