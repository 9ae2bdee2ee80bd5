import type { Logger } from 'pino'
import type pg from 'pg'
import type { World } from '../world.ts'
import type { Chore } from './jobs.ts'

/** Any constant, the same on every node. */
const leaderLock = 7238103

/**
 * One node at a time does the chores: whoever holds an advisory lock, which PostgreSQL frees when its session dies.
 * Answers a function that ends it.
 */
export function lead(connect: () => Promise<pg.Client>, chores: readonly Chore[], world: World): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  let wake: () => void = () => {}
  const lastRun = new Map<string, number>()

  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const term = async (): Promise<void> => {
    const client = await connect()
    const lost = new AbortController()
    client.on('error', () => lost.abort())
    const ended = AbortSignal.any([signal, lost.signal])
    try {
      while (!ended.aborted) {
        const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [leaderLock])
        if (rows[0].mine) break
        await pause(1000)
      }
      while (!ended.aborted) {
        await client.query('select 1')
        for (const chore of due(chores, lastRun)) await attempt(chore, world)
        await pause(1000)
      }
    } finally {
      await client.end().catch(() => {})
    }
  }

  const running = (async () => {
    while (!signal.aborted) {
      await term().catch(error => world.log.warn({ err: error }, 'leadership lost'))
      if (!signal.aborted) await pause(1000)
    }
  })()

  return async () => {
    stopping.abort()
    wake()
    await running
  }
}

function due(chores: readonly Chore[], lastRun: Map<string, number>): readonly Chore[] {
  const now = performance.now()
  const ready = chores.filter(
    chore => now - (lastRun.get(chore.name) ?? Number.NEGATIVE_INFINITY) >= chore.everySeconds * 1000,
  )
  for (const chore of ready) lastRun.set(chore.name, now)
  return ready
}

async function attempt(chore: Chore, world: { log: Logger } & World): Promise<void> {
  try {
    await chore.run(world)
  } catch (error) {
    world.log.error({ err: error, chore: chore.name }, 'chore failed')
  }
}
