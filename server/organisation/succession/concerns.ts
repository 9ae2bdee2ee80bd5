import { type Action, allow } from '@huke/core/access'
import type { Id } from '@huke/core/commitment'
import { sql } from 'kysely'
import type { Reader } from '../../access/index.ts'
import { instant } from '../../database/index.ts'
import { notFound, refused } from '../../http/index.ts'
import type { World } from '../../world.ts'

interface Concerned {
  readonly id: Id
  /** units of today, or those the person was in last */
  readonly units: readonly Id[]
}

/** Lets those through whom a person's work concerns: the person, the heads of their units, the offices that may. */
export async function concerns(
  { db, now }: Pick<World, 'db' | 'now'>,
  member: Reader,
  action: Action,
  id: Id,
): Promise<Concerned> {
  const { rows } = await sql<Concerned>`
    with today as (select organisation_day(${instant(now())}) as day),
    latest as (select max(upper(valid)) as day from membership where person_id = ${id}::uuid)
    select p.id, array(
             select distinct m.unit_id from membership m, today, latest
              where m.person_id = p.id
                and (m.valid @> today.day
                     or (latest.day <= today.day and upper(m.valid) = latest.day))) as units
      from person p where p.id = ${id}::uuid`.execute(db)
  const person = rows[0]
  if (person === undefined) throw notFound()
  const about = [{ person: id }, ...person.units.map(unit => ({ person: id, unit }))]
  if (!about.some(one => allow(member, action, one))) throw refused('not-allowed')
  return person
}

/** Whoever may arrange it by the office of accounts alone takes nothing of another's to themselves. */
export function checkNotToOneself(member: Reader, { id, units }: Concerned, to: readonly (Id | null)[]): void {
  const byRight =
    member.person === id || member.roles.includes('officer') || units.some(unit => member.heads.includes(unit))
  if (!byRight && to.includes(member.person)) throw refused('access.lending-to-oneself')
}
