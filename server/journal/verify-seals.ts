import { type Seal, sealOver } from '@huke/core/journal'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Difference, rowDifferences } from './difference.ts'
import { beginning } from './seal.ts'
import { allSeals, hashesUnder, type StoredSeal } from './seal-store.ts'

/** Makes every seal anew over the rows it covers and compares. The rows of one seal are in memory at a time. */
export async function* sealDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  let before: StoredSeal | null = null
  for await (const seal of allSeals(db)) {
    const hashes = await hashesUnder(db, seal)
    yield* differencesOf(seal, sealOver(before, hashes, seal.at), before)
    before = seal
  }
}

function differencesOf(seal: StoredSeal, anew: Seal, before: StoredSeal | null): readonly Difference[] {
  const where = `seal ${seal.number}`
  const { number, previous, root, count } = anew
  const start = before?.upto ?? beginning
  return [
    ...rowDifferences('seal', where, { number, previous, count, root }, { ...seal }),
    // Of a seal over other rows the hash differs as well, which says nothing more.
    ...(root === seal.root && count === seal.count
      ? rowDifferences('seal', where, { hash: anew.hash }, { ...seal })
      : []),
    ...rowDifferences('seal', `${where}, begins`, { ...start }, { ...seal.after }),
  ]
}

/** Compares seals that were taken away earlier with those that are there: a journal written anew has other ones. */
export async function* exportedDifferences(
  db: Kysely<DB>,
  exported: AsyncIterable<Seal> | Iterable<Seal>,
): AsyncGenerator<Difference> {
  const stored = allSeals(db)
  let next = await stored.next()
  for await (const seal of exported) {
    while (!next.done && next.value.number < seal.number) next = await stored.next()
    const found = next.done || next.value.number !== seal.number ? null : next.value
    const where = `exported seal ${seal.number}`
    if (found === null) yield { what: 'seal', where, expected: seal, found: null }
    else yield* rowDifferences('seal', where, { ...seal }, { ...found })
  }
}
