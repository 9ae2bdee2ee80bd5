import { type Seal, sealOver } from '@huke/core/journal'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Difference, rowDifferences } from './difference.ts'
import { beginning } from './seal.ts'
import { allSeals, rowsUnder, type StoredSeal } from './seal-store.ts'

/** Makes every seal anew over the rows it covers and compares. The rows of one seal are in memory at a time. */
export async function* sealDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  let before: StoredSeal | null = null
  for await (const seal of allSeals(db)) {
    if (before !== null || !isConverted(seal)) {
      const rows = await rowsUnder(db, seal)
      const hashes = rows.map(row => row.hash)
      yield* differencesOf(seal, sealOver(before, hashes, seal.at), before)
      // A seal that reached further than its last row would keep what comes next from ever being sealed.
      const { xid, id } = rows.at(-1) ?? seal.after
      yield* rowDifferences('seal', `seal ${seal.number}, ends`, { xid, id }, { ...seal.upto })
    }
    before = seal
  }
}

/** The last seal of a journal that was written anew with salts: the head the others go on from. */
const isConverted = (seal: Seal): boolean => seal.root === ''

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

/**
 * Compares seals that were taken away earlier with those that are there: a journal written anew has other ones. Of those from
 * before a conversion only the last can be compared, and stands for the others, which are only looked at among themselves.
 */
export async function* exportedDifferences(
  db: Kysely<DB>,
  exported: AsyncIterable<Seal> | Iterable<Seal>,
): AsyncGenerator<Difference> {
  const stored = allSeals(db)
  let next = await stored.next()
  const converted = !next.done && isConverted(next.value) ? next.value : null
  let unproven: Seal | null = null
  for await (const seal of exported) {
    while (!next.done && next.value.number < seal.number) next = await stored.next()
    const found = next.done || next.value.number !== seal.number ? null : next.value
    const where = `exported seal ${seal.number}`
    if (found === null && seal.number < (converted?.number ?? 0)) {
      if (unproven?.number === seal.number - 1)
        yield* rowDifferences('seal', where, { previous: unproven.hash }, { ...seal })
      unproven = seal
    } else if (found === null) yield { what: 'seal', where, expected: seal, found: null }
    else if (isConverted(found)) {
      yield* rowDifferences(
        'seal',
        where,
        { hash: seal.hash, previous: unproven?.hash ?? seal.previous },
        { ...found, previous: seal.previous },
      )
      unproven = null
    } else yield* rowDifferences('seal', where, { ...seal }, { ...found })
  }
  if (unproven !== null && converted !== null) {
    const expected = `seal ${converted.number}, up to which the journal was converted, among those exported`
    yield { what: 'seal', where: `exported seal ${unproven.number}`, expected, found: null }
  }
}
