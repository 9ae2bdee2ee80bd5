import type { Readable } from 'node:stream'
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
  let file: Readable | undefined
  let told: unknown
  let taking: unknown
  try {
    for await (const part of request.parts({ limits })) {
      file = part.type === 'file' ? part.file : undefined
      // The parser tells what is wrong with a file now in one way, now in the other.
      file?.once('error', error => (told = error))
      await take(part).catch(error => {
        taking = error
        throw error
      })
    }
  } catch (error) {
    if (hasStatus(error) || (error === taking && !isCutOff(error, [told, file?.errored]))) throw error
    throw refused('bad-form')
  }
}

/** Limits of the parser, such as too many files, say themselves what they are. */
const hasStatus = (error: unknown): boolean => error instanceof Error && 'statusCode' in error

/** Where writing fails the file ends with that error too; it tells which call of the system it was. */
const isCutOff = (error: unknown, ofFile: readonly unknown[]): boolean =>
  error instanceof Error && !('syscall' in error) && ofFile.includes(error)
