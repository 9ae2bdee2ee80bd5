import { hashOf, type Seal } from '@huke/core/journal'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'

/**
 * A place in the order of transactions. Their numbers are kept as text: they outgrow a number. The rows of the journal have
 * positive ids, the lines that are sealed among them theirs below zero.
 */
export interface Position {
  readonly xid: string
  readonly id: number
}

/** A seal with the rows it covers: those after one place up to another. */
export interface StoredSeal extends Seal {
  readonly after: Position
  readonly upto: Position
}

export interface SealableRow extends Position {
  readonly hash: string
}

const columns = sql`
  number, prev_hash as previous, merkle_root as root, rows as count, sealed_at as at, hash,
  json_build_object('xid', after_xid::text, 'id', after_id) as after, json_build_object('xid', upto_xid::text, 'id', upto_id) as upto`

export async function lastSeal(db: Kysely<DB>): Promise<StoredSeal | null> {
  const { rows } = await sql<StoredSeal>`select ${columns} from journal_seal order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function sealsAfter(db: Kysely<DB>, number: number, limit: number): Promise<readonly StoredSeal[]> {
  const { rows } = await sql<StoredSeal>`
    select ${columns} from journal_seal where number > ${number} order by number limit ${limit}`.execute(db)
  return rows
}

/** All seals in order, a page in memory at a time. */
export async function* allSeals(db: Kysely<DB>): AsyncGenerator<StoredSeal> {
  let number = 0
  for (;;) {
    const page = await sealsAfter(db, number, 500)
    yield* page
    if (page.length === 0) return
    number = page[page.length - 1].number
  }
}

/** One process seals at a time. */
export async function lockSeals(trx: Transaction<DB>): Promise<void> {
  await sql`lock table journal_seal in share row exclusive mode`.execute(trx)
}

/**
 * The next rows below the oldest transaction still running: one that commits late has a number above that line, and is left to
 * the next seal.
 */
export const sealableAfter = (db: Kysely<DB>, after: Position, limit: number): Promise<readonly SealableRow[]> =>
  sealedRows(db, after, () => sql`xid < pg_snapshot_xmin(pg_current_snapshot())`, limit)

/** The rows that a seal covers as they are now; no more than one above how many it should be. */
export const rowsUnder = (db: Kysely<DB>, { after, upto, count }: StoredSeal): Promise<readonly SealableRow[]> =>
  sealedRows(db, after, id => sql`(xid, ${id}) <= (${upto.xid}::xid8, ${upto.id}::bigint)`, count + 1)

/** What else is sealed, line by line, and what of it. */
const lines: Readonly<Record<string, RawBuilder<unknown>>> = {
  admin_log: sql`'id', id, 'at', ${micros('at')}, 'person', person_id, 'action', action, 'subject', subject, 'detail', detail`,
  calendar_version: sql`
    'calendar', calendar_id, 'version', version, 'definition', definition, 'at', ${micros('created_at')}, 'kind', kind,
    'reason', reason, 'person', created_by`,
  service_version: sql`
    'service', service_id, 'version', version, 'definition', definition, 'at', ${micros('created_at')}, 'person', created_by`,
}

/** Rows of the journal, and among them the lines, which are hashed here. */
async function sealedRows(
  db: Kysely<DB>,
  after: Position,
  upto: (id: RawBuilder<number>) => RawBuilder<boolean>,
  limit: number,
): Promise<readonly SealableRow[]> {
  const within = (id: RawBuilder<number>) =>
    sql`where (xid, ${id}) > (${after.xid}::xid8, ${after.id}::bigint) and ${upto(id)} order by xid, ${id} limit ${limit}`
  const branches = Object.entries(lines).map(
    ([table, content]) => sql`
      (select xid, -line, null, json_build_object('table', ${table}::text, 'salt', salt, ${content})
         from ${sql.table(table)} ${within(sql`(-line)`)})`,
  )
  const { rows } = await sql<Position & { hash: string | null; line: object }>`
    select xid::text, id, hash, line from (
      (select xid, id, hash, null::json as line from journal ${within(sql`id`)})
      union all ${sql.join(branches, sql` union all `)}
    ) sealed order by sealed.xid, id limit ${limit}`.execute(db)
  return rows.map(({ xid, id, hash, line }) => ({ xid, id, hash: hash ?? hashOf(line) }))
}

/** Unlike the text of a time, the same in every session. */
function micros(column: string): RawBuilder<unknown> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint`
}

export async function insertSeal(trx: Transaction<DB>, seal: StoredSeal): Promise<void> {
  const { number, at, after, upto, count, root, previous, hash } = seal
  await sql`
    insert into journal_seal (number, sealed_at, after_xid, after_id, upto_xid, upto_id, rows, merkle_root, prev_hash, hash)
    values (${number}, ${instant(at)}, ${after.xid}::xid8, ${after.id}, ${upto.xid}::xid8, ${upto.id}, ${count}, ${root},
            ${previous}, ${hash})`.execute(trx)
}
