import { setTimeout } from 'node:timers/promises'
import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { lockOrganisation } from '../../organisation/index.ts'
import { countMade } from '../import-store.ts'
import type { HistoryImportOptions } from '../import-types.ts'
import { makeSomePeople, pastDays, takeKnownPeople } from './make-people.ts'
import { makeUnits, settleTwins, type Source } from './make-units.ts'
import { matchNames } from './match.ts'
import { countDoubts, takeProposals } from './name-store.ts'
import { takeNamesFile } from './names-file.ts'
import { standUnits } from './stand.ts'

interface Here {
  readonly db: Kysely<DB>
  readonly now: () => Instant
}

/**
 * Finds out whom the names of a log mean, and makes those whom nobody knows. Where that is doubtful and somebody is there to
 * `ask`, nothing is made before they have answered: answers how many names wait for that. May be stopped anywhere and done
 * again. One source at a time, so that two that come at once find each other's people.
 */
export async function settleNames(
  world: Here,
  source: Source,
  { ask = false, answers }: Pick<HistoryImportOptions, 'ask' | 'answers'>,
): Promise<number> {
  const { db } = world
  return oneAtATime(world, async () => {
    await db.transaction().execute(async trx => {
      await matchNames(trx, source.id, source.map)
      if (answers !== undefined) await takeNamesFile(trx, source.id, answers)
    })
    const doubts = await countDoubts(db, source.id)
    if (ask && doubts > 0) return doubts
    await takeProposals(db, source.id)
    await make(world, source)
    return 0
  })
}

async function make({ db, now }: Here, source: Source): Promise<void> {
  await db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    const made = await makeUnits(trx, source)
    await standUnits(trx, source.id, now())
    await takeKnownPeople(trx, source.id)
    await countMade(trx, source.id, made, 0)
  })
  for (;;) {
    const made = await db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      const some = await makeSomePeople(trx, source.id, now())
      await countMade(trx, source.id, 0, some)
      return some
    })
    if (made === 0) break
  }
  await db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    await settleTwins(trx, source.id, 'person')
    await stretchDays(trx, source.id, now())
  })
}

/** Whoever was made is there from the first to the last day that any log has them. */
export async function stretchDays(trx: Transaction<DB>, importId: Id, at: Instant): Promise<void> {
  // Names met before spans were kept have none. The zone is looked up once, not for each of many people.
  const first = sql`coalesce((min(n.first_at) at time zone zone.name)::date, lower(p.employed))`
  const last = sql`coalesce((max(n.last_at) at time zone zone.name)::date, upper(p.employed) - 1)`
  await sql`
    with zone as (
      select coalesce((select value #>> '{}' from setting where key = 'timeZone'), 'Asia/Shanghai') as name),
    met as (
      select p.id, ${pastDays(first, last, at)} as days
        from history_name own
        join person p on p.id = own.person_id and p.imported_from is not null
        join history_name n on n.person_id = p.id
       cross join zone
       where own.import_id = ${importId}
       group by p.id, zone.name),
    moved as (select met.* from met join person p on p.id = met.id where p.employed <> met.days),
    members as (update membership m set valid = moved.days from moved where m.person_id = moved.id)
    update person p set employed = moved.days from moved where p.id = moved.id`.execute(trx)
}

/** Held by a session, which PostgreSQL ends with its process. */
export const oneAtATime = <T>({ db }: Pick<Here, 'db'>, work: () => Promise<T>): Promise<T> =>
  db.connection().execute(async session => {
    // Longer than a statement may wait for a lock.
    while (!(await isMine(session))) await setTimeout(100)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${namesLock})`.execute(session).catch(() => {})
    }
  })

const namesLock = sql`hashtextextended('history names', 0)`

async function isMine(session: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${namesLock}) as mine`.execute(session)
  return rows[0].mine
}
