import { sql } from 'kysely'
import { instant } from '../database/index.ts'
import type { Chore } from '../queue/index.ts'

const keptMs = 7 * 86_400_000
const arrivingMs = 86_400_000
const batch = 500

/** What was uploaded and no act or request has named for a week goes, and its content where nothing else has the same. */
export const forgetLooseFiles: Chore = {
  name: 'forget loose files',
  everySeconds: 600,
  run: async ({ db, files, now }) => {
    await files.forgetArriving(now() - arrivingMs)
    const before = now() - keptMs
    const { rows: gone } = await sql<{ sha256: string }>`
      delete from file where id in (
        select id from file where commitment_id is null and uploaded_at < ${instant(before)}
         order by uploaded_at limit ${batch} for update skip locked)
      returning sha256`.execute(db)
    if (gone.length === 0) return
    const { rows: unnamed } = await sql<{ sha256: string }>`
      select distinct sha256 from unnest(${gone.map(row => row.sha256)}::text[]) as gone (sha256)
       where not exists (select from file where file.sha256 = gone.sha256)`.execute(db)
    for (const { sha256 } of unnamed) await files.remove(sha256, before)
  },
}
