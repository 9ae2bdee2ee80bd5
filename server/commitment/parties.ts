import type { Instant } from '@huke/core/calendar'
import type { Id, Party } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { refused } from '../http/index.ts'

/** Refuses a unit that does not exist today (one of a history never does), or a person who does not belong to it (or to a unit below it) today. */
export async function checkParty(db: Kysely<DB>, party: Party, place: string, at: Instant): Promise<void> {
  const { rows } = await sql<{ unit: boolean; person: boolean }>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    below as (
      select v.unit_id from unit_version v join unit u on u.id = v.unit_id, today
       where v.unit_id = ${party.unit}::uuid and v.valid @> day and u.imported_from is null
       union
      select v.unit_id from unit_version v join below b on v.parent_id = b.unit_id, today where v.valid @> day
    )
    select exists (select from below) as unit,
           ${party.person}::uuid is null or exists (
             select from membership m join person p on p.id = m.person_id, today
              where m.person_id = ${party.person}::uuid and m.unit_id in (select unit_id from below)
                and m.valid @> day and p.employed @> day) as person`.execute(db)
  const found = rows[0]
  if (!found?.unit)
    throw refused('commitment.unknown-unit', {
      place: `${place}/unit`,
      value: party.unit,
      expectation: { zh: '现有的部门', en: 'a unit of today' },
    })
  if (!found.person) {
    throw refused('commitment.unknown-person', {
      place: `${place}/person`,
      value: party.person,
      expectation: { zh: '这个部门现在的人员', en: 'somebody of that unit today' },
    })
  }
}

/** Refuses anybody who does not work here today. */
export async function checkPersons(db: Kysely<DB>, persons: readonly Id[], place: string, at: Instant): Promise<void> {
  if (persons.length === 0) return
  const { rows } = await sql<{ id: Id }>`
    select id from person where id = any(${persons}::uuid[]) and imported_from is null and employed @> organisation_day(${instant(at)})`.execute(
    db,
  )
  const known = new Set(rows.map(row => row.id))
  const unknown = persons.filter(id => !known.has(id))
  if (unknown.length === 0) return
  throw refused(
    'commitment.unknown-person',
    ...unknown.map(value => ({
      place,
      value,
      expectation: { zh: '现在在职的人', en: 'somebody who works here today' },
    })),
  )
}
