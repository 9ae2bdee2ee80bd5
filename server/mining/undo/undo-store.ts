import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { refused } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'
import type { ImportRow } from '../import-store.ts'
import { takeAway } from './take-away.ts'

/** What undoing an import takes away. */
export interface Undoing {
  readonly commitments: number
  readonly firstAt: Instant | null
  readonly lastAt: Instant | null
  /** that no other import has as well */
  readonly people: number
  readonly units: number
  /** what colleagues have added since: comments, files, evaluations */
  readonly added: number
}

const undoable = ['done', 'failed', 'stopped', 'asking', 'undoing']

/** Matters that live work has grown on are nobody's to take away. */
const takable = sql`not exists (select from commitment part where part.parent_id = c.id)`

export async function whatUndoingTakes(db: Kysely<DB>, id: Id): Promise<Undoing> {
  const { rows } = await sql<Undoing>`
    with mine as (select id, requested_at, last_event_at from commitment c where imported_from = ${id} and ${takable})
    select (select count(*) from mine) as commitments, (select min(requested_at) from mine) as "firstAt",
           (select max(last_event_at) from mine) as "lastAt",
           (select count(*) from person p where p.imported_from = ${id} and not exists (
              select from history_name n where n.person_id = p.id and n.import_id <> ${id})) as people,
           (select count(*) from unit u where u.imported_from = ${id} and not exists (
              select from history_name n where n.unit_id = u.id and n.import_id <> ${id})) as units,
           (select count(*) from mine join journal j on j.commitment_id = mine.id
             where j.type in ('commented', 'attached', 'evaluated', 'customer-evaluated', 'contested')) as added`.execute(
    db,
  )
  return rows[0]
}

/** Says that the import is being undone, from where it was where that had begun. Nobody imports the source meanwhile. */
export async function beginUndo(
  trx: Transaction<DB>,
  id: Id,
  { by, at }: { readonly by: Id | null; readonly at: Instant },
): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`select * from history_import where id = ${id} for update`.execute(trx)
  const [row] = rows
  if (!undoable.includes(row.state)) {
    throw refused('mining.not-undoable', {
      place: 'state',
      value: row.state,
      expectation: { zh: '已结束或已停止的导入', en: 'an import that has ended or was stopped' },
    })
  }
  if (row.state === 'undoing') return row
  const begun = await sql<ImportRow>`
    update history_import i
       set state = 'undoing', stop_requested = false, problem = null, started_at = ${instant(at)}, ended_at = null, undo_done = 0,
           undo_total = (select count(*) from commitment c where c.imported_from = i.id and ${takable})
     where id = ${id} returning *`.execute(trx)
  const detail = { commitments: begun.rows[0].undo_total }
  await logAdmin(trx, { person: by, action: 'history.undone', subject: row.name, detail })
  return begun.rows[0]
}

const atOnce = 200

/** Takes the next commitments away; answers the key of the last, null when there are no more. */
export async function undoSome(trx: Transaction<DB>, of: Id, after: string, at: Instant): Promise<string | null> {
  const { rows } = await sql<{ id: Id; key: string }>`
    select id, external_key as key from commitment c
     where imported_from = ${of} and external_key > ${after} and ${takable} order by external_key limit ${atOnce}`.execute(
    trx,
  )
  const last = rows.at(-1)
  if (last === undefined) return null
  await takeAway(trx, { of, ids: rows.map(row => row.id), at })
  await sql`update history_import set undo_done = undo_done + ${rows.length} where id = ${of}`.execute(trx)
  return last.key
}

/** Nothing is left of it but that it was; the same file is new to it. */
export async function endUndo(db: Kysely<DB>, id: Id, at: Instant): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    update history_import
       set state = 'undone', ended_at = ${instant(at)}, fingerprint = '', surveyed = '', file_path = null, log_start = null, log_end = null,
           cases_done = 0, cases_new = 0, cases_renewed = 0, events = 0, handovers = 0, person_handovers = 0, rejected = 0,
           out_of_order = 0, open_at_source = 0, units_made = 0, people_made = 0, bytes_read = 0, events_read = 0
     where id = ${id} returning *`.execute(db)
  return rows[0]
}
