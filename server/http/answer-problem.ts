import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Codes } from './codes.ts'
import { languageOf } from './language.ts'
import { presentRefused, type Problem, Refused, type RefusedValue } from './problem.ts'
import { shapeWords } from './shape-words.ts'

/** Database conditions that are the caller's or the moment's, not ours. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const databaseCodes: Readonly<Record<string, string>> = {
  '22021': 'invalid-input', // a character the encoding cannot hold, such as NUL
  '22003': 'invalid-input', // a number out of range
  '22008': 'invalid-input', // a time out of range
  '22P02': 'invalid-input', // a text that is no uuid or number
  '22P05': 'invalid-input',
  '40001': 'busy', // serialization failure
  '40P01': 'busy', // deadlock
  '55P03': 'busy', // lock not available
  '57014': 'busy', // statement timeout
  '53300': 'busy', // too many connections
}

const fastifyCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
  FST_ERR_BAD_URL: 'not-found',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
}

const comeAgainSeconds = 5

/** Makes the one error handler: every refusal and fault leaves as problem+json in the reader's language. */
export const problemAnswerer =
  (codes: Codes) =>
  (error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [code, errors] = reasonOf(error)
    const language = languageOf(request)
    const words = codes[code] ?? codes.fault
    if (words.status >= 500) request.log.error({ err: error }, 'fault')
    if (words.status === 403) {
      const { method, routeOptions, member, ip } = request
      request.log.warn({ code, method, url: routeOptions?.url, person: member?.person ?? null, ip }, 'refused')
    }
    if (words.status === 429 && !reply.hasHeader('retry-after')) void reply.header('retry-after', comeAgainSeconds)
    const problem: Problem = {
      type: `https://huke.dev/problems/${code}`,
      title: code,
      status: words.status,
      code,
      detail: words[language],
      errors: errors.map(error => presentRefused(error, language)),
      ...(words.status >= 500 ? { requestId: request.id } : {}),
    }
    return reply.code(words.status).type('application/problem+json').send(JSON.stringify(problem))
  }

function reasonOf(error: FastifyError | Refused): [code: string, errors: readonly RefusedValue[]] {
  if (error instanceof Refused) return [error.code, error.errors]
  if (error.validation !== undefined)
    return ['invalid-input', error.validation.map(v => validationError(v, error.validationContext))]
  const known = databaseCodes[error.code] ?? fastifyCodes[error.code]
  if (known !== undefined) return [known, []]
  if (error.statusCode === 429) return ['too-many-requests', []]
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return ['bad-request', []]
  return ['fault', []]
}

type Validation = NonNullable<FastifyError['validation']>[number]

function validationError(v: Validation, context: string | undefined): RefusedValue {
  const missing = v.keyword === 'required' ? `/${String(v.params.missingProperty)}` : ''
  const extra = v.keyword === 'additionalProperties' ? `/${String(v.params.additionalProperty)}` : ''
  return {
    place: `${context ?? 'body'}${v.instancePath}${missing}${extra}`,
    value: null,
    expectation: shapeWords(v),
  }
}
