import { randomBytes } from 'node:crypto'
import type { Instant } from '@huke/core/calendar'
import { filled, type Seal, sealOver } from '@huke/core/journal'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'

/** What every seal of answers covers, most of it nothing. More answers than that in an hour wait for the next. */
export const sealSize = 1024
/** The rest is for releases, of which there is one a month. */
const mostAnswers = sealSize - 100
const everyMs = 3_600_000

/**
 * Seals the answers and releases that no seal covers yet, every hour whether there are any or not: neither the number of seals
 * nor of what they cover tells how many were given.
 */
export async function sealAnswers(db: Kysely<DB>, at: Instant): Promise<void> {
  await db.transaction().execute(async trx => {
    await sql`lock table answer_seal in share row exclusive mode`.execute(trx)
    const before = await lastSeal(trx)
    if (before !== null && at < before.at + everyMs) return
    const number = (before?.number ?? 0) + 1
    const hashes = await take(trx, number)
    const filling = randomBytes(32).toString('hex')
    const seal = sealOver(before, filled(hashes, filling, sealSize), at)
    await sql`
      insert into answer_seal (number, sealed_at, filling, root, prev_hash, hash)
      values (${number}, ${instant(at)}, ${filling}, ${seal.root}, ${seal.previous}, ${seal.hash})`.execute(trx)
  })
}

async function take(trx: Transaction<DB>, number: number): Promise<readonly string[]> {
  const { rows } = await sql<{ hash: string }>`
    with releases as (
      update answer_release set seal = ${number} where seal is null returning digest as hash
    ), answers as (
      update answer set seal = ${number}
       where id in (select id from answer where seal is null limit ${mostAnswers})
      returning hash
    )
    select hash from releases union all select hash from answers`.execute(trx)
  return rows.map(row => row.hash)
}

const columns = sql`number, prev_hash as previous, root, sealed_at as at, hash, ${sealSize}::int as count`

async function lastSeal(db: Kysely<DB>): Promise<Seal | null> {
  const { rows } = await sql<Seal>`select ${columns} from answer_seal order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** A seal and what it was made over. */
export interface FilledSeal extends Seal {
  readonly filling: string
  readonly hashes: readonly string[]
}

/** The seals of answers with the hashes they cover now, a page in memory at a time. */
export async function* filledSeals(db: Kysely<DB>): AsyncGenerator<FilledSeal> {
  let after = 0
  for (;;) {
    const { rows } = await sql<FilledSeal>`
      select ${columns}, filling,
             array(select hash from answer a where a.seal = s.number
                    union all select digest from answer_release r where r.seal = s.number) as hashes
        from answer_seal s where number > ${after} order by number limit 200`.execute(db)
    yield* rows
    if (rows.length === 0) return
    after = rows[rows.length - 1].number
  }
}
