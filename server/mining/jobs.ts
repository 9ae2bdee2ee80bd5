import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Id } from '@huke/core/commitment'
import { Refused } from '../http/index.ts'
import type { Jobs } from '../queue/index.ts'
import type { World } from '../world.ts'
import { alreadyRunning } from './alone.ts'
import { rejectionsFile } from './import-files.ts'
import { importHistory } from './import-history.ts'
import { endRun, findImport, type ImportRow } from './import-store.ts'
import { addUndoJob, fileGone, jobName, undoJobName, waitAgain } from './queue-import.ts'
import { undoHistory } from './undo-history.ts'

/**
 * Does one import that waits, or goes on with one whose worker died. What the file or the map is to blame for is kept with the
 * import; a fault is thrown, so that the queue tries again.
 */
async function importWaiting(payload: unknown, world: World, stopping?: AbortSignal): Promise<void> {
  const { import: id } = payload as { import: Id }
  const row = await findImport(world.db, id)
  if (row === null || row.file_path === null || (row.state !== 'waiting' && row.state !== 'running')) return
  try {
    await run(world, row, row.file_path, stopping)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // Another worker is at it.
    if (error.code === alreadyRunning(row.name).code) return
    await endRun(world.db, id, 'failed', { code: error.code, errors: error.errors }, world.now())
  }
}

async function run(world: World, row: ImportRow, path: string, stopping: AbortSignal | undefined): Promise<void> {
  if (!existsSync(path)) throw fileGone(row)
  const summary = await importHistory(world, {
    source: { path },
    map: row.map,
    fileName: row.file_name,
    startedBy: row.started_by,
    rejectedFile: rejectionsFile(world, row.id),
    signal: stopping,
    queued: true,
    ask: true,
  })
  if (summary.state === 'done') await rm(path, { force: true })
  // The node stops, not the import.
  if (summary.state === 'stopped' && stopping?.aborted)
    await world.db.transaction().execute(trx => waitAgain(trx, row.id))
}

/** Goes on with undoing an import where it was, should its worker have died. */
async function undo(payload: unknown, world: World, stopping?: AbortSignal): Promise<void> {
  const { import: id } = payload as { import: Id }
  const row = await findImport(world.db, id)
  if (row?.state !== 'undoing') return
  // The node stops, not the undoing.
  if (!(await undoHistory(world, row, { signal: stopping }))) await addUndoJob(world.db, id)
}

export const miningJobs: Jobs = { [jobName]: importWaiting, [undoJobName]: undo }
