import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { Language } from '../../http/index.ts'
import type { World } from '../../world.ts'
import type { MailServer } from './smtp/index.ts'

/** Where the mail server comes from; the demo has none and keeps what it would send. */
export type Source = 'demo' | 'environment' | 'page' | 'none'

export interface MailSettings {
  readonly source: Source
  readonly server: MailServer | null
  /** of those who have not chosen one */
  readonly language: Language
  readonly zone: string
}

export async function readMailSettings({ config, db }: Pick<World, 'config' | 'db'>): Promise<MailSettings> {
  const { rows } = await sql<{ kept: { mail?: MailServer; language?: Language; timeZone?: string } }>`
    select coalesce(jsonb_object_agg(key, value), '{}') as kept
      from setting where key in ('mail', 'language', 'timeZone')`.execute(db)
  const { mail = null, language = 'zh', timeZone: zone = 'Asia/Shanghai' } = rows[0]?.kept ?? {}
  if (config.demo) return { source: 'demo', server: null, language, zone }
  if (config.mail !== null) return { source: 'environment', server: config.mail, language, zone }
  return { source: mail === null ? 'none' : 'page', server: mail, language, zone }
}

export async function saveMailServer(db: Kysely<DB>, server: MailServer | null): Promise<void> {
  if (server === null) await sql`delete from setting where key = 'mail'`.execute(db)
  else await saveSetting(db, 'mail', server)
  // Whatever stood in the way before may be mended.
  await sql`update mail_server set paused_until = null, failures = 0, failed_at = null, reason = null, reply = null`.execute(
    db,
  )
}

export const saveMailLanguage = (db: Kysely<DB>, language: Language): Promise<void> =>
  saveSetting(db, 'language', language)

async function saveSetting(db: Kysely<DB>, key: string, value: unknown): Promise<void> {
  await sql`
    insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do update set value = excluded.value`.execute(db)
}

/** The address of the pages, for links. */
export const originOf = ({ config }: Pick<World, 'config'>): string =>
  (config.origin ?? `http://${config.host}:${config.port}`).replace(/\/+$/, '')
