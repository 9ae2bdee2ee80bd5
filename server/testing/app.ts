import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Instant } from '@huke/core/calendar'
import { type Logger, pino } from 'pino'
import { v7 } from 'uuid'
import { identify, sessionCookie } from '../access/index.ts'
import { readConfig } from '../config.ts'
import { openSession } from '../database/index.ts'
import { folderStore } from '../file/index.ts'
import { type App, buildApp, type Codes, httpCodes, openLive, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import type { TestDatabase } from './database.ts'
import { testSecret } from './secret.ts'

export interface TestAppOptions {
  readonly routes: readonly Routes[]
  readonly codes?: Codes
  readonly demo?: boolean
  readonly origin?: string
  readonly proxies?: string
  readonly apiDocs?: 'signed-in' | 'everybody' | 'nobody'
  readonly uploadLimitBytes?: number
  readonly uploadsPerPersonBytes?: number
  readonly uploadsInAllBytes?: number
  /** the time it is, for tests that move it; the real one unless given */
  readonly now?: () => Instant
  /** silent unless given */
  readonly log?: Logger
}

export interface TestApp {
  readonly app: App
  readonly world: World
  /** Headers of a request by this person: `app.inject({ url: '/api/v1/session', headers: await as(person) })`. */
  readonly as: (person: string) => Promise<{ cookie: string }>
  /** Headers of a program with a token of this person. */
  readonly asProgram: (person: string, scopes: readonly string[]) => Promise<{ authorization: string }>
  close(): Promise<void>
}

/** The real application with only the given routes, on a test database; `close` before the database's. */
export async function testApp(database: TestDatabase, options: TestAppOptions): Promise<TestApp> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huke-files-'))
  const live = await openLive(() => openSession(database.url, 'test live'))
  const environment = {
    HUKE_DATA: folder,
    HUKE_ORIGIN: options.origin,
    HUKE_PROXIES: options.proxies,
    HUKE_API_DOCS: options.apiDocs,
  }
  const config = readConfig(environment, { demo: options.demo })
  const world: World = {
    config: {
      ...config,
      uploadLimitBytes: options.uploadLimitBytes ?? config.uploadLimitBytes,
      uploadsPerPersonBytes: options.uploadsPerPersonBytes ?? config.uploadsPerPersonBytes,
      uploadsInAllBytes: options.uploadsInAllBytes ?? config.uploadsInAllBytes,
    },
    db: database.db,
    secret: testSecret,
    files: folderStore(path.join(folder, 'files')),
    live,
    log: options.log ?? pino({ level: process.env['HUKE_TEST_LOG'] ?? 'silent' }),
    now: options.now ?? (() => Date.now()),
  }
  const codes = { ...httpCodes, ...options.codes }
  const app = await buildApp(world, { routes: options.routes, codes, identify, cookie: sessionCookie })
  await app.ready()
  return {
    app,
    world,
    as: person => signIn(world, person),
    asProgram: (person, scopes) => programOf(world, person, scopes),
    close: async () => {
      await app.close()
      await live.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const monthMs = 30 * 86_400_000

async function signIn({ db, now, config }: World, person: string): Promise<{ cookie: string }> {
  const token = randomBytes(32).toString('base64url')
  const at = new Date(now())
  await db
    .insertInto('session')
    .values({
      token_hash: createHash('sha256').update(token).digest('hex'),
      person_id: person,
      created_at: at,
      seen_at: at,
      expires_at: new Date(now() + monthMs),
    })
    .execute()
  return { cookie: `${sessionCookie(config)}=${token}` }
}

async function programOf(
  { db, now }: World,
  person: string,
  scopes: readonly string[],
): Promise<{ authorization: string }> {
  const token = `huke_${randomBytes(32).toString('base64url')}`
  const token_hash = createHash('sha256').update(token).digest('hex')
  const made = { id: v7(), person_id: person, name: 'a program', token_hash, created_at: new Date(now()) }
  await db
    .insertInto('api_token')
    .values({ ...made, scopes: [...scopes] })
    .execute()
  return { authorization: `Bearer ${token}` }
}
