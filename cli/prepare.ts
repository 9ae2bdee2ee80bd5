import { ensureCalendars } from '@huke/server/calendar'
import { sql } from 'kysely'
import type { World } from '@huke/server/world'
import { loadDemo } from './demo/index.ts'

/** What a new installation needs before its first visitor; answers a sentence when it cannot be what was asked for. */
export async function prepare(world: World): Promise<string | null> {
  const demo = await isDemo(world)
  if (world.config.demo && demo === false) {
    return 'This installation holds a real organisation: start it without --demo, or give the demo a folder of its own with HUKE_DATA.'
  }
  if (!world.config.demo && demo === true) {
    return 'This installation holds the demo organisation: start it with --demo, or give the real one a folder of its own with HUKE_DATA.'
  }
  if (world.config.demo) await loadDemo(world)
  else await ensureCalendars(world.db)
  return null
}

/** null = nobody has been here yet */
async function isDemo({ db }: World): Promise<boolean | null> {
  const { rows } = await sql<{ demo: boolean; used: boolean }>`
    select coalesce((select value = 'true'::jsonb from setting where key = 'demo'), false) as demo,
           exists (select from person) as used`.execute(db)
  if (rows[0]?.demo) return true
  return rows[0]?.used ? false : null
}
