import type { Instant } from '@huke/core/calendar'
import { sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { logAdmin } from '../organisation/index.ts'

interface Doing {
  /** null: the system */
  readonly person: string | null
  readonly at: Instant
}

/** Gives services to other units, with all their versions. What was asked of them keeps the unit that served it. */
export async function moveServices(
  trx: Transaction<DB>,
  moves: readonly { readonly id: string; readonly to: string }[],
  { person, at }: Doing,
): Promise<void> {
  if (moves.length === 0) return
  const rows = JSON.stringify(moves.map(move => ({ ...move, move: v7() })))
  const { rows: moved } = await sql<{ code: string }>`
    with wanted as (select * from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, "to" uuid, move uuid)),
    kept as (
      insert into service_move (id, service_id, from_unit, to_unit, at, moved_by)
      select move, s.id, s.unit_id, wanted."to", ${instant(at)}, ${person}
        from wanted join service s on s.id = wanted.id and s.unit_id <> wanted."to")
    update service s set unit_id = wanted."to"
      from wanted where s.id = wanted.id and s.unit_id <> wanted."to"
    returning s.code`.execute(trx)
  await logAdmin(trx, ...moved.map(({ code }) => ({ person, action: 'service.moved', subject: code })))
}

/** Stops offering services; open matters go on. */
export async function retireServices(
  trx: Transaction<DB>,
  ids: readonly string[],
  { person, at }: Doing,
): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    update service set retired_at = ${instant(at)}
     where id = any(${ids}::uuid[]) and retired_at is null returning code`.execute(trx)
  await logAdmin(trx, ...rows.map(({ code }) => ({ person, action: 'service.retired', subject: code })))
}
