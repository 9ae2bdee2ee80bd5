import type { Instant } from '@huke/core/calendar'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { DB } from './database/index.ts'
import type { FileStore } from './file/index.ts'
import type { Live } from './http/live.ts'
import type { Secret } from './secret.ts'

/** What the server's parts need of the world around them; handed in, never imported, so that tests bring their own. */
export interface World {
  readonly config: Config
  readonly db: Kysely<DB>
  readonly secret: Secret
  readonly files: FileStore
  readonly live: Live
  readonly log: Logger
  readonly now: () => Instant
}
