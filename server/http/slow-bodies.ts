import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { refused } from './problem.ts'

const everyMs = 30_000
/** A poor line in the country brings ten times as much. */
const leastBytes = 30 * 1024
/** How long what nobody reads any more may go on arriving. */
const lingerMs = 5000

/** A body has to arrive: one that trickles, stands still, or goes on after it was refused is cut off. */
export function endSlowBodies(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    const { headers } = request
    if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) watch(request, reply)
  })
}

function watch(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request
  const { socket } = raw
  let seen = socket.bytesRead
  const timer = setInterval(() => {
    if (raw.complete) return clearInterval(timer)
    const arrived = socket.bytesRead - seen
    seen = socket.bytesRead
    if (arrived >= leastBytes) return
    clearInterval(timer)
    if (reply.sent) return void raw.destroy()
    // Whoever still waits for the rest learns that there is none.
    reply.raw.once('finish', () => raw.destroy())
    void reply.header('connection', 'close').send(refused('too-slow'))
  }, everyMs)
  reply.raw.once('close', () => clearInterval(timer))
  reply.raw.once('finish', () => {
    clearInterval(timer)
    if (!raw.complete) setTimeout(() => raw.complete || raw.destroy(), lingerMs).unref()
  })
}
