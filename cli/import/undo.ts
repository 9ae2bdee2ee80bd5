import { findSource, undoHistory, whatUndoingTakes } from '@huke/server/mining'
import { openForCli } from '../open.ts'
import { progressLine } from '../progress-line.ts'

/** Takes an import away again; without `sure` it only says what that would take. */
export async function undo(source: string, sure: boolean): Promise<number> {
  const { world, close } = await openForCli()
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  const line = progressLine()
  try {
    const row = await findSource(world.db, source)
    const { commitments, people, units, added } = await whatUndoingTakes(world.db, row.id)
    console.log(`${sure ? 'Takes' : 'Would take'} away all of ${row.name}: ${commitments} commitments with their figures,
  ${people} people and ${units} units that no other import knows,
  ${added} comments, files and evaluations that colleagues have added since.
  The journal keeps its record of it. The same file can be imported again.`)
    if (!sure) {
      console.log('Nothing was changed. Say --yes to do it.')
      return 0
    }
    const onProgress = (done: number, total: number) => line.show(`${done} of ${total} commitments`)
    const ended = await undoHistory(world, row, { onProgress, signal: stop.signal })
    line.end()
    console.log(ended ? 'Done.' : 'Stopped half-way. The same command goes on from here.')
    return ended ? 0 : 130
  } finally {
    line.end()
    process.off('SIGINT', end).off('SIGTERM', end)
    await close()
  }
}
