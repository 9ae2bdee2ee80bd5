import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { MetName } from './met.ts'

/** Whom a name means: somebody known, whoever another name of the log means, or nobody known. */
export type Meaning = { readonly id: Id } | { readonly name: string } | { readonly new: true }

/** Names of a file before, which nobody settled, make way. */
export async function forgetUnsettled(db: Kysely<DB>, importId: Id): Promise<void> {
  await sql`
    delete from history_name where import_id = ${importId} and unit_id is null and person_id is null`.execute(db)
}

/** Keeps names that were met. The order in which that happens, and whether twice, makes no difference. */
export async function keepMet(db: Kysely<DB>, importId: Id, names: readonly MetName[]): Promise<void> {
  for (let from = 0; from < names.length; from += atOnce) {
    const rows = names.slice(from, from + atOnce).map(({ first, last, ...name }) => ({
      ...name,
      first: new Date(first).toISOString(),
      last: new Date(last).toISOString(),
    }))
    await sql`
      insert into history_name as n (import_id, kind, name, key, spoken, met_unit, unit_said, first_at, last_at)
      select ${importId}, kind, name, key, spoken, unit, "unitSaid", first, last
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(kind text, name text, key text, spoken text[], unit text, "unitSaid" boolean, first timestamptz, last timestamptz)
          on conflict (import_id, kind, name) do update
         set key = excluded.key, spoken = excluded.spoken,
             met_unit = case when ${betterUnit} then excluded.met_unit else n.met_unit end,
             unit_said = n.unit_said or excluded.unit_said,
             first_at = least(n.first_at, excluded.first_at), last_at = greatest(n.last_at, excluded.last_at)`.execute(
      db,
    )
  }
}

const betterUnit = sql`n.met_unit is null or case when n.unit_said = excluded.unit_said
  then excluded.first_at < n.first_at else excluded.unit_said end`

const atOnce = 5000

/** How many names wait for somebody to say whom they mean. */
export async function countDoubts(db: Kysely<DB>, importId: Id): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from history_name
     where import_id = ${importId} and unit_id is null and person_id is null and doubt is not null and answer is null`.execute(
    db,
  )
  return rows[0].n
}

/** What is proposed for names that nobody answered for is taken. */
export async function takeProposals(db: Kysely<DB>, importId: Id): Promise<void> {
  await sql`
    update history_name set answer = proposal
     where import_id = ${importId} and unit_id is null and person_id is null and answer is null`.execute(db)
}
