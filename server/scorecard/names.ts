import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { unitRefs } from '../organisation/index.ts'
import type { ServiceRef, UnitName } from './schema.ts'
import { endedUnits } from './tree.ts'

/** Units and services by id, for showing; one statement each. */
export interface Names {
  readonly unit: (id: Id) => UnitName
  readonly service: (id: Id | null) => ServiceRef | null
}

export async function readNames(
  db: Kysely<DB>,
  units: readonly Id[],
  services: readonly (Id | null)[],
  today: LocalDate,
): Promise<Names> {
  const named = await unitRefs(db, units)
  const ended = await endedUnits(db, units, today)
  const known = await serviceRefs(db, [...new Set(services.filter(id => id !== null))])
  return {
    unit: id => ({ ...(named.get(id) ?? { id, code: '', name: { zh: id, en: id } }), ended: ended.has(id) }),
    service: id => (id === null ? null : (known.get(id) ?? null)),
  }
}

async function serviceRefs(db: Kysely<DB>, ids: readonly Id[]): Promise<ReadonlyMap<Id, ServiceRef>> {
  const { rows } = await sql<ServiceRef>`
    select s.id, s.code, v.definition->'name' as name
      from service s
      join service_version v on v.service_id = s.id and v.version = s.current_version
     where s.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}
