import {
  demoCast,
  type DemoMembership,
  type DemoOrganisation,
  demoPersonId,
  demoPostId,
  demoUnitId,
} from '@huke/seed/demo'
import type { DB } from '@huke/server/database'
import { personSearch } from '@huke/server/organisation'
import { sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { rows } from './organisation.ts'

/** People, where they sit, whom they report to, what they head; their offices, and accounts without passwords. */
export async function insertPeople(trx: Transaction<DB>, organisation: DemoOrganisation): Promise<void> {
  await insertPersons(trx, organisation)
  await insertMemberships(trx, organisation)
  await insertLines(trx, organisation)
  await insertOffices(trx, organisation)
}

async function insertPersons(trx: Transaction<DB>, { people }: DemoOrganisation): Promise<void> {
  const records = people.map(({ number, name, nameEn, email, extension, hired, left }) => {
    return {
      id: demoPersonId(number),
      code: number,
      name,
      nameEn,
      email,
      phone: extension,
      hired,
      left,
      login: email.split('@')[0],
      search: personSearch({ code: number, name, nameEn, email }),
    }
  })
  await sql`
    insert into person (id, code, name, name_en, email, phone, employed, search)
    select id, code, name, "nameEn", email, phone, daterange(hired, "left"), search
      from jsonb_to_recordset(${rows(records)}::jsonb)
        as r (id uuid, code text, name text, "nameEn" text, email text, phone text, hired date, "left" date, search text)`.execute(
    trx,
  )
  await sql`
    insert into account (person_id, login)
    select id, login from jsonb_to_recordset(${rows(records)}::jsonb) as r (id uuid, login text, "left" date)
     where "left" is null`.execute(trx)
}

async function insertMemberships(trx: Transaction<DB>, { memberships }: DemoOrganisation): Promise<void> {
  const records = memberships
    .filter(row => row.primary || !isDoubled(row, memberships))
    .map(row => ({
      ...row,
      id: v7(),
      person: demoPersonId(row.person),
      unit: demoUnitId(row.unit),
      post: demoPostId(row.post),
    }))
  await sql`
    insert into membership (id, person_id, unit_id, post_id, is_primary, valid)
    select id, person, unit, post, "primary", daterange("from", "to")
      from jsonb_to_recordset(${rows(records)}::jsonb)
        as r (id uuid, person uuid, unit uuid, post uuid, "primary" boolean, "from" date, "to" date)`.execute(trx)
}

/** A second post in the unit one sits in anyway: membership is of a unit, so it says nothing new. */
function isDoubled(row: DemoMembership, all: readonly DemoMembership[]): boolean {
  return all.some(
    other =>
      other.primary &&
      other.person === row.person &&
      other.unit === row.unit &&
      (other.to === null || row.from < other.to) &&
      (row.to === null || other.from < row.to),
  )
}

async function insertLines(trx: Transaction<DB>, { managers, heads }: DemoOrganisation): Promise<void> {
  const lines = managers.map(row => ({ ...row, person: demoPersonId(row.person), manager: demoPersonId(row.manager) }))
  await sql`
    insert into manager (person_id, manager_id, valid)
    select person, manager, daterange("from", "to") from jsonb_to_recordset(${rows(lines)}::jsonb)
      as r (person uuid, manager uuid, "from" date, "to" date)`.execute(trx)
  // Deputies are people of the unit; a unit has one head.
  const led = heads.filter(head => head.role === 'head')
  const leaders = led.map(row => ({ ...row, unit: demoUnitId(row.unit), person: demoPersonId(row.person) }))
  await sql`
    insert into unit_head (unit_id, person_id, valid)
    select unit, person, daterange("from", "to") from jsonb_to_recordset(${rows(leaders)}::jsonb)
      as r (unit uuid, person uuid, "from" date, "to" date)`.execute(trx)
}

async function insertOffices(trx: Transaction<DB>, organisation: DemoOrganisation): Promise<void> {
  const offices = demoCast(organisation)
    .filter(({ group }) => group === 'officer' || group === 'auditor' || group === 'administrator')
    .map(({ person, group }) => ({ person: demoPersonId(person), role: group }))
  await sql`
    insert into role_grant (person_id, role)
    select person, role from jsonb_to_recordset(${rows(offices)}::jsonb) as r (person uuid, role text)`.execute(trx)
}
