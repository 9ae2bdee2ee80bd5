import { timingSafeEqual } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { World } from '../world.ts'
import { newFirstPassword } from './password.ts'
import { tokenHash } from './token.ts'

/** Whether this installation has nobody yet who may sign in. */
export async function isNeeded({ config }: Pick<World, 'config'>, db: Kysely<DB>): Promise<boolean> {
  if (config.demo) return false
  return (await db.selectFrom('account').select('person_id').limit(1).executeTakeFirst()) === undefined
}

/** What the first administrator has to show; the same on every node, at every start, until there is one. null = not needed. */
export async function setupCode(world: Pick<World, 'config' | 'db'>): Promise<string | null> {
  if (!(await isNeeded(world, world.db))) return null
  await sql`
    insert into setting (key, value) values ('setupCode', to_jsonb(${newFirstPassword()}::text))
        on conflict (key) do nothing`.execute(world.db)
  return storedCode(world.db)
}

export async function isSetupCode(db: Kysely<DB>, shown: string): Promise<boolean> {
  const code = await storedCode(db)
  return code !== null && timingSafeEqual(Buffer.from(tokenHash(shown)), Buffer.from(tokenHash(code)))
}

async function storedCode(db: Kysely<DB>): Promise<string | null> {
  const { rows } = await sql<{
    code: string
  }>`select value #>> '{}' as code from setting where key = 'setupCode'`.execute(db)
  return rows[0]?.code ?? null
}
