import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway, type Outcome, saysAway } from '../database/index.ts'
import type { Codes } from './codes.ts'
import { languageOf } from './language.ts'
import { presentRefused, type Problem, Refused, type RefusedValue } from './problem.ts'
import { shapeWords } from './shape-words.ts'

/** Database conditions that are the caller's or the moment's, not ours. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const databaseCodes: Readonly<Record<string, string>> = {
  '22021': 'invalid-input', // a character the encoding cannot hold, such as NUL
  '22007': 'invalid-input', // a text that is no time
  '22003': 'invalid-input', // a number out of range
  '22008': 'invalid-input', // a time out of range
  '22P02': 'invalid-input', // a text that is no uuid or number
  '22P05': 'invalid-input',
  '40001': 'busy', // serialization failure
  '40P01': 'busy', // deadlock
  '55P03': 'busy', // lock not available
  '57014': 'busy', // statement timeout
}
/** Whoever is told to come again is told when. */
const comeAgainSeconds: Readonly<Record<number, number>> = { 429: 5, 503: 2 }

const fastifyCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_FILES_LIMIT: 'too-large',
  FST_FIELDS_LIMIT: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
  FST_ERR_BAD_URL: 'not-found',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
}

/** Whoever has more to put right asks again. */
const mostErrors = 100

/** Makes the one error handler: every refusal and fault leaves as problem+json in the reader's language. */
export const problemAnswerer =
  (codes: Codes) =>
  (error: FastifyError | Refused | DatabaseAway, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [code, errors] = reasonOf(error, outcomeOf(request))
    const language = languageOf(request)
    const words = codes[code] ?? codes.fault
    if (words.status === 503) request.log.warn({ code, reason: String(error.cause ?? error) }, 'not served just now')
    else if (words.status >= 500) request.log.error({ err: error }, 'fault')
    if (words.status === 403) {
      const { method, routeOptions, member, ip } = request
      request.log.warn({ code, method, url: routeOptions?.url, person: member?.person ?? null, ip }, 'refused')
    }
    const comeAgain = comeAgainSeconds[words.status]
    if (comeAgain !== undefined && !reply.hasHeader('retry-after')) void reply.header('retry-after', comeAgain)
    const problem: Problem = {
      type: `https://huke.dev/problems/${code}`,
      title: code,
      status: words.status,
      code,
      detail: words[language],
      errors: errors.slice(0, mostErrors).map(error => presentRefused(error, language)),
      ...(words.status >= 500 ? { requestId: request.id } : {}),
    }
    return reply.code(words.status).type('application/problem+json').send(JSON.stringify(problem))
  }

/** What is only read has changed nothing. */
const outcomeOf = ({ method, watched }: FastifyRequest): Outcome =>
  method === 'GET' || method === 'HEAD' ? 'unchanged' : (watched?.outcome ?? 'unchanged')

type Reason = readonly [code: string, errors: readonly RefusedValue[]]

/** Why something was not done. An answer of the server's fault says that nothing was changed only where that is so. */
export function reasonOf(error: unknown, outcome: Outcome): Reason {
  const reason = errorReason(error as FastifyError | Refused | DatabaseAway)
  if (outcome === 'unchanged' || !deniesChange.has(reason[0])) return reason
  return [outcome === 'unknown' ? 'not-known' : 'fault-midway', []]
}

/** Their words say that nothing was changed. */
const deniesChange: ReadonlySet<string> = new Set(['busy', 'database-away', 'fault'])

function errorReason(error: FastifyError | Refused | DatabaseAway): Reason {
  if (error instanceof Refused) return [error.code, error.errors]
  if (error instanceof DatabaseAway) return [error.full ? 'busy' : 'database-away', []]
  if (error.validation !== undefined)
    return ['invalid-input', error.validation.map(v => validationError(v, error.validationContext))]
  if (saysAway(error)) return ['database-away', []]
  const known = databaseCodes[error.code] ?? fastifyCodes[error.code]
  if (known !== undefined) return [known, []]
  if (error.statusCode === 429) return ['too-many-requests', []]
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return ['bad-request', []]
  return ['fault', []]
}

type Validation = NonNullable<FastifyError['validation']>[number]

function validationError(v: Validation, context: string | undefined): RefusedValue {
  const missing = v.keyword === 'required' ? `/${String(v.params.missingProperty)}` : ''
  const tag = v.keyword === 'discriminator' ? `/${String(v.params.tag)}` : ''
  const extra = v.keyword === 'additionalProperties' ? `/${String(v.params.additionalProperty)}` : ''
  return {
    place: `${context ?? 'body'}${v.instancePath}${missing}${tag}${extra}`,
    value: null,
    expectation: shapeWords(v),
  }
}
