import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../../database/index.ts'
import { personSearch } from '../../organisation/index.ts'
import { freeCodes } from '../name-code.ts'
import { keepMade } from './make-units.ts'
import { takenCodes } from './taken-codes.ts'

/** A transaction makes so many, so that nobody else who changes the organisation waits for long. */
const atOnce = 2000

/** People that are known already. */
export async function takeKnownPeople(trx: Transaction<DB>, importId: Id): Promise<void> {
  await sql`
    update history_name n set person_id = p.id from person p
     where n.import_id = ${importId} and n.kind = 'person' and n.person_id is null
       and p.id = (coalesce(n.answer, n.proposal) ->> 'id')::uuid`.execute(trx)
}

/**
 * Makes some of the people whom nobody knows: without account, of the past alone, members of the unit they were met in. Answers
 * how many; none when all are made.
 */
export async function makeSomePeople(trx: Transaction<DB>, importId: Id, at: Instant): Promise<number> {
  const { rows } = await sql<{ name: string }>`
    select name from history_name
     where import_id = ${importId} and kind = 'person' and person_id is null and not coalesce(answer, proposal) ? 'name'
     order by name limit ${atOnce}`.execute(trx)
  const names = rows.map(row => row.name)
  if (names.length === 0) return 0
  const codes = freeCodes(names, await takenCodes(trx, 'person', names), importId)
  const people = names.map(name => {
    const code = codes.get(name) ?? name
    return { id: v7(), membership: v7(), code, name, search: personSearch({ code, name, nameEn: null }) }
  })
  const records = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r(id uuid, membership uuid, code text, name text, search text)`
  const met = sql`history_name n on n.import_id = ${importId} and n.kind = 'person' and n.name = r.name`
  const days = pastDays(sql`organisation_day(n.first_at)`, sql`organisation_day(n.last_at)`, at)
  await sql`
    insert into person (id, code, name, employed, search, imported_from)
    select r.id, code, r.name, ${days}, search, ${importId} from ${records} join ${met}`.execute(trx)
  await sql`
    insert into membership (id, person_id, unit_id, is_primary, valid)
    select r.membership, r.id, u.unit_id, true, ${days}
      from ${records} join ${met}
      join history_name u on u.import_id = ${importId} and u.kind = 'unit' and u.name = n.met_unit`.execute(trx)
  await keepMade(trx, importId, 'person', new Map(people.map(person => [person.name, person.id])))
  return people.length
}

/** From the first day to the last, but never of today: whoever is known from a log alone is not there now. */
export const pastDays = (first: RawBuilder<unknown>, last: RawBuilder<unknown>, at: Instant): RawBuilder<unknown> => {
  const end = sql`least(${last}, (select organisation_day(${instant(at)})) - 1)`
  return sql`daterange(least(${first}, ${end}), ${end}, '[]')`
}
