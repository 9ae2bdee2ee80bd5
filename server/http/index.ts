export { reasonOf } from './answer-problem.ts'
export { type App, type AppParts, buildApp, type Routes } from './app.ts'
export { type Codes, type CodeWords, httpCodes } from './codes.ts'
export { fileAnswer } from './file-answer.ts'
export { readForm } from './form-parts.ts'
export { type Language, languageOf } from './language.ts'
export { announce, type Change, type Live, type LiveEnd, openLive } from './live.ts'
export { ownOrigins } from './origin.ts'
export { cursorOf, endOfTime, type Page, pageFrom, PageOf, PageQuery, readKeys } from './page.ts'
export {
  notFound,
  presentRefused,
  type Problem,
  ProblemSchema,
  Refused,
  refused,
  type RefusedValue,
  type Words,
} from './problem.ts'
export { ById, Day, Instant, Nullable, OneOf, Uuid } from './shapes.ts'
