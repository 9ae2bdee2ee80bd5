import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Whatever the API answers that is no JSON and no stream of events is a file: of somebody's making, to be saved and never to be
 * run in our name, whatever its kind or a browser makes of it.
 */
export async function sandboxFiles(_: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const type = String(reply.getHeader('content-type') ?? '')
  if (payload === null || payload === undefined || /^application\/([a-z.]+\+)?json\b|^text\/event-stream/.test(type))
    return payload
  if (!/^attachment\b/.test(String(reply.getHeader('content-disposition') ?? '')))
    reply.header('content-disposition', 'attachment')
  reply
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
  return payload
}
