import type { Instant } from '@huke/core/calendar'
import { sealOver } from '@huke/core/journal'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { insertSeal, lastSeal, lockSeals, type Position, sealableAfter } from './seal-store.ts'

const batchRows = 10_000
/** A chore answers soon; what is left is sealed the next time. */
const mostSeals = 20

export const beginning: Position = { xid: '0', id: 0 }

/** Seals all rows that no seal covers yet and that no transaction can come before any more. Answers how many seals were made. */
export async function sealJournal(db: Kysely<DB>, now: Instant): Promise<number> {
  for (let made = 0; made < mostSeals; made++) {
    const rows = await sealBatch(db, now)
    if (rows < batchRows) return rows === 0 ? made : made + 1
  }
  return mostSeals
}

const sealBatch = (db: Kysely<DB>, now: Instant): Promise<number> =>
  db.transaction().execute(async trx => {
    await lockSeals(trx)
    const before = await lastSeal(trx)
    const after = before?.upto ?? beginning
    const rows = await sealableAfter(trx, after, batchRows)
    const last = rows.at(-1)
    if (last === undefined) return 0
    const hashes = rows.map(row => row.hash)
    // A clock that was set back must not make a seal older than the one before.
    const seal = sealOver(before, hashes, Math.max(now, before?.at ?? now))
    await insertSeal(trx, { ...seal, after, upto: { xid: last.xid, id: last.id } })
    return rows.length
  })
