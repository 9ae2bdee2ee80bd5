import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'

/** First days of the months that are final: they show for ever what they showed then. */
export async function finalMonths(db: Kysely<DB>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ month: string }>`select month from scorecard_month`.execute(db)
  return new Set(rows.map(row => row.month))
}

/** The months with figures of live work that ended so many days ago and are not final yet, oldest first. */
export async function monthsToClose(db: Kysely<DB>, today: string, days: number): Promise<readonly string[]> {
  const { rows } = await sql<{ month: string }>`
    select month from (
      select distinct start as month from scorecard_sum
       where grain = 'month' and start + interval '1 month' + make_interval(days => ${days}::int) <= ${today}::date) ended
     where not exists (select from scorecard_month m where m.month = ended.month)
       and exists (select from ${liveShares(sql`ended.month`)})
     order by month`.execute(db)
  return rows.map(row => row.month)
}

/** What another system did is its own record: it may be brought in, and taken out, whatever has been closed since. */
const liveShares = (month: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select s.* from scorecard_share s join commitment c on c.id = s.commitment_id
   where s.day >= ${month}::date and s.day < ${month}::date + interval '1 month' and c.imported_from is null) live`

export async function closeMonth(trx: Transaction<DB>, month: string, at: number): Promise<void> {
  const digest = await digestOf(trx, month)
  await sql`insert into scorecard_month (month, final_at, digest) values (${month}::date, ${instant(at)}, ${digest})
            on conflict do nothing`.execute(trx)
}

/** The final months whose shares are no longer what they were when they were closed. */
export async function changedMonths(
  db: Kysely<DB>,
): Promise<readonly { readonly month: string; readonly stored: string; readonly expected: string }[]> {
  const { rows } = await sql<{ month: string; digest: string }>`
    select month, digest from scorecard_month order by month`.execute(db)
  const found = await Promise.all(
    rows.map(async ({ month, digest }) => ({ month, stored: await digestOf(db, month), expected: digest })),
  )
  return found.filter(({ stored, expected }) => stored !== expected)
}

async function digestOf(db: Kysely<DB>, month: string): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(md5(concat_ws(' ', commitment_id, part, role, unit_id, other_id,
             service_id, day, counts)), '' order by commitment_id, part, role, unit_id), ''), 'UTF8')), 'hex') as digest
      from ${liveShares(sql`${month}`)}`.execute(db)
  return (rows[0] as { digest: string }).digest
}
