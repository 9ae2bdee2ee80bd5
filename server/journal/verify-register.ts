import type { Event, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Difference, rowDifferences } from './difference.ts'
import type { StoredCommitment } from './verify-store.ts'

type Requested = Extract<Event, { type: 'requested' }>

/** What stands beside the state of commitments: number, origin, and the words they are found by. */
export async function registerDifferences(
  db: Kysely<DB>,
  stored: readonly StoredCommitment[],
  begun: ReadonlyMap<Id, Requested>,
  wordsOf: (event: Event) => string,
): Promise<readonly Difference[]> {
  const differences = stored.flatMap(row => {
    const registered = begun.get(row.id)?.registered
    if (registered === undefined) return []
    const { number, importedFrom: imported_from, externalKey: external_key } = registered
    return rowDifferences('commitment', `commitment ${row.id}`, { number, imported_from, external_key }, row)
  })
  return [...differences, ...(await wordDifferences(db, stored, begun, wordsOf))]
}

async function wordDifferences(
  db: Kysely<DB>,
  stored: readonly StoredCommitment[],
  begun: ReadonlyMap<Id, Requested>,
  wordsOf: (event: Event) => string,
): Promise<readonly Difference[]> {
  const expected = stored.flatMap(({ id }) => {
    const event = begun.get(id)
    return event === undefined ? [] : [{ id, words: wordsOf(event) }]
  })
  const { rows } = await sql<{ id: Id }>`
    select c.id from jsonb_to_recordset(${JSON.stringify(expected)}::jsonb) as x(id uuid, words text)
      join commitment c on c.id = x.id
     where c.words is distinct from to_tsvector('simple', x.words)`.execute(db)
  return rows.map(({ id }) => ({
    what: 'commitment',
    where: `commitment ${id}, words`,
    expected: 'what it is found by, from its title, words and form',
    found: 'other words',
  }))
}
