import { Ajv, type ValidateFunction } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'

/** A form whose every mistake is marked is smaller; of more, the first mistake is told. */
const mostValues = 2000
const mostErrors = 50

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
        const place = brokenText(value, '')
        if (place === null) return true
        check.errors = [brokenAt(place)]
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

/** Where half of a sign stands, which no text that is kept may hold; null where there is none. */
function brokenText(value: unknown, place: string): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : place
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    const broken = key.isWellFormed() ? brokenText(inner, `${place}/${key}`) : place
    if (broken !== null) return broken
  }
  return null
}

const brokenAt = (instancePath: string) => ({
  keyword: 'pattern',
  instancePath,
  schemaPath: '#',
  params: { text: 'Unicode' },
  message: 'must be text of whole signs',
})
