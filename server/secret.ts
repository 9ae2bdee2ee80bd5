import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Config } from './config.ts'
import { type DB, DatabaseStartError } from './database/index.ts'
import { writeDurably } from './file/index.ts'

/** 256 random bits that lie outside the database: whoever has a copy of the database alone can undo nothing made with them. */
export type Secret = Buffer

/** HMAC-SHA-256 in hex, of texts that can't run into each other. */
export const keyed = (secret: Secret, ...texts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(texts)).digest('hex')

/**
 * The installation's secret: given, or in a file of the data folder that is made at the first start. All nodes of one database
 * need the same; one that has another, or none where there was one, is refused, for it would take everybody for somebody else.
 */
export async function openSecret(config: Pick<Config, 'secret' | 'dataFolder'>, db: Kysely<DB>): Promise<Secret> {
  const place = path.join(config.dataFolder, 'secret')
  return db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('secret', 0))`.execute(trx)
    const { rows } = await sql<{ known: string }>`
      select value #>> '{}' as known from setting where key = 'secretFingerprint'`.execute(trx)
    const known = rows[0]?.known ?? null
    const given = config.secret ?? (await secretIn(place))
    const secret = given ?? randomBytes(32)
    const print = createHash('sha256').update('huke secret').update(secret).digest('hex')
    if (known !== null && known !== print) {
      throw new DatabaseStartError(
        'database.other-secret',
        `This database was begun with another secret. Copy ${place} from the first node or its backup, or set the same HUKE_SECRET on all nodes.`,
      )
    }
    if (given === null) await writeDurably(place, `${secret.toString('hex')}\n`)
    if (known === null)
      await sql`insert into setting (key, value) values ('secretFingerprint', to_jsonb(${print}::text))`.execute(trx)
    return secret
  })
}

async function secretIn(place: string): Promise<Secret | null> {
  const text = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
  if (text === null) return null
  if (/^[0-9a-f]{64}$/i.test(text.trim())) return Buffer.from(text.trim(), 'hex')
  throw new DatabaseStartError(
    'database.secret-unreadable',
    `${place} is no secret of 64 hexadecimal digits. Restore it from a backup.`,
  )
}
