import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type pg from 'pg'
import { accessChores, accessCodes, accessRoutes, identify, sessionCookie } from './access/index.ts'
import { calendarCodes, calendarJobs, calendarRoutes } from './calendar/index.ts'
import { catalogueCodes, catalogueRoutes } from './catalogue/index.ts'
import { mailChores, mailCodes, mailJobs, mailRoutes } from './channel/mail/index.ts'
import {
  commitmentChores,
  commitmentCodes,
  commitmentJobs,
  commitmentRoutes,
  renewProjections,
  settleAnswers,
} from './commitment/index.ts'
import type { Config } from './config.ts'
import { type Connection, migrate, openDatabase, openSession, untilAnswers } from './database/index.ts'
import { evaluationChores } from './evaluation/index.ts'
import { folderStore } from './file/index.ts'
import { type App, type AppParts, buildApp, httpCodes, openLive } from './http/index.ts'
import { convertJournal, journalChores, journalCodes, journalRoutes } from './journal/index.ts'
import { miningChores, miningCodes, miningJobs, miningRoutes } from './mining/index.ts'
import { organisationCodes, organisationRoutes } from './organisation/index.ts'
import { endingChores, endingRoutes } from './organisation/ending/index.ts'
import { successionChores, successionJobs, successionRoutes } from './organisation/succession/index.ts'
import { type Chore, freeDeadWorkers, type Jobs, lead, migrateQueue, work } from './queue/index.ts'
import { scorecardChores, scorecardCodes, scorecardRoutes } from './scorecard/index.ts'
import { openSecret } from './secret.ts'
import type { World } from './world.ts'

export const parts: AppParts = {
  identify,
  cookie: sessionCookie,
  routes: [
    accessRoutes,
    organisationRoutes,
    calendarRoutes,
    catalogueRoutes,
    commitmentRoutes,
    endingRoutes,
    successionRoutes,
    journalRoutes,
    miningRoutes,
    scorecardRoutes,
    mailRoutes,
  ].flat(),
  codes: {
    ...httpCodes,
    ...accessCodes,
    ...organisationCodes,
    ...calendarCodes,
    ...catalogueCodes,
    ...commitmentCodes,
    ...journalCodes,
    ...miningCodes,
    ...scorecardCodes,
    ...mailCodes,
  },
}

export const jobs: Jobs = { ...calendarJobs, ...commitmentJobs, ...successionJobs, ...miningJobs, ...mailJobs }
export const chores: readonly Chore[] = [
  ...commitmentChores,
  ...evaluationChores,
  ...endingChores,
  ...successionChores,
  ...journalChores,
  ...scorecardChores,
  ...accessChores,
  ...mailChores,
  ...miningChores,
  freeDeadWorkers,
]

export interface Node {
  readonly world: World
  /** null on a worker */
  readonly app: App | null
  readonly address: string | null
  stop(): Promise<void>
}

const closePatienceMs = 5000

/** Opens the database, brings its schema up to date, and answers the world the rest lives in. */
export async function openWorld(
  config: Config,
  connection: Connection,
  log: Logger,
): Promise<{ world: World; close: () => Promise<void>; pool: pg.Pool }> {
  await untilAnswers(connection, sentence => log.warn(sentence))
  await migrate(connection)
  const database = openDatabase(connection, { max: config.databaseConnections })
  await migrateQueue(database.pool)
  const secret = await openSecret(config, database.db)
  await convertJournal(database.db, settleAnswers(secret, Date.now()), done =>
    log.warn({ done }, 'writing the journal of an earlier release anew'),
  )
  await renewProjections(database.db, (done, total) =>
    log.warn({ done, total }, 'bringing the commitments of an earlier release up to date'),
  )
  const live = await openLive(() => openSession(connection, 'huke live'))
  const world: World = {
    config,
    db: database.db,
    secret,
    files: folderStore(`${config.dataFolder}/files`),
    live,
    log,
    now: () => Date.now(),
  }
  return {
    world,
    pool: database.pool,
    close: async () => {
      await live.close()
      // A job that does not end keeps its connection, not this process.
      await Promise.race([database.close(), sleep(closePatienceMs, null, { ref: false })])
    },
  }
}

/** Starts one node in its role: pages and API, jobs and timers, or both. */
export async function serve(config: Config, connection: Connection, log: Logger): Promise<Node> {
  const opened = await openWorld(config, connection, log)
  const { world } = opened
  const app = config.role === 'worker' ? null : await buildApp(world, parts)
  const address = app === null ? null : await app.listen({ host: config.host, port: config.port })
  const endWork = config.role === 'web' ? null : await work(opened.pool, jobs, world)
  const leader = { connect: () => openSession(connection, 'huke leader'), pool: opened.pool }
  const endLead = config.role === 'web' ? null : lead(leader, chores, world)
  return {
    world,
    app,
    address,
    // Whoever asks is answered first; jobs may still be wanted by what is answered, and are nobody's who waits here.
    stop: async () => {
      await app?.close()
      await endLead?.()
      await endWork?.()
      await opened.close()
    },
  }
}
