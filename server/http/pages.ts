import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from './app.ts'
import { notFound } from './problem.ts'

/** Serves the built web: hashed assets for ever, index.html for every other path, so that the router's addresses can be opened. */
export async function pagesFrom(app: App, folder: string): Promise<void> {
  const built = existsSync(path.join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: path.join(folder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      maxAge: '365d',
      immutable: true,
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (!built || !wantsPage) throw notFound()
    return reply.sendFile(request.url === '/icon.svg' ? 'icon.svg' : 'index.html', folder, {
      maxAge: 0,
      immutable: false,
      cacheControl: true,
    })
  })
}
