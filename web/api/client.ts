import createClient from 'openapi-fetch'
import { languageNow } from '../shared/language.ts'
import { askUntilKnown } from './again.ts'
import { asProblem, Refused, unreachable } from './problem.ts'
import type { Paths } from './paths.ts'

/** Typed by the server's own OpenAPI document. */
export const api = createClient<Paths>({ baseUrl: '/api/v1', fetch: send })

/** The data of an answer; anything else is thrown as `Refused`. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Exclude<T, undefined>> {
  const { data, error, response } = await call
  if (!response.ok) throw new Refused(asProblem(error, response.status))
  return data as Exclude<T, undefined>
}

async function send(request: Request): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.set('Accept-Language', languageNow())
  try {
    const whole = new Request(request, { headers })
    return await askUntilKnown(() => fetch(whole.clone()), headers.has('idempotency-key'), pause)
  } catch {
    throw new Refused(unreachable)
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
