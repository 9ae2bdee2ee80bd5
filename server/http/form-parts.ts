import type { Multipart } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { refused } from './problem.ts'

type Limits = NonNullable<Parameters<FastifyRequest['parts']>[0]>['limits']

/**
 * Takes a multipart form, part by part. One that is cut off or was never sound is its sender's fault; what fails while a part
 * is taken is not.
 */
export async function readForm(
  request: FastifyRequest,
  limits: Limits,
  take: (part: Multipart) => Promise<void>,
): Promise<void> {
  const ofForm = new Set<unknown>()
  let taking: unknown
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') part.file.once('error', error => ofForm.add(error))
      await take(part).catch(error => {
        taking = error
        throw error
      })
    }
  } catch (error) {
    const ours = error === taking && !ofForm.has(error)
    if (ours || hasStatus(error)) throw error
    throw refused('bad-form')
  }
}

/** Limits of the parser, such as too many files, say themselves what they are. */
const hasStatus = (error: unknown): boolean => error instanceof Error && 'statusCode' in error
