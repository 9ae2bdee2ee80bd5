import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { makeFolder, moveDurably } from '../file/index.ts'
import { refused } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { addJob } from '../queue/index.ts'
import type { World } from '../world.ts'
import { holdOff } from './alone.ts'
import { importFolder } from './import-files.ts'
import { sourceName } from './import-history.ts'
import { beingUndone, findImport, type ImportRow, knownAs } from './import-store.ts'
import { takeProposals } from './names/index.ts'
import { isResumable } from './present.ts'
import type { Received } from './receive.ts'
import { beginUndo } from './undo/index.ts'

export const jobName = 'import-history'
export const undoJobName = 'undo-history'

/** Puts a file on the queue to be imported; one that waited for the same source gives way to it. One file a source at a time. */
export async function queueImport(world: World, { map, fileName, path: arrived }: Received, person: Id): Promise<Id> {
  const name = await knownAs(world.db, sourceName(map, fileName))
  const { id, before } = await world.db.transaction().execute(async trx => {
    await holdOff(trx, name)
    const { rows } = await sql<{ id: Id; before: string | null }>`
      insert into history_import as i (id, name, file_name, map, state, started_by, started_at)
      values (${v7()}, ${name}, ${fileName}, ${JSON.stringify(map)}, 'waiting', ${person}, ${instant(world.now())})
          on conflict (name) do update
         set file_name = excluded.file_name, map = excluded.map, state = 'waiting', problem = null, stop_requested = false,
             started_by = excluded.started_by, started_at = excluded.started_at, ended_at = null
       where i.state <> 'undoing'
      returning id, file_path as before`.execute(trx)
    if (rows[0] === undefined) throw beingUndone(name)
    const { id, before } = rows[0]
    // Each upload has a name of its own: whoever ends the import before removes that one's file, not this.
    const file = path.join(importFolder(world, id), `log-${v7()}`)
    await sql`update history_import set file_path = ${file} where id = ${id}`.execute(trx)
    await logAdmin(trx, { person, action: 'history.import-queued', subject: name, detail: { file: fileName } })
    await addImportJob(trx, id)
    await makeFolder(importFolder(world, id))
    await moveDurably(arrived, file)
    return { id, before }
  })
  if (before !== null) await rm(before, { force: true })
  return id
}

/** Lets an import that was stopped or failed go on from where it ended. */
export const resumeImport = ({ db }: World, row: ImportRow): Promise<void> =>
  db.transaction().execute(async trx => {
    await holdOff(trx, row.name)
    if (row.state !== 'stopped' && row.state !== 'failed')
      throw refused('mining.not-resumable', {
        place: 'state',
        value: row.state,
        expectation: { zh: '已停止或失败的导入', en: 'stopped or failed' },
      })
    if (!isResumable(row)) throw fileGone(row)
    await waitAgain(trx, row.id)
  })

/** What nobody has answered for is taken as it is proposed, and the import goes on. */
export const confirmNames = ({ db }: World, row: ImportRow, person: Id): Promise<void> =>
  db.transaction().execute(async trx => {
    await holdOff(trx, row.name)
    if (row.state !== 'asking')
      throw refused('mining.not-asking', {
        place: 'state',
        value: row.state,
        expectation: { zh: '等待确认名称的导入', en: 'an import that asks about names' },
      })
    if (row.file_path === null || !existsSync(row.file_path)) throw fileGone(row)
    await takeProposals(trx, row.id)
    await logAdmin(trx, { person, action: 'history.names-confirmed', subject: row.name })
    await waitAgain(trx, row.id)
  })

/** Lets a worker take all that an import brought in away again. */
export const queueUndo = ({ db, now }: World, row: ImportRow, person: Id): Promise<void> =>
  db.transaction().execute(async trx => {
    await holdOff(trx, row.name)
    await beginUndo(trx, row.id, { by: person, at: now() })
    await addUndoJob(trx, row.id)
  })

export async function waitAgain(trx: Transaction<DB>, id: Id): Promise<void> {
  await sql`
    update history_import set state = 'waiting', stop_requested = false, problem = null, ended_at = null
     where id = ${id}`.execute(trx)
  await addImportJob(trx, id)
}

/** Ends an import after its batch at work, or before it has begun: a worker that is about to begin it sees that it was asked to. */
export async function stopImport({ db, now }: World, { id }: ImportRow): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    update history_import
       set stop_requested = true, state = case state when 'waiting' then 'stopped' else state end,
           ended_at = case state when 'waiting' then ${instant(now())} end
     where id = ${id} and state in ('waiting', 'running')
    returning *`.execute(db)
  if (rows[0] === undefined) {
    const state = (await findImport(db, id))?.state ?? null
    throw refused('mining.not-running', {
      place: 'state',
      value: state,
      expectation: { zh: '等待中或进行中的导入', en: 'waiting or running' },
    })
  }
  return rows[0]
}

export const fileGone = ({ file_name }: ImportRow) =>
  refused('mining.file-gone', {
    place: 'file',
    value: file_name,
    expectation: { zh: '重新上传的文件', en: 'the file, uploaded again' },
  })

const addImportJob = (trx: Transaction<DB> | Kysely<DB>, id: Id): Promise<void> =>
  addJob(trx, jobName, { import: id }, { key: `${jobName} ${id}`, queue: jobName, pace: 'bulk' })

export const addUndoJob = (trx: Transaction<DB> | Kysely<DB>, id: Id): Promise<void> =>
  addJob(trx, undoJobName, { import: id }, { key: `${undoJobName} ${id}`, queue: jobName, pace: 'bulk' })
