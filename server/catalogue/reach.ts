import type { Instant } from '@huke/core/calendar'
import { type RawBuilder, sql } from 'kysely'
import { instant } from '../database/index.ts'

/**
 * Begins a statement: `today` with `day`, and `reach` with `codes`, those of the units, of all units above them, and
 * 'everyone', so that `definition->'eligible' ?| codes` says whether members of the units may ask for a service.
 */
export const withReach = (units: readonly string[], at: Instant): RawBuilder<unknown> => sql`
  with recursive today as (select organisation_day(${instant(at)}) as day),
  above (unit_id) as (
    select unnest(${units}::uuid[])
     union
    select v.parent_id
      from above join unit_version v on v.unit_id = above.unit_id, today
     where v.valid @> day and v.parent_id is not null),
  reach as (
    select coalesce(array_agg(code), '{}') || 'everyone'::text as codes from unit where id in (select unit_id from above))`
