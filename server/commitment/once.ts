import type { Id } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'
import { keyed } from '../secret.ts'
import type { World } from '../world.ts'

interface Asked {
  readonly person: Id
  /** the caller's Idempotency-Key; without one the work is simply done */
  readonly key: string | undefined
  /** what was asked: a key used for something else is refused */
  readonly request: unknown
}

/**
 * Does the work in a transaction, once per key: a second request waits for the first and gets its answer. A refused or
 * failed one leaves nothing behind, so that it may be tried again under the same key.
 */
export async function once<T extends object>(
  { db, secret }: Pick<World, 'db' | 'secret'>,
  asked: Asked,
  work: (trx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async trx => {
    // Longer than an act takes, shorter than somebody waits; the session's own would hold the connection for longer.
    await sql`set local lock_timeout = '4s'`.execute(trx)
    const { person, key } = asked
    if (key === undefined) return work(trx)
    // Beside a name, a plain hash of an evaluation would give it away to guessing.
    const request = keyed(secret, 'request', JSON.stringify(asked.request))
    const { rows } = await sql<{ key: string }>`
      insert into idempotency (person_id, key, request, status, response)
      values (${person}::uuid, ${key}, ${request}, 0, '{}')
          on conflict do nothing returning key`.execute(trx)
    if (rows.length === 0) return earlierAnswer<T>(trx, person, key, request)
    const answer = await work(trx)
    await sql`update idempotency set status = 200, response = ${JSON.stringify(answer)}::jsonb
               where person_id = ${person}::uuid and key = ${key}`.execute(trx)
    return answer
  })
}

async function earlierAnswer<T>(trx: Transaction<DB>, person: Id, key: string, request: string): Promise<T> {
  const { rows } = await sql<{ request: string; response: T }>`
    select request, response from idempotency where person_id = ${person}::uuid and key = ${key}`.execute(trx)
  const earlier = rows[0]
  if (earlier?.request !== request) {
    throw refused('key-reused', {
      place: 'header/idempotency-key',
      value: key,
      expectation: { zh: '每个请求用自己的键', en: 'a key of its own for each request' },
    })
  }
  return earlier.response
}
