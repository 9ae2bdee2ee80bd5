import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { type PersonRef, personRefJson, type UnitRef, unitRefJson } from '../organisation/index.ts'
import type { World } from '../world.ts'
import type { Reader } from './member.ts'
import type { Session } from './session-schema.ts'

interface Row {
  readonly person: PersonRef
  readonly units: UnitRef[]
  readonly heads: UnitRef[]
  readonly delegations: PersonRef[]
  readonly organisation: { name?: string; nameEn?: string } | null
  readonly time_zone: string | null
  readonly minimum_group: number | null
}

/** Names for everything the reader's rights name, in one statement. */
export async function presentSession({ db, config, now }: World, reader: Reader): Promise<Session> {
  const row = await readNames(db, now(), reader)
  return {
    person: row.person,
    roles: [...reader.roles],
    units: row.units,
    heads: row.heads,
    delegations: row.delegations,
    scopes: reader.scopes === null ? null : [...reader.scopes],
    mustChange: reader.mustChange,
    mustProve: reader.mustProve,
    demo: config.demo,
    locale: reader.locale,
    timeZone: reader.timeZone,
    organisation: {
      name: row.organisation?.name ?? '',
      nameEn: row.organisation?.nameEn ?? null,
      timeZone: row.time_zone ?? 'Asia/Shanghai',
      minimumGroup: row.minimum_group ?? 5,
    },
  }
}

async function readNames(db: Kysely<DB>, at: number, reader: Reader): Promise<Row> {
  const { rows } = await sql<Row>`
    with today as (select organisation_day(${instant(at)}) as day)
    select ${personRefJson(sql`${reader.person}::uuid`, sql`day`)} as person,
           array(select ${unitRefJson(sql`given.id`, sql`day`)} from unnest(${reader.units}::uuid[]) as given (id)) as units,
           array(select ${unitRefJson(sql`given.id`, sql`day`)} from unnest(${reader.heads}::uuid[]) as given (id)) as heads,
           array(select ${personRefJson(sql`given.id`, sql`day`)} from unnest(${reader.delegations.map(d => d.from)}::uuid[]) as given (id)) as delegations,
           (select value from setting where key = 'organisation') as organisation,
           (select value #>> '{}' from setting where key = 'timeZone') as time_zone,
           (select value::int from setting where key = 'minimumGroup') as minimum_group
      from today`.execute(db)
  return rows[0] as Row
}
