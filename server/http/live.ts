import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { DB } from '../database/index.ts'

/** One change that open pages should know of, and whom it concerns. */
export interface Change {
  /** 'rights': somebody may do more or less than before */
  readonly kind: 'commitment' | 'notification' | 'import' | 'scorecard' | 'rights'
  readonly id: string
  readonly persons: readonly string[]
  readonly units: readonly string[]
}

/** Why a stream ends: this node stops, or for a while it did not hear what changed. Whoever listens asks anew. */
export type LiveEnd = 'stopping' | 'interrupted'

export interface Live {
  /** Calls back for every change committed anywhere, and once when the stream is over; the answer ends it. */
  listen(hear: (change: Change) => void, over?: (reason: LiveEnd) => void): () => void
  /** Ends every stream, now and from now on. */
  endStreams(): void
  close(): Promise<void>
}

const channel = 'huke_live'
/** PostgreSQL refuses notifications of 8000 bytes and more. */
const payloadLimit = 7500
const againMs = 1000
/** How often the session is asked whether it is still there: the cut of a cable says nothing by itself. */
const pulseMs = 10_000

/** Tells every node, once the transaction has committed. */
export async function announce(trx: Transaction<DB> | Kysely<DB>, change: Change): Promise<void> {
  const whole = JSON.stringify(change)
  const payload =
    whole.length <= payloadLimit ? whole : JSON.stringify({ ...change, persons: [], units: change.units.slice(0, 20) })
  await sql`select pg_notify(${channel}, ${payload})`.execute(trx)
}

/** Listens on one session at a time, and on the next when that is lost. */
export async function openLive(connect: () => Promise<pg.Client>): Promise<Live> {
  const hearers = new EventEmitter({ captureRejections: false })
  hearers.setMaxListeners(0)
  const closing = new AbortController()
  const { signal } = closing
  let isStopping = false

  const begin = async (): Promise<pg.Client> => {
    const client = await connect()
    try {
      client.on('notification', message => hearers.emit('change', JSON.parse(message.payload ?? '{}') as Change))
      await client.query(`listen ${channel}`)
      return client
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
  }

  let client: pg.Client | null = await begin()
  const listening = (async () => {
    for (;;) {
      if (client !== null) await untilLost(client, signal)
      await client?.end().catch(() => {})
      if (signal.aborted) return
      await sleep(againMs, null, { signal }).catch(() => {})
      client = signal.aborted ? null : await begin().catch(() => null)
      // What was said in between nobody here has heard.
      if (client !== null) hearers.emit('over', 'interrupted' satisfies LiveEnd)
    }
  })()

  return {
    listen: (hear, over = () => {}) => {
      if (isStopping) queueMicrotask(() => over('stopping'))
      hearers.on('change', hear)
      hearers.on('over', over)
      return () => {
        hearers.off('change', hear)
        hearers.off('over', over)
      }
    },
    endStreams: () => {
      isStopping = true
      hearers.emit('over', 'stopping' satisfies LiveEnd)
    },
    close: async () => {
      closing.abort()
      await listening
    },
  }
}

async function untilLost(client: pg.Client, signal: AbortSignal): Promise<void> {
  const lost = new AbortController()
  client.once('end', () => lost.abort())
  const ended = AbortSignal.any([signal, lost.signal])
  while (!ended.aborted) {
    await sleep(pulseMs, null, { signal: ended }).catch(() => {})
    if (!ended.aborted) await client.query('select 1').catch(() => lost.abort())
  }
}
