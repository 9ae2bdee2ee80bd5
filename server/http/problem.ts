import { type Static, Type } from 'typebox'
import type { Language } from './language.ts'

export type Words = Readonly<Record<Language, string>>

/** RFC 9457 problem details, with a stable code and every refused value. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; what a program tells problems apart by' }),
    detail: Type.String({ description: 'What happened, what is kept, what to do; in the language asked for' }),
    errors: Type.Array(
      Type.Object({
        place: Type.String({ description: 'Field, parameter, or row and column' }),
        value: Type.Unknown(),
        expectation: Type.String(),
      }),
    ),
    requestId: Type.Optional(Type.String({ description: 'To be told to the administrator' })),
  },
  { $id: 'Problem', additionalProperties: false },
)
export type Problem = Static<typeof ProblemSchema>

export interface RefusedValue {
  readonly place: string
  readonly value: unknown
  /** in both languages, unless it reads the same in all, as a number or a code does */
  readonly expectation: string | Words
}

/** As it leaves: in one language, with nothing missing, and no longer than it helps. */
export const presentRefused = ({ place, value, expectation }: RefusedValue, language: Language) => ({
  place: cut(place),
  value: shortened(value),
  expectation: cut(typeof expectation === 'string' ? expectation : expectation[language], longestExpectation),
})

const longestValue = 500
/** Some name what would do, one by one. */
const longestExpectation = 2000

function shortened(value: unknown): unknown {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null')
  return text.length <= longestValue ? (value ?? null) : cut(text)
}

const cut = (text: string, longest = longestValue): string =>
  text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`

/** Thrown to end a request, and roll back its transaction, with an answer the caller can act on. */
export class Refused extends Error {
  readonly code: string
  readonly errors: readonly RefusedValue[]
  constructor(code: string, errors: readonly RefusedValue[] = []) {
    super(code)
    this.code = code
    this.errors = errors
  }
}

/** `throw refused('catalogue.code-taken', { place: 'body/code', value: code, expectation: { zh, en } })` */
export const refused = (code: string, ...errors: readonly RefusedValue[]): Refused => new Refused(code, errors)

/** What may not be seen does not exist: one answer for both. */
export const notFound = (): Refused => new Refused('not-found')
