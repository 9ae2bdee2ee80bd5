import type { Act, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { Refused } from '../http/index.ts'
import type { Chore } from '../queue/index.ts'
import type { World } from '../world.ts'
import { act } from './act.ts'

interface DueTimer {
  readonly commitment_id: Id
  readonly kind: 'warn' | 'breach' | 'fall' | 'lapse' | 'resume' | 'recover'
  readonly clock: 'response' | 'resolution' | 'answer' | 'confirmation'
  readonly run: number
  readonly share: number
}

const batch = 200

/** Does what is due by itself: warnings, lapses and the end of holds. Core decides again, so a late or double call does no harm. */
export const runTimers: Chore = {
  name: 'run timers',
  everySeconds: 1,
  isAwaited: true,
  run: async world => {
    for (const timer of await dueTimers(world.db, world.now())) await fire(world, timer)
  },
}

async function dueTimers(db: Kysely<DB>, at: number): Promise<readonly DueTimer[]> {
  const { rows } = await sql<DueTimer>`
    select commitment_id, kind, clock, run, share from commitment_timer
     where at <= ${instant(at)} order by at limit ${batch}`.execute(db)
  return rows
}

/** Each in a transaction of its own: one that fails stops none of the others. */
async function fire(world: World, timer: DueTimer): Promise<void> {
  try {
    await world.db
      .transaction()
      .execute(trx => act(trx, 'system', timer.commitment_id, actOf(timer), { at: world.now() }))
  } catch (error) {
    if (!(error instanceof Refused)) world.log.error({ err: error, timer }, 'timer failed')
    // A refused timer is out of date (somebody acted meanwhile, or its time moved); left in place it would fire for ever.
    else await drop(world.db, timer)
  }
}

function actOf({ kind, clock, run, share }: DueTimer): Act {
  if (kind === 'warn') return { kind, clock, run, share }
  if (kind === 'recover') return { kind, customer: run, to: null }
  return kind === 'breach' ? { kind, clock, run } : { kind }
}

async function drop(db: Kysely<DB>, t: DueTimer): Promise<void> {
  await sql`
    delete from commitment_timer
     where commitment_id = ${t.commitment_id}::uuid and kind = ${t.kind} and clock = ${t.clock} and run = ${t.run} and share = ${t.share}`.execute(
    db,
  )
}
