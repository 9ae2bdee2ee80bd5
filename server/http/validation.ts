import { Ajv, type ValidateFunction } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'

/**
 * Checks requests. Parameters, queries and headers are all text and are read as what their schema says; a JSON body says
 * itself what it holds, so that null stays null and '5' is no number.
 */
export function requestValidator(): FastifySchemaCompiler<TSchema> {
  const texts = new Ajv({ ...common, coerceTypes: 'array' })
  const bodies = new Ajv(common)
  return ({ schema, httpPart }): ValidateFunction => (httpPart === 'body' ? bodies : texts).compile(schema)
}

const common = { allErrors: true, useDefaults: true, addUsedSchema: false, formats: fullFormats }
