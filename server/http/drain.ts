import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import type { App } from './app.ts'

/** How long what has begun may still take once the server is told to stop. */
export const drainSeconds = 15

const lookMs = 50

declare module 'fastify' {
  interface FastifyContextConfig {
    /** never answers to the end: it is told to go, not waited for */
    isStream?: boolean
  }
}

/** On closing: nobody new is let in, what has begun is finished, then the live streams are ended with the reason. */
export function drainOnClose(app: App, world: World): void {
  const underWay = new Set<FastifyRequest>()
  app.addHook('onRoute', route => {
    if (route.sse !== undefined) route.config = { ...route.config, isStream: true }
  })
  app.addHook('onRequest', async request => {
    if (request.routeOptions.config.isStream !== true) underWay.add(request)
  })
  app.addHook('onResponse', async request => void underWay.delete(request))
  app.addHook('onRequestAbort', async request => void underWay.delete(request))
  app.addHook('preClose', async () => {
    app.server.close()
    const begun = performance.now()
    while (underWay.size > 0 && performance.now() - begun < drainSeconds * 1000) await sleep(lookMs)
    if (underWay.size > 0) world.log.warn({ requests: underWay.size }, `not finished within ${drainSeconds} s: cut off`)
    world.live.endStreams()
    await sleep(lookMs)
  })
}
