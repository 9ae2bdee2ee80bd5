import { type ImportEnding, noAnswers } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { insertEnding } from './ending/store.ts'
import { checkNotIntoOwn } from './own-standing.ts'

/** Of the units that end and those that take over, by their codes. */
async function idsOf(trx: Transaction<DB>, endings: readonly ImportEnding[]): Promise<ReadonlyMap<string, string>> {
  const codes = endings.flatMap(({ unit, successor }) => [unit, ...(successor === null ? [] : [successor])])
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from unit where code = any(${codes}::text[])`.execute(trx)
  return new Map(rows.map(row => [row.code, row.id]))
}

/** Before a file is applied: what it ends goes to no unit of whoever applies it. */
export async function checkEndings(
  trx: Transaction<DB>,
  endings: readonly ImportEnding[],
  { person, at }: { readonly person: string; readonly at: number },
): Promise<void> {
  const ids = await idsOf(trx, endings)
  const idOf = (code: string | null) => (code === null ? [] : (ids.get(code) ?? []))
  const ends = endings.flatMap(({ unit, successor }) =>
    [idOf(unit)].flat().map(id => ({ unit: id, to: [idOf(successor)].flat() })),
  )
  await checkNotIntoOwn(trx, person, at, ends)
}

/** Notes where the work of units goes that an import ends; it goes there on the day, or at once where the day has come. */
export async function planEndings(
  trx: Transaction<DB>,
  endings: readonly ImportEnding[],
  { day, person, at }: { readonly day: string; readonly person: string; readonly at: number },
): Promise<void> {
  const ids = await idsOf(trx, endings)
  const ended = endings.flatMap(({ unit }) => ids.get(unit) ?? [])
  // What was planned by hand is overtaken by the file.
  await sql`
    update unit_ending set state = 'revoked', revoked_at = now(), revoked_by = ${person}
     where state = 'planned' and unit_id = any(${ended}::uuid[])`.execute(trx)
  for (const { unit, successor, services } of endings) {
    const to = successor === null ? null : (ids.get(successor) ?? null)
    const destination = to === null ? null : { to }
    const answers = {
      ...noAnswers,
      owes: destination,
      owed: destination,
      services: services === 'retire' ? services : destination,
    }
    await insertEnding(trx, { unit: ids.get(unit) ?? '', kind: 'import', day, answers, person, at }, 'planned')
  }
}
