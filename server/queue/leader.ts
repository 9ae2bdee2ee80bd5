import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { fencedDatabase } from '../database/index.ts'
import type { World } from '../world.ts'
import type { Chore } from './jobs.ts'
import { endLease, fenceOf, leaseSeconds, renewLease, takeLease } from './lease.ts'

export interface LeaderOptions {
  /** a session of its own, on which the lease is taken and renewed */
  readonly connect: () => Promise<pg.Client>
  /** what the chores work with */
  readonly pool: pg.Pool
}

const tickMs = 1000

/**
 * One node at a time does the chores: whoever holds the lease. It is renewed while the chores run, so that a node that hangs
 * loses it; whatever such a one still writes is refused at its commit. Answers a function that ends it.
 */
export function lead({ connect, pool }: LeaderOptions, chores: readonly Chore[], world: World): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const lanes = [chores.filter(chore => chore.isAwaited), chores.filter(chore => !chore.isAwaited)]

  const term = async (): Promise<void> => {
    const client = await connect()
    try {
      const number = await untilTaken(client, signal)
      if (number === null) return
      const over = new AbortController()
      client.once('end', () => over.abort())
      const ended = AbortSignal.any([signal, over.signal])
      const fenced: World = { ...world, db: fencedDatabase(pool, fenceOf(number)) }
      await Promise.all([
        keep(client, number, ended).finally(() => over.abort()),
        // What people wait for does not stand behind what takes long.
        ...lanes.map(lane => doChores(lane, fenced, ended)),
      ])
      await endLease(client, number)
    } finally {
      await client.end().catch(() => {})
    }
  }

  const running = (async () => {
    while (!signal.aborted) {
      await term().catch(error => world.log.warn({ err: error }, 'leadership lost'))
      await pause(tickMs, signal)
    }
  })()

  return async () => {
    stopping.abort()
    await running
  }
}

async function untilTaken(client: pg.Client, signal: AbortSignal): Promise<number | null> {
  while (!signal.aborted) {
    const term = await takeLease(client)
    if (term !== null) return term
    await pause(tickMs, signal)
  }
  return null
}

async function keep(client: pg.Client, term: number, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await pause((leaseSeconds * 1000) / 4, ended)
    if (!ended.aborted && !(await renewLease(client, term))) return
  }
}

async function doChores(chores: readonly Chore[], world: World, ended: AbortSignal): Promise<void> {
  const lastRun = new Map<string, number>()
  while (!ended.aborted) {
    for (const chore of due(chores, lastRun)) if (!ended.aborted) await attempt(chore, world)
    await pause(tickMs, ended)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {
    // Woken to end.
  })

function due(chores: readonly Chore[], lastRun: Map<string, number>): readonly Chore[] {
  const now = performance.now()
  const ready = chores.filter(
    chore => now - (lastRun.get(chore.name) ?? Number.NEGATIVE_INFINITY) >= chore.everySeconds * 1000,
  )
  for (const chore of ready) lastRun.set(chore.name, now)
  return ready
}

async function attempt(chore: Chore, world: World): Promise<void> {
  try {
    await chore.run(world)
  } catch (error) {
    world.log.error({ err: error, chore: chore.name }, 'chore failed')
  }
}
