import type { OpenedDatabase } from './open.ts'

/**
 * Waits for Ctrl-C, or for the service manager to end us; a second Ctrl-C ends at once. Answers null then, or the sentence with
 * which the database is lost for good: while it only stays away, it is waited for.
 */
export async function untilStopped({ lost }: Pick<OpenedDatabase, 'lost'>): Promise<string | null> {
  const stopped = new Promise<null>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(null))
  })
  return Promise.race([stopped, lost])
}
