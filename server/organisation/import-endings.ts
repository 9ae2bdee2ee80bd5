import { type ImportEnding, noAnswers } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { insertEnding } from './ending/store.ts'

/** Notes where the work of units goes that an import ends; it goes there on the day, or at once where the day has come. */
export async function planEndings(
  trx: Transaction<DB>,
  endings: readonly ImportEnding[],
  { day, person, at }: { readonly day: string; readonly person: string; readonly at: number },
): Promise<void> {
  const codes = endings.flatMap(({ unit, successor }) => [unit, ...(successor === null ? [] : [successor])])
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from unit where code = any(${codes}::text[])`.execute(trx)
  const ids = new Map(rows.map(row => [row.code, row.id]))
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
