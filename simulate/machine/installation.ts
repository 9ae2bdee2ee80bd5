import type pg from 'pg'
import { sql } from 'kysely'
import { ensureCalendars } from '../../server/calendar/index.ts'
import { migrate, openDatabase } from '../../server/database/index.ts'
import { parts } from '../../server/main.ts'
import { migrateQueue } from '../../server/queue/index.ts'
import { runAsAdmin, urlOf } from '../../server/testing/admin.ts'
import { testApp } from '../../server/testing/app.ts'
import { throwAwayServer } from '../../server/testing/throw-away-server.ts'
import { serverSeconds } from './cpu.ts'
import { faultLog, type Faults } from './faults.ts'

export interface Answer {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of any address
  readonly body: any
  readonly bytes: Buffer
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

interface Session {
  readonly cookie: string
  readonly begun: number
  used: number
}

/** Sessions end twelve hours after their last use and thirty days after their first. */
const idleMs = 11 * 3_600_000
const longestMs = 29 * 86_400_000

/** The product on an empty database of its own, whose clock is steered and whose pages are asked as people ask them. */
export async function install(start: number) {
  const server = await throwAwayServer()
  const maintenance = urlOf(server.connection, 'postgres')
  await runAsAdmin(maintenance, 'create database simulated')
  const url = urlOf(maintenance, 'simulated')
  await migrate(url)
  const opened = openDatabase(url)
  await migrateQueue(opened.pool)
  await ensureCalendars(opened.db)
  const clock = { now: start }
  const faults: Faults = []
  const running = await testApp(
    { ...opened, url },
    { ...parts, routes: [...parts.routes], now: () => clock.now, log: faultLog(faults) },
  )
  const sessions = new Map<string, Session>()
  const counts = { requests: 0, refused: 0 }

  const headersOf = async (person: string): Promise<{ cookie: string }> => {
    const known = sessions.get(person)
    if (known && clock.now - known.used < idleMs && clock.now - known.begun < longestMs) {
      known.used = clock.now
      return { cookie: known.cookie }
    }
    const { cookie } = await running.as(person)
    sessions.set(person, { cookie, begun: clock.now, used: clock.now })
    return { cookie }
  }

  const send = async (
    method: Method,
    path: string,
    payload: object | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const response = await running.app.inject({ method, url: `/api/v1${path}`, payload, headers })
    const isJson = String(response.headers['content-type'] ?? '').includes('json')
    counts.requests += 1
    if (response.statusCode >= 400) counts.refused += 1
    if (response.statusCode >= 500) faults.push(`${method} ${path} answered ${response.statusCode}: ${response.body}`)
    return { status: response.statusCode, body: isJson ? response.json() : null, bytes: response.rawPayload }
  }

  return {
    clock,
    faults,
    counts,
    pool: opened.pool as pg.Pool,
    db: opened.db,
    world: running.world,
    /** by nobody who has signed in */
    anonymously: (method: Method, path: string, payload?: object) => send(method, path, payload, {}),
    ask: async (person: string, method: Method, path: string, payload?: object) =>
      send(method, path, payload, await headersOf(person)),
    upload: async (person: string, path: string, { payload, type }: { payload: Buffer; type: string }) =>
      send('POST', path, payload, { ...(await headersOf(person)), 'content-type': type }),
    /** what lies in the tables, to see what happened and never to change it */
    look: async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> => (await query.execute(opened.db)).rows,
    databaseSeconds: async (): Promise<number | null> => {
      const { rows } = await opened.pool.query<{ id: number }>('select pg_backend_pid() as id')
      return serverSeconds(rows[0]?.id ?? 0)
    },
    close: async (): Promise<void> => {
      await running.close()
      await opened.close()
      await server.stop()
    },
  }
}

export type Installation = Awaited<ReturnType<typeof install>>

/** An answer that must be a yes; anything else ends the simulation with what was said. */
export async function must(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer
  if (given.status >= 300) throw new Error(`${given.status} ${JSON.stringify(given.body)}`)
  return given
}
