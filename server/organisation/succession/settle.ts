import type { Id } from '@huke/core/commitment'
import { type Facts, successionOf } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { addJob, type Chore, type Job } from '../../queue/index.ts'
import type { World } from '../../world.ts'
import { finishEndings } from './finish-endings.ts'
import { loadFacts } from './facts.ts'
import { passOn } from './pass-on.ts'
import { findStakes, type FoundStake, stakeOf } from './stakes.ts'
import { tellAnswerable } from './tell-answerable.ts'
import { tellSuccessors } from './tell-successors.ts'

const batch = 100

/** Sees that nothing that is owed stays with somebody who is not there; the work itself is a job's. */
export const watchSuccessions: Chore = {
  name: 'watch successions',
  everySeconds: 15,
  run: async ({ db, now }) => {
    const [found] = await findStakes(db, now(), null, 1)
    if (found !== undefined || (await untold(db))) await addSettling(db)
    await tellAnswerable({ db, now })
    await finishEndings(db)
  },
}

/** Soon and once, however many ask for it. */
export const addSettling = (trx: Transaction<DB> | World['db']): Promise<void> =>
  addJob(trx, 'settle', {}, { key: 'settle', pace: 'bulk' })

/**
 * Passes on every matter that nobody who is there holds. What there is to do is read from the matters themselves: ended at
 * any moment it goes on where it stopped, and two at once do nothing twice.
 */
export const settle: Job = async (_, world, stopping) => {
  let after: FoundStake | null = null
  for (;;) {
    const found: readonly FoundStake[] = await findStakes(world.db, world.now(), after, batch)
    const facts = await factsOf(world, found)
    for (const stake of found) {
      if (stopping?.aborted) return
      await passOn(world, stake, c => {
        const now = stakeOf(c, stake.side, numberOf(stake))
        return now === null ? null : successionOf(now, facts)
      })
    }
    await tellSuccessors(world)
    if (found.length < batch) break
    after = found[found.length - 1] ?? null
  }
  await finishEndings(world.db)
}

async function factsOf({ db, now }: World, found: readonly FoundStake[]): Promise<Facts> {
  const { rows } = await sql<{ id: Id; state_data: Parameters<typeof stakeOf>[0] }>`
    select id, state_data from commitment where id = any(${found.map(f => f.commitment)}::uuid[])`.execute(db)
  const known = new Map(rows.map(row => [row.id, row.state_data]))
  const stakes = found.flatMap(stake => {
    const c = known.get(stake.commitment)
    return (c && stakeOf(c, stake.side, numberOf(stake))) ?? []
  })
  return loadFacts(db, stakes, now())
}

const numberOf = ({ customer }: FoundStake): number | undefined => (customer === 0 ? undefined : customer)

async function untold(db: World['db']): Promise<boolean> {
  const { rows } = await sql`select from succession where told_at is null limit 1`.execute(db)
  return rows.length > 0
}
