import { Ajv, type ValidateFunction } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'

/** A form whose every mistake is marked is smaller; of more, the first mistake is told. */
const mostValues = 2000
const mostErrors = 50
/** A service's form, the deepest thing there is, has seven. */
const mostLevels = 32

/**
 * Checks requests. Parameters, queries and headers are all text and are read as what their schema says; a JSON body says
 * itself what it holds, so that null stays null and '5' is no number. Checking ends at the first mistake; what is no larger
 * than a form is then looked through for all of them.
 */
export function requestValidator(): FastifySchemaCompiler<TSchema> {
  const texts = pair({ ...common, coerceTypes: 'array' })
  const bodies = pair(common)
  return ({ schema, httpPart }) => {
    const { first, all } = httpPart === 'body' ? bodies : texts
    const fits = first.compile(schema)
    let everyMistake: ValidateFunction | undefined
    const check: ((value: unknown) => boolean) & { errors?: ValidateFunction['errors'] } = value => {
      if (fits(value)) {
        const mistake = unkept(value, '', mostLevels)
        if (mistake === null) return true
        check.errors = [mistake]
        return false
      }
      check.errors = fits.errors
      if (!holdsFewer(mostValues, value)) return false
      everyMistake ??= all.compile(schema)
      everyMistake(value)
      check.errors = everyMistake.errors?.slice(0, mostErrors) ?? fits.errors
      return false
    }
    return check
  }
}

const common = { useDefaults: true, addUsedSchema: false, formats: fullFormats, discriminator: true }

const pair = (options: typeof common & { coerceTypes?: 'array' }) => ({
  first: new Ajv(options),
  all: new Ajv({ ...options, allErrors: true }),
})

/** Counts no further than it has to. */
function holdsFewer(most: number, value: unknown): boolean {
  let left = most
  const count = (one: unknown): boolean => {
    if (--left < 0) return false
    return one === null || typeof one !== 'object' || Object.values(one).every(count)
  }
  return count(value)
}

type Mistake = NonNullable<ValidateFunction['errors']>[number]

/** The first thing that no schema asks about and nothing after it could hold: half of a sign, or nesting without end. */
function unkept(value: unknown, place: string, levels: number): Mistake | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : brokenAt(place)
  if (value === null || typeof value !== 'object') return null
  if (levels === 0) return deepAt(place)
  for (const [key, inner] of Object.entries(value)) {
    const mistake = key.isWellFormed() ? unkept(inner, `${place}/${key}`, levels - 1) : brokenAt(place)
    if (mistake !== null) return mistake
  }
  return null
}

const brokenAt = (instancePath: string): Mistake => ({
  keyword: 'pattern',
  instancePath,
  schemaPath: '#',
  params: { text: 'Unicode' },
  message: 'must be text of whole signs',
})

const deepAt = (instancePath: string): Mistake => ({
  keyword: 'levels',
  instancePath,
  schemaPath: '#',
  params: { limit: mostLevels },
  message: `must be nested at most ${mostLevels} levels deep`,
})
