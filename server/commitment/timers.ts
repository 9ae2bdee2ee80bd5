import type { Instant } from '@huke/core/calendar'
import type { Act, Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { Refused } from '../http/index.ts'
import type { Chore } from '../queue/index.ts'
import type { World } from '../world.ts'
import { act } from './act.ts'
import { loadLocked } from './load.ts'

interface DueTimer {
  readonly commitment_id: Id
  readonly kind: 'warn' | 'breach' | 'fall' | 'lapse' | 'resume' | 'recover'
  readonly clock: 'response' | 'resolution' | 'answer' | 'confirmation'
  readonly run: number
  readonly share: number
}

const batch = 200
/** A matter that somebody else holds is left for the next time; the others do not wait for it. */
const patience = '300ms'

/** Does what is due by itself: warnings, lapses and the end of holds. Core decides again, so a late or double call does no harm. */
export const runTimers: Chore = {
  name: 'run timers',
  everySeconds: 1,
  isAwaited: true,
  run: async world => {
    for (let left = 0; ; ) {
      const timers = await dueTimers(world.db, world.now(), left)
      for (const timer of timers) if (!(await fire(world, timer))) left++
      if (timers.length < batch) return
    }
  },
}

async function dueTimers(db: Kysely<DB>, at: Instant, left: number): Promise<readonly DueTimer[]> {
  const { rows } = await sql<DueTimer>`
    select commitment_id, kind, clock, run, share from commitment_timer
     where at <= ${instant(at)} order by at limit ${batch} offset ${left}`.execute(db)
  return rows
}

/** Each in a transaction of its own: one that fails stops none of the others. Answers false where it is left for later. */
async function fire(world: World, timer: DueTimer): Promise<boolean> {
  try {
    await world.db.transaction().execute(async trx => {
      await sql`select set_config('lock_timeout', ${patience}, true)`.execute(trx)
      await loadLocked(trx, timer.commitment_id)
      // Only now does nobody else act on the matter: what was due when looked may have moved since.
      if (await isDue(trx, timer, world.now())) await fireLocked(trx, world, timer)
    })
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) world.log.error({ err: error, timer }, 'timer failed')
    return false
  }
}

const lockNotAvailable = '55P03'

async function fireLocked(trx: Transaction<DB>, world: World, timer: DueTimer): Promise<void> {
  await sql`savepoint before_act`.execute(trx)
  try {
    await act(trx, 'system', timer.commitment_id, actOf(timer), { at: world.now() })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // Out of date though due; left in place it would fire for ever.
    world.log.warn({ timer, code: error.code }, 'a timer was refused')
    await sql`rollback to savepoint before_act`.execute(trx)
    await sql`delete from commitment_timer where ${isIt(timer)}`.execute(trx)
  }
}

function actOf({ kind, clock, run, share }: DueTimer): Act {
  if (kind === 'warn') return { kind, clock, run, share }
  if (kind === 'recover') return { kind, customer: run, to: null }
  return kind === 'breach' ? { kind, clock, run } : { kind }
}

async function isDue(trx: Transaction<DB>, timer: DueTimer, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from commitment_timer where ${isIt(timer)} and at <= ${instant(at)}`.execute(trx)
  return rows.length > 0
}

const isIt = ({ commitment_id, kind, clock, run, share }: DueTimer) => sql`
  commitment_id = ${commitment_id}::uuid and kind = ${kind} and clock = ${clock} and run = ${run} and share = ${share}`
