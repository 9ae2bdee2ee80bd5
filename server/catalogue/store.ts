import type { Instant } from '@huke/core/calendar'
import type { Bilingual, ServiceDefinition } from '@huke/core/catalogue'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { type UnitRef, unitRefJson, unitSearch } from '../organisation/index.ts'
import { withReach } from './reach.ts'
import { searchWords } from './words.ts'

/** A service in its newest version, or in one asked for. */
export interface StoredService {
  readonly id: string
  readonly code: string
  readonly unit: UnitRef
  readonly version: number
  readonly currentVersion: number
  readonly definition: ServiceDefinition
  readonly retiredAt: Instant | null
  /** its unit is there, and it is not retired */
  readonly offered: boolean
  /** whether members of the units asked about may ask for it */
  readonly eligible: boolean
}

/** One service as members of these units see it; null where there is none. */
export async function findService(
  db: Kysely<DB>,
  { id, version, units, at }: { id: string; version?: number; units: readonly string[]; at: Instant },
): Promise<StoredService | null> {
  const { rows } = await sql<StoredService>`
    ${withReach(units, at)}
    select s.id, s.code, v.version, s.current_version as "currentVersion", v.definition, s.retired_at as "retiredAt",
           ${unitRefJson(sql`s.unit_id`, sql`day`)} as unit, v.definition->'eligible' ?| codes as eligible,
           s.retired_at is null and ${isServed(sql`s.unit_id`)} as offered
      from service s
      join service_version v on v.service_id = s.id and v.version = coalesce(${version ?? null}::int, s.current_version),
           today, reach
     where s.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** A unit of today; after `withReach`. What a unit offered ends with it. */
export const isServed = (unit: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from unit_version served where served.unit_id = ${unit} and served.valid @> (select day from today))`

export interface ServiceRef {
  readonly id: string
  readonly code: string
  readonly name: Bilingual
}

/** What services are called now. Unknown ids are left out. */
export async function serviceRefs(db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, ServiceRef>> {
  const { rows } = await sql<ServiceRef>`
    select s.id, s.code, v.definition->'name' as name
      from service s join service_version v on v.service_id = s.id and v.version = s.current_version
     where s.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

export interface NewService {
  readonly code: string
  readonly unit: string
  readonly definition: ServiceDefinition
}

/** Adds services in their first version; those whose code is taken are left out. Answers id by code. */
export async function insertServices(
  trx: Transaction<DB>,
  services: readonly NewService[],
  person: string | null,
): Promise<Map<string, string>> {
  if (services.length === 0) return new Map()
  const made = await trx
    .insertInto('service')
    .values(
      services.map(({ code, unit, definition }) => ({
        id: v7(),
        code,
        unit_id: unit,
        current_version: 1,
        ...foundBy(code, definition),
      })),
    )
    .onConflict(conflict => conflict.column('code').doNothing())
    .returning(['id', 'code'])
    .execute()
  const ids = new Map(made.map(({ id, code }) => [code, id]))
  const versions = services.flatMap(({ code, definition }) => {
    const id = ids.get(code)
    return id === undefined
      ? []
      : [{ service_id: id, version: 1, definition: JSON.stringify(definition), created_by: person }]
  })
  if (versions.length > 0) await trx.insertInto('service_version').values(versions).execute()
  return ids
}

/** Adds the next version of a service. */
export async function insertVersion(
  trx: Transaction<DB>,
  service: Pick<StoredService, 'id' | 'code'>,
  version: number,
  definition: ServiceDefinition,
  person: string,
): Promise<void> {
  await trx
    .insertInto('service_version')
    .values({ service_id: service.id, version, definition: JSON.stringify(definition), created_by: person })
    .execute()
  await trx
    .updateTable('service')
    .set({ current_version: version, ...foundBy(service.code, definition) })
    .where('id', '=', service.id)
    .execute()
}

/** Makes sure that only this transaction changes the service. */
export async function lockService(trx: Transaction<DB>, id: string): Promise<void> {
  await sql`select from service where id = ${id} for update`.execute(trx)
}

/** Whether the answer to the question "is it offered?" has changed. */
export async function setRetired(trx: Transaction<DB>, id: string, retiredAt: Instant | null): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('service')
    .set({ retired_at: retiredAt === null ? null : instant(retiredAt) })
    .where('id', '=', id)
    .where('retired_at', retiredAt === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What a service is searched by: pinyin and initials of its name, and the words of all that is said about it. */
function foundBy(code: string, { name, description, keywords }: ServiceDefinition) {
  const part = (texts: readonly string[], weight: string) =>
    sql`setweight(to_tsvector('simple', ${searchWords(texts.join(' '))}), ${weight}::"char")`
  return {
    search: unitSearch({ code, name: name.zh, nameEn: name.en }),
    words: sql<string>`${part([name.zh, name.en], 'A')} || ${part([...keywords.zh, ...keywords.en], 'B')} || ${part([description.zh, description.en], 'D')}`,
  }
}
