import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Config } from './config.ts'
import { type DB, DatabaseStartError } from './database/index.ts'

/** 256 random bits that lie outside the database: whoever has a copy of the database alone can undo nothing made with them. */
export type Secret = Buffer

/** HMAC-SHA-256 in hex, of texts that can't run into each other. */
export const keyed = (secret: Secret, ...texts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(texts)).digest('hex')

/**
 * The installation's secret: given, or in a file of the data folder that is made at the first start. All nodes of one database
 * need the same; one that has another is refused, for it would take everybody for somebody else.
 */
export async function openSecret(config: Pick<Config, 'secret' | 'dataFolder'>, db: Kysely<DB>): Promise<Secret> {
  const secret = config.secret ?? (await secretIn(config.dataFolder))
  const print = createHash('sha256').update('huke secret').update(secret).digest('hex')
  await sql`insert into setting (key, value) values ('secretFingerprint', to_jsonb(${print}::text))
            on conflict do nothing`.execute(db)
  const { rows } = await sql<{ known: string }>`
    select value #>> '{}' as known from setting where key = 'secretFingerprint'`.execute(db)
  if (rows[0].known === print) return secret
  throw new DatabaseStartError(
    'database.other-secret',
    `This database was begun with another secret. Copy ${fileOf(config.dataFolder)} from the first node to this one, or set the same HUKE_SECRET on all nodes.`,
  )
}

const fileOf = (folder: string): string => path.join(folder, 'secret')

/** Whoever comes second of two starts at once reads what the first has written. */
async function secretIn(folder: string): Promise<Secret> {
  await mkdir(folder, { recursive: true })
  try {
    const file = await open(fileOf(folder), 'wx', 0o600)
    try {
      await file.write(`${randomBytes(32).toString('hex')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return secretFrom(await readFile(fileOf(folder), 'utf8'), fileOf(folder))
}

function secretFrom(text: string, place: string): Secret {
  if (/^[0-9a-f]{64}$/.test(text.trim())) return Buffer.from(text.trim(), 'hex')
  throw new DatabaseStartError(
    'database.secret-unreadable',
    `${place} is no secret of 64 hexadecimal digits. Restore it from a backup.`,
  )
}
