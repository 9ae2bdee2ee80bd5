import { rm } from 'node:fs/promises'
import type { Id } from '@huke/core/commitment'
import { announce } from '../http/index.ts'
import { lockOrganisation } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { alone } from './alone.ts'
import { importFolder } from './import-files.ts'
import type { ImportRow } from './import-store.ts'
import { oneAtATime } from './names/index.ts'
import { beginUndo, endUndo, handOn, removeSome, undoSome } from './undo/index.ts'

export interface UndoOptions {
  readonly onProgress?: (done: number, total: number) => void
  /** ends after the batch at work; the next run goes on from there */
  readonly signal?: AbortSignal
}

/**
 * Takes all that an import has brought in away again, as if it had never been, but for the journal: commitments, figures, and
 * the people and units that no other import knows. A batch a transaction; what is killed goes on when it is run again. Answers
 * whether it came to the end.
 */
export const undoHistory = (world: World, row: ImportRow, options: UndoOptions = {}): Promise<boolean> =>
  alone(world.db, row.name, async () => {
    const { db, now } = world
    const begun = await db.transaction().execute(trx => beginUndo(trx, row.id, { by: null, at: now() }))
    if (!(await takeAll(world, begun, options))) return false
    await oneAtATime(world, () => removeAll(world, row.id))
    await rm(importFolder(world, row.id), { recursive: true, force: true })
    await endUndo(db, row.id, now())
    await tell(world, row.id)
    return true
  })

async function takeAll(world: World, row: ImportRow, { onProgress, signal }: UndoOptions): Promise<boolean> {
  const { db, now } = world
  let done = row.undo_done
  let toldAt = 0
  for (let after: string | null = ''; ; ) {
    if (signal?.aborted) return false
    const from: string = after
    after = await db.transaction().execute(trx => undoSome(trx, row.id, from, now()))
    if (after === null) return true
    done = Math.min(row.undo_total, done + 200)
    onProgress?.(done, row.undo_total)
    if (performance.now() - toldAt < 1000) continue
    toldAt = performance.now()
    await tell(world, row.id)
  }
}

async function removeAll({ db, now }: World, id: Id): Promise<void> {
  await db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    await handOn(trx, id, now())
  })
  const some = () =>
    db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      return removeSome(trx, id)
    })
  while (await some());
}

const tell = ({ db }: World, id: Id): Promise<void> => announce(db, { kind: 'import', id, persons: [], units: [] })
