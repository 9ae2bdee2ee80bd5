import { sql } from 'kysely'
import type { Company } from '../histories/company.ts'

/** What one protection, switched off, would let out: the attacker has to find it. */
export const leaks = ['version', 'row', 'small-groups', 'one-opinion'] as const
export type Leak = (typeof leaks)[number]

/** After an answer was given about a matter. */
export async function leakAnswer(company: Company, leak: Leak | null, matter: string): Promise<void> {
  const { db } = company.database
  if (leak === 'version')
    await sql`update commitment set version = version + 1,
                     state_data = jsonb_set(state_data, '{version}', to_jsonb((state_data ->> 'version')::int + 1))
               where id = ${matter}::uuid`.execute(db)
  if (leak === 'row')
    await sql`insert into journal (root_id, seq, commitment_id, type, at, recorded_at, event, salt, prev_hash, hash)
              select root_id, seq + 1, ${matter}::uuid, 'watched', now(), now(),
                     '{"type": "watched", "person": null, "at": 0, "by": {"person": null, "as": "customer"}}', '00', hash, hash
                from journal_root where root_id = (select root_id from commitment where id = ${matter}::uuid)`.execute(
      db,
    )
}

/** After answers were released. */
export async function leakRelease(company: Company, leak: Leak | null): Promise<void> {
  const { db } = company.database
  if (leak === 'one-opinion')
    await sql`
      update answer_cell c set counts = counts || jsonb_build_object('released/satisfaction.k',
        (select count(*) from answer a where a.cell_id = c.id and (a.evaluation ->> 'score')::int in (1, 4, 5)))`.execute(
      db,
    )
  if (leak === 'small-groups')
    await sql`
      insert into answer_cell (id, month, unit_id, path, raters, asked, questions, counts, words)
      select gen_random_uuid(), date_trunc('month', counts_on)::date, unit_id, array[unit_id], 1, 1, '{}',
             jsonb_build_object('released/satisfaction.n', count(*), 'released/satisfaction.k',
                                count(*) filter (where (evaluation ->> 'score')::int in (1, 4, 5))), '[]'
        from answer
       where cell_id is null and counted and date_trunc('month', counts_on)::date in (select month from answer_release)
       group by 2, 3`.execute(db)
}
