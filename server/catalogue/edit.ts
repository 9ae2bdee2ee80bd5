import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '@huke/core/calendar'
import type { ServiceDefinition } from '@huke/core/catalogue'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { mustBeOfferable } from './check.ts'
import {
  findService,
  insertServices,
  insertVersion,
  lockService,
  type NewService,
  setRetired,
  type StoredService,
} from './store.ts'

/** Offers a new service; answers its id. */
export async function createService(
  db: Kysely<DB>,
  service: NewService,
  { person, at }: { person: string; at: Instant },
): Promise<string> {
  await currentUnitCode(db, service.unit, at)
  await mustBeOfferable(db, [{ place: 'definition', ...service }], at)
  return db.transaction().execute(async trx => {
    const id = (await insertServices(trx, [service], person)).get(service.code)
    if (id === undefined) throw codeTaken(service.code)
    await logAdmin(trx, { person, action: 'service.created', subject: service.code })
    return id
  })
}

export const codeTaken = (code: string) =>
  refused('catalogue.code-taken', {
    place: 'body/code',
    value: code,
    expectation: { zh: '别的服务没有的编码', en: 'a code no service has' },
  })

/** Code of a unit that there is today; any other is refused. */
export async function currentUnitCode(db: Kysely<DB>, unit: string, at: Instant): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    select code
      from unit join unit_version v on v.unit_id = unit.id
     where unit.id = ${unit} and unit.imported_from is null and v.valid @> organisation_day(${instant(at)})`.execute(db)
  if (rows[0] !== undefined) return rows[0].code
  throw refused('catalogue.unknown-unit', {
    place: 'body/unit',
    value: unit,
    expectation: { zh: '现有部门的 id', en: 'the id of a unit of today' },
  })
}

/** Adds a version, unless it would be the same as the newest; sending the same twice is harmless. */
export async function editService(
  db: Kysely<DB>,
  edit: { readonly id: string; readonly baseVersion: number; readonly definition: ServiceDefinition },
  { person, at }: { person: string; at: Instant },
): Promise<void> {
  const { id, baseVersion, definition } = edit
  await db.transaction().execute(async trx => {
    await lockService(trx, id)
    const current = await findService(trx, { id, units: [], at })
    if (current === null) throw notFound()
    await mustBeOfferable(trx, [{ place: 'definition', unit: current.unit.id, definition }], at)
    if (isDeepStrictEqual(current.definition, definition)) return
    if (baseVersion !== current.version) {
      const expectation = String(current.version)
      throw refused('catalogue.stale-version', { place: 'body/baseVersion', value: baseVersion, expectation })
    }
    const version = current.version + 1
    await insertVersion(trx, current, version, definition, person)
    await logAdmin(trx, { person, action: 'service.edited', subject: current.code, detail: { version } })
  })
}

/** Stops offering a service, or offers it again (`retiredAt` null). Open commitments go on. */
export async function retireService(
  db: Kysely<DB>,
  service: Pick<StoredService, 'id' | 'code' | 'unit'>,
  retiredAt: Instant | null,
  { person, at }: { person: string; at: Instant },
): Promise<void> {
  const action = retiredAt === null ? 'service.offered-again' : 'service.retired'
  await db.transaction().execute(async trx => {
    if (retiredAt === null) await currentUnitCode(trx, service.unit.id, at)
    if (await setRetired(trx, service.id, retiredAt)) await logAdmin(trx, { person, action, subject: service.code })
  })
}
