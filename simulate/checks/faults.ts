import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import type { Checked } from './check.ts'

/** Nothing answered 5xx, no chore, timer or job failed, and what was sent in to be imported is in. */
export async function faults({ look, faults, counts }: Installation): Promise<Checked> {
  const jobs = await look(sql<{ id: string; error: string }>`
    select id::text, last_error as error from graphile_worker._private_jobs where last_error is not null`)
  const imports = await look(sql<{ name: string; state: string }>`
    select name, state from history_import where state <> 'done'`)
  return {
    name: 'faults',
    looked: counts.requests,
    wrong: [
      ...faults,
      ...jobs.map(({ id, error }) => `job ${id} failed: ${error}`),
      ...imports.map(({ name, state }) => `the history of ${name} is ${state}, and not in`),
    ],
    figures: { requests: counts.requests, refused: counts.refused },
  }
}
