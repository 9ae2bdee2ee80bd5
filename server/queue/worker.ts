import { setTimeout as sleep } from 'node:timers/promises'
import { makeWorkerUtils, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { World } from '../world.ts'
import type { Jobs } from './jobs.ts'
import { beginShift, quiet, type Shift } from './shift.ts'

const againMs = 1000
/** How long running jobs are waited for at the end; they are told to stop, and another node does them again. */
const patienceMs = 15_000

/** Makes or upgrades the queue's own tables; its library keeps them in a schema of their own. */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet })
  await utils.migrate()
  await utils.release()
}

/**
 * Runs jobs as they come, each once at a time over all nodes, in shifts: one is over when it could not take a job or note its
 * end, as while the database is away, and the next begins while it finishes what it has. Answers a function that waits for the
 * running ones.
 */
export async function work(pool: pg.Pool, jobs: Jobs, world: World): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const { signal } = stopping
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload, world, signal)]),
  )
  const atWork = new Set<Shift>()
  const beginSoon = async (): Promise<Shift | null> => {
    while (!signal.aborted) {
      const shift = await beginShift(pool, taskList, world).catch(
        error => void world.log.warn({ err: error }, 'the workers could not begin yet'),
      )
      if (shift) {
        atWork.add(shift)
        void shift.ended.then(() => atWork.delete(shift))
        if (signal.aborted) shift.stop()
        return shift
      }
      await sleep(againMs, null, { signal }).catch(() => {})
    }
    return null
  }
  let shift = await beginSoon()
  const shifts = (async () => {
    while (shift !== null) {
      await shift.over
      shift = await beginSoon()
    }
  })()
  return async () => {
    stopping.abort()
    for (const { stop } of atWork) stop()
    const ended = Promise.all([shifts, ...[...atWork].map(({ ended }) => ended)])
    await Promise.race([ended, sleep(patienceMs, null, { ref: false })])
  }
}
