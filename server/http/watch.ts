import { type Watched, watchOutcome } from '../database/index.ts'
import type { App } from './app.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** what became of the changes the request asked for, as far as is known; null until its work begins */
    watched: Watched | null
  }
}

/** Notes for every request whether it changed something, so that no answer denies it. */
export function watchChanges(app: App): void {
  app.decorateRequest('watched', null)
  app.addHook('preHandler', (request, _reply, done) => {
    request.watched = { outcome: 'unchanged' }
    watchOutcome(request.watched, done)
  })
}
