import { EventEmitter } from 'node:events'
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

export interface Live {
  /** Calls back for every change committed anywhere; the answer ends it. */
  listen(hear: (change: Change) => void): () => void
  close(): Promise<void>
}

const channel = 'huke_live'
/** PostgreSQL refuses notifications of 8000 bytes and more. */
const payloadLimit = 7500

/** Tells every node, once the transaction has committed. */
export async function announce(trx: Transaction<DB> | Kysely<DB>, change: Change): Promise<void> {
  const whole = JSON.stringify(change)
  const payload =
    whole.length <= payloadLimit ? whole : JSON.stringify({ ...change, persons: [], units: change.units.slice(0, 20) })
  await sql`select pg_notify(${channel}, ${payload})`.execute(trx)
}

/** Listens on a connection of its own and reconnects when it is lost. */
export async function openLive(connect: () => Promise<pg.Client>): Promise<Live> {
  const hearers = new EventEmitter({ captureRejections: false })
  hearers.setMaxListeners(0)
  let client: pg.Client | null = null
  let closed = false

  const open = async (): Promise<void> => {
    const fresh = await connect()
    fresh.on('notification', message => hearers.emit('change', JSON.parse(message.payload ?? '{}') as Change))
    fresh.on('error', () => {
      client = null
      if (!closed) setTimeout(() => open().catch(() => fresh.emit('error')), 1000).unref()
    })
    await fresh.query(`listen ${channel}`)
    client = fresh
  }
  await open()

  return {
    listen: hear => {
      hearers.on('change', hear)
      return () => hearers.off('change', hear)
    },
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}
