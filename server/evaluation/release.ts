import { randomUUID } from 'node:crypto'
import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Cell, cellAbove, cellsOf, countableOf } from '@huke/core/evaluation/release'
import { hashOf } from '@huke/core/journal'
import { releasedCounts } from '@huke/core/scorecard'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { organisationDay } from '../organisation/index.ts'
import { groupSizes } from './group-sizes.ts'
import {
  askedIn,
  type CellRow,
  countableAnswers,
  insertCells,
  monthsToRelease,
  parentsOn,
  placeAnswers,
} from './release-store.ts'

/**
 * Divides the answers of each month that has ended into groups and shows them, once and for ever: whatever is said, changed or
 * reorganised later changes nothing of it. A month a transaction; several nodes take turns.
 */
export async function releaseAnswers(db: Kysely<DB>, at: Instant): Promise<void> {
  for (const month of await monthsToRelease(db, await organisationDay(db, at)))
    await db.transaction().execute(trx => releaseMonth(trx, month, at))
}

async function releaseMonth(trx: Transaction<DB>, month: string, at: Instant): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('answers', 0))`.execute(trx)
  const { rows: known } = await sql`select from answer_release where month = ${month}::date`.execute(trx)
  if (known.length > 0) return
  const sizes = await groupSizes(trx)
  const answers = await countableAnswers(trx, month)
  const parents = await parentsOn(trx, month)
  const parentOf = (unit: Id): Id | null => parents.get(unit) ?? null
  const cells = cellsOf(answers.map(countableOf), parentOf, sizes.figures)
  const asked = askedByCell(await askedIn(trx, month), parentOf, cells)
  const words = new Map(answers.map(({ id, evaluation }) => [id, evaluation.words?.trim() ?? '']))
  const rows = cells.map(cell => ({
    id: randomUUID(),
    month,
    unit_id: cell.unit,
    path: pathOf(cell.unit, parentOf),
    raters: cell.raters,
    asked: asked.get(cell.unit) ?? 0,
    questions: cell.questions,
    counts: releasedCounts(cell.questions['score'], cell.answers.length, asked.get(cell.unit) ?? 0),
    words: cell.raters < sizes.words ? [] : sorted(cell.answers.flatMap(({ id }) => words.get(id) || [])),
  }))
  await sql`insert into answer_release (month, released_at, digest)
            values (${month}::date, ${instant(at)}, ${digestOf(rows)})`.execute(trx)
  await insertCells(trx, rows)
  await placeAnswers(trx, new Map(rows.map(({ id }, i) => [id, cells[i].answers.map(answer => answer.id)])))
}

function askedByCell(
  asked: ReadonlyMap<Id, number>,
  parentOf: (unit: Id) => Id | null,
  cells: readonly Cell[],
): ReadonlyMap<Id, number> {
  const units = new Set(cells.map(cell => cell.unit))
  const sums = new Map<Id, number>()
  for (const [unit, n] of asked) {
    const at = cellAbove(unit, parentOf, units)
    if (at !== null) sums.set(at, (sums.get(at) ?? 0) + n)
  }
  return sums
}

const pathOf = (unit: Id, parentOf: (unit: Id) => Id | null): readonly Id[] => {
  const above = parentOf(unit)
  return above === null ? [unit] : [unit, ...pathOf(above, parentOf)]
}

/** In an order that tells neither time nor people. */
const sorted = (words: readonly string[]): readonly string[] => words.toSorted()

/** What a month's groups were when they were released; a later change of them is seen. */
export const digestOf = (cells: readonly CellRow[]): string =>
  hashOf(cells.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as unknown)
