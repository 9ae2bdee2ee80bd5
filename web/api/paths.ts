import type { paths } from './generated/schema.ts'

type Relative<P> = P extends `/api/v1${infer Rest}` ? Rest : P

/** Every address of the API, below its prefix. */
export type Paths = { [P in keyof paths as Relative<P>]: paths[P] }

type JsonOf<A> = A extends { content: { 'application/json': infer T } } ? T : never
type OkOf<R> = R extends { 200: infer A } ? A : R extends { 201: infer A } ? A : never

/** What an address answers: `Answer<'/home'>`, `Answer<'/commitments', 'post'>`. */
export type Answer<P extends keyof Paths, M extends keyof Paths[P] = 'get' & keyof Paths[P]> = Paths[P][M] extends {
  responses: infer R
}
  ? JsonOf<OkOf<R>>
  : never

/** What an address is sent. */
export type Body<P extends keyof Paths, M extends keyof Paths[P]> = Paths[P][M] extends {
  requestBody: { content: { 'application/json': infer T } }
}
  ? T
  : never
