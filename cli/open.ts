import path from 'node:path'
import { type Config, readConfig } from '@huke/server/config'
import { type Connection, connectEmbedded, startEmbedded } from '@huke/server/database'
import { openWorld } from '@huke/server/main'
import { type Logger, pino } from 'pino'

export const logger = (config: Config): Logger => pino({ level: config.logLevel })

export interface OpenedDatabase {
  readonly connection: Connection
  /** the sentence with which it is lost for good */
  readonly lost: Promise<string>
  stop(): Promise<void>
}

/** The database of the configuration: the external one, or the embedded one, owned by this process until it stops. */
export async function ownDatabase(config: Config, log: Logger): Promise<OpenedDatabase> {
  if (config.databaseUrl !== null) return external(config.databaseUrl)
  return startEmbedded({
    folder: path.join(config.dataFolder, 'database'),
    log,
  })
}

/** The world for a command that comes and goes: beside a running server, or alone. */
export async function openForCli(): Promise<{
  world: Awaited<ReturnType<typeof openWorld>>['world']
  close: () => Promise<void>
}> {
  const config = readConfig({ HUKE_LOG: 'warn', ...process.env })
  const log = logger(config)
  const database =
    config.databaseUrl === null
      ? await connectEmbedded({ folder: path.join(config.dataFolder, 'database'), log })
      : external(config.databaseUrl)
  const opened = await openWorld(config, database.connection, log)
  return {
    world: opened.world,
    close: async () => {
      await opened.close()
      await database.stop()
    },
  }
}

const external = (url: string): OpenedDatabase => ({
  connection: url,
  lost: new Promise(() => {}),
  stop: async () => {},
})
