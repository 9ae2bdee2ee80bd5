import type { FastifyRequest } from 'fastify'

export type Language = 'zh' | 'en'

/** The language of the answer: the one the page is in (Accept-Language), Chinese where nothing is asked for. */
export function languageOf(request: FastifyRequest): Language {
  const asked = request.headers['accept-language'] ?? ''
  const first = asked
    .split(',')
    .map(part => part.trim().slice(0, 2).toLowerCase())
    .find(tag => tag === 'zh' || tag === 'en')
  return first === 'en' ? 'en' : 'zh'
}
