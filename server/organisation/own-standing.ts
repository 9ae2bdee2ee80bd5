import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { refused } from '../http/index.ts'
import { lockOrganisation } from './lock.ts'

interface Own {
  /** an officer may do everything everywhere as it is */
  readonly officer: boolean
  /** those somebody is in or heads, today or on a day to come, with all below them */
  readonly units: readonly Id[]
  readonly known: readonly Id[]
}

/**
 * Makes a change of the organisation by which whoever makes it comes into no unit that was there before, and to the head of
 * none: who arranges the organisation by the office of accounts alone takes none of its rights, by whatever door.
 */
export async function lendingNothing<T>(
  trx: Transaction<DB>,
  person: Id,
  at: Instant,
  change: () => Promise<T>,
): Promise<T> {
  await lockOrganisation(trx)
  const before = await ownOf(trx, person, at)
  const done = await change()
  if (before.officer) return done
  const { units } = await ownOf(trx, person, at)
  if (units.some(unit => before.known.includes(unit) && !before.units.includes(unit)))
    throw refused('access.lending-to-oneself')
  return done
}

/** What units leave goes to no unit of whoever ends them, unless the unit was theirs. */
export async function checkNotIntoOwn(
  trx: Transaction<DB>,
  person: Id,
  at: Instant,
  ends: readonly { readonly unit: Id; readonly to: readonly Id[] }[],
): Promise<void> {
  const { officer, units } = await ownOf(trx, person, at)
  const takes = ends.some(({ unit, to }) => !units.includes(unit) && to.some(id => units.includes(id)))
  if (takes && !officer) throw refused('access.lending-to-oneself')
}

async function ownOf(trx: Transaction<DB>, person: Id, at: Instant): Promise<Own> {
  const { rows } = await sql<Own>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    headed as (
      select unit_id from unit_head, today
       where person_id = ${person}::uuid and coalesce(upper(valid) > day, true)
       union
      select v.unit_id from unit_version v join headed on v.parent_id = headed.unit_id, today
       where coalesce(upper(v.valid) > day, true)),
    inside as (
      select unit_id from membership, today where person_id = ${person}::uuid and coalesce(upper(valid) > day, true))
    select array(select unit_id from headed union select unit_id from inside) as units,
           array(select id from unit) as known,
           exists (select from role_grant where person_id = ${person}::uuid and role = 'officer') as officer`.execute(
    trx,
  )
  return rows[0] as Own
}
