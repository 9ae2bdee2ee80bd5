import { filled, type Seal, sealOver } from '@huke/core/journal'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Difference, rowDifferences } from '../journal/index.ts'
import { answerHash, type AnswerRow } from './answer-row.ts'
import { digestOf } from './release.ts'
import type { CellRow } from './release-store.ts'
import { filledSeals, sealSize } from './seal.ts'

/** Recomputes all that is kept of answers that aren't named: hashes, seals, groups. Changes nothing. */
export async function* answerDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  yield* hashDifferences(db)
  yield* sealDifferences(db)
  yield* releaseDifferences(db)
}

async function* hashDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<AnswerRow & { given_hour: number }>`
      select id, giver, matter, rater, customer, delivery, revision, given_hour, counts_on, unit_id, counted, wishes, evaluation,
             commitment_id, person_id, salt, hash
        from answer where id > ${after}::uuid order by id limit 1000`.execute(db)
    for (const row of rows) {
      const expected = answerHash({ ...row, given_hour: new Date(row.given_hour).toISOString() })
      if (expected !== row.hash) yield { what: 'answer', where: `answer ${row.id}`, expected, found: row.hash }
    }
    if (rows.length === 0) return
    after = rows[rows.length - 1].id
  }
}

async function* sealDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  let before: Seal | null = null
  for await (const seal of filledSeals(db)) {
    const where = `seal of answers ${seal.number}`
    if (seal.hashes.length > sealSize) yield { what: 'seal', where, expected: sealSize, found: seal.hashes.length }
    else {
      const { number, previous, root, hash } = sealOver(before, filled(seal.hashes, seal.filling, sealSize), seal.at)
      yield* rowDifferences('seal', where, { number, previous, root, hash }, { ...seal })
    }
    before = seal
  }
  const { rows } = await sql<{ id: string }>`
    select id from answer a
     where seal is not null and not exists (select from answer_seal s where s.number = a.seal) limit 100`.execute(db)
  for (const { id } of rows)
    yield { what: 'answer', where: `answer ${id}`, expected: 'a seal that there is', found: null }
}

/** What was shown of each month is what was shown when it was released. */
async function* releaseDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  const { rows } = await sql<{ month: string; digest: string; cells: readonly CellRow[] }>`
    select month, digest,
           coalesce((select jsonb_agg(to_jsonb(c)) from answer_cell c where c.month = r.month), '[]') as cells
      from answer_release r order by month`.execute(db)
  for (const { month, digest, cells } of rows) {
    const expected = digestOf(cells)
    if (expected !== digest) yield { what: 'answer', where: `answers of ${month}`, expected, found: digest }
  }
}
