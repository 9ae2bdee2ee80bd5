import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { LightMyRequestResponse } from 'fastify'
import { ProblemSchema } from '../../http/problem.ts'
import type { Operation } from './operations.ts'

const largestAnswer = 1_000_000
export const mostCpuMs = 1000
/** Of whoever is not signed in. */
export const mostCpuMsOfNobody = 5

/** What no answer may be, whoever asked for whatever. */
export function faultIn(
  operation: Operation,
  answer: LightMyRequestResponse,
  cpuMs: number,
  mostMs: number,
): string | null {
  const { statusCode: status, headers, rawPayload } = answer
  const type = String(headers['content-type'] ?? '')
  if (status >= 500) return `answers ${status}: ${answer.body.slice(0, 300)}`
  if (cpuMs > mostMs) return `costs ${Math.round(cpuMs)} ms of CPU`
  if (type.includes('json') && rawPayload.length > largestAnswer) return `answers with ${rawPayload.length} bytes`
  if (status >= 400) {
    if (!type.startsWith('application/problem+json')) return `answers ${status} as ${type || 'nothing'}`
    return unlike(ProblemSchema, answer)
  }
  const promised = operation.answers[status]
  if (promised === undefined) return `answers ${status}, of which its description says nothing`
  return promised === null || !type.includes('json') ? null : unlike(promised, answer)
}

const ajv = new Ajv2020({ strict: false, allErrors: false })
formats.default(ajv)
const compiled = new Map<object, ValidateFunction>()

function unlike(schema: object, answer: LightMyRequestResponse): string | null {
  const isLike = compiled.get(schema) ?? ajv.compile(schema)
  compiled.set(schema, isLike)
  return isLike(answer.json()) ? null : `answers other than described: ${ajv.errorsText(isLike.errors)}`
}
