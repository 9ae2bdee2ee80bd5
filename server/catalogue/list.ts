import type { Instant } from '@huke/core/calendar'
import type { Bilingual, ServiceDefinition } from '@huke/core/catalogue'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { readKeys } from '../http/index.ts'
import { found, type UnitRef, unitRefJson } from '../organisation/index.ts'
import { withReach } from './reach.ts'
import { isServed } from './store.ts'
import { searchQuery } from './words.ts'

export interface ServiceRow {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly unit: UnitRef
  readonly name: Bilingual
  readonly description: Bilingual
  readonly normal: ServiceDefinition['targets']['normal']
  readonly checklist: ServiceDefinition['checklist']
  readonly sop: Bilingual
  readonly retiredAt: Instant | null
  /** how well it fits the search, lower is better */
  readonly rank: number
}

export interface ServiceFilter {
  /** members of these units ask */
  readonly units: readonly string[]
  /** also services of these units whoever may ask for them, retired ones too; null = of every unit */
  readonly editedUnits: readonly string[] | null
  readonly of?: string
  readonly q?: string
  readonly at: Instant
}

/** Where a page goes on: rank, Chinese name and id of the last row. */
export type ServiceCursor = readonly [rank: number, name: string, id: string]

/** Reads where a page goes on; what was not made by a page is refused. */
export const readServiceCursor = (after: string | undefined): ServiceCursor | null =>
  readKeys(after, ['number', 'text', 'id'])

/** A page of services, the best fit first, then by name; and one more. */
export async function listServices(
  db: Kysely<DB>,
  filter: ServiceFilter,
  after: ServiceCursor | null,
  limit: number,
): Promise<ServiceRow[]> {
  const { units, editedUnits, of, q = '', at } = filter
  const searched = q.trim() !== ''
  const { rows } = await sql<ServiceRow>`
    ${withReach(units, at)},
    fitting as (
      select s.*, d.*, d.name->>'zh' as name_zh, ${searched ? rankOf(q) : sql`0`} as rank
        from service s join service_version v on v.service_id = s.id and v.version = s.current_version
        cross join lateral jsonb_to_record(v.definition) as d (name jsonb, description jsonb, eligible jsonb, targets jsonb, checklist jsonb, sop jsonb)
        cross join reach
       where ((s.retired_at is null and eligible ?| codes and ${isServed(sql`s.unit_id`)}) or ${edited(editedUnits)})
         and ${of === undefined ? sql`true` : sql`s.unit_id = ${of}`}
         and ${searched ? sql`(s.words @@ to_tsquery('simple', ${searchQuery(q)}) or (${found(sql`s.search`, q)}))` : sql`true`})
    select id, code, current_version as version, ${unitRefJson(sql`fitting.unit_id`, sql`day`)} as unit,
           name, description, targets->'normal' as normal, checklist, sop, retired_at as "retiredAt", rank
      from fitting, today
     where ${after === null ? sql`true` : sql`(rank, name_zh collate "zh-x-icu", id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)`}
     order by rank, name_zh collate "zh-x-icu", id
     limit ${limit + 1}`.execute(db)
  return rows
}

const edited = (units: readonly string[] | null): RawBuilder<unknown> =>
  units === null ? sql`true` : sql`s.unit_id = any(${units}::uuid[])`

/** By name, pinyin or code before by words; among those by where and how often the words are found. */
const rankOf = (q: string): RawBuilder<unknown> => sql`
  (case when ${found(sql`s.search`, q)} then 0 else 1000000 end
   + round(1000000 * (1 - least(ts_rank(s.words, to_tsquery('simple', ${searchQuery(q)})), 1))))::int`
