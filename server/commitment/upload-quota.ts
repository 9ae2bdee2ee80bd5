import type { Id } from '@huke/core/commitment'
import { statfs } from 'node:fs/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { refused } from '../http/index.ts'
import type { World } from '../world.ts'

const dayMs = 86_400_000
/** However small they are. */
const mostFiles = 2000
/** What the database on the same disk needs to go on. */
const leastFreeBytes = 1024 ** 3
const everyBytes = 4 * 1024 ** 2

/** Refuses what would be more than one person, or all together, may upload within a day. */
export async function checkQuota(
  { config, now }: Pick<World, 'config' | 'now'>,
  db: Kysely<DB> | Transaction<DB>,
  person: Id,
  size: number,
): Promise<void> {
  const { rows } = await sql<{ own: number; files: number; all: number }>`
    select coalesce(sum(size) filter (where uploaded_by = ${person}::uuid), 0)::float8 as own,
           count(*) filter (where uploaded_by = ${person}::uuid)::int as files,
           coalesce(sum(size), 0)::float8 as all
      from file where uploaded_at > ${instant(now() - dayMs)}`.execute(db)
  const { own = 0, files = 0, all = 0 } = rows[0] ?? {}
  const limit = [
    { used: own + size, most: config.uploadsPerPersonBytes },
    { used: all + size, most: config.uploadsInAllBytes },
    { used: files + 1, most: mostFiles },
  ].find(({ used, most }) => used > most)
  if (limit !== undefined)
    throw refused('file.too-many-today', { place: 'file', value: limit.used, expectation: String(limit.most) })
}

/** The same content, ended where it would fill the disk: looked at again and again, for others upload meanwhile. */
export async function* withinRoom(folder: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let since = everyBytes
  for await (const chunk of content) {
    since += chunk.length
    if (since >= everyBytes) {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < leastFreeBytes) throw refused('file.no-room')
      since = 0
    }
    yield chunk
  }
}

/** Those who upload at the same time are counted one after the other. */
export const lockQuota = (trx: Transaction<DB>): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext('upload quota'))`.execute(trx)
