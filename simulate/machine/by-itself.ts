import { sql } from 'kysely'
import { chores, jobs } from '../../server/main.ts'
import { work } from '../../server/queue/index.ts'
import type { Installation } from './installation.ts'

const mostTimerRounds = 100
const longestPauseMs = 30
const timers = 'run timers'

export interface ByItself {
  /** until the workers have nothing to do any more */
  readonly quiet: () => Promise<void>
  /** timers until none is due, then the chores whose turn has come, and the jobs of both */
  readonly tick: () => Promise<void>
  readonly end: () => Promise<void>
}

/** What the product does without being asked, at the time it is: a worker at work on its jobs, and the leader's chores. */
export async function byItself(installation: Installation): Promise<ByItself> {
  const { world, clock, pool, look } = installation
  const lastRun = new Map<string, number>()
  const end = await work(pool, jobs, world)

  const quiet = async (): Promise<void> => {
    const waiting = sql`select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`
    for (let pause = 4; await any(waiting); pause = Math.min(2 * pause, longestPauseMs))
      await new Promise(resolve => setTimeout(resolve, pause))
  }
  const any = async (query: ReturnType<typeof sql>): Promise<boolean> =>
    (await look(sql<{ found: boolean }>`select exists (${query}) as found`))[0]?.found ?? false

  const runTimers = async (): Promise<void> => {
    const due = sql`select from commitment_timer where at <= ${new Date(clock.now)}`
    for (let n = 0; n < mostTimerRounds && (await any(due)); n++)
      for (const chore of chores) if (chore.name === timers) await chore.run(world)
    await quiet()
  }

  return {
    quiet,
    end,
    tick: async () => {
      await quiet()
      await runTimers()
      for (const { name, everySeconds, run } of chores) {
        const since = clock.now - (lastRun.get(name) ?? Number.NEGATIVE_INFINITY)
        if (name === timers || since < everySeconds * 1000) continue
        lastRun.set(name, clock.now)
        await run(world)
      }
      await quiet()
    },
  }
}
