import { isDeepStrictEqual } from 'node:util'
import type { Bilingual } from '@huke/core/catalogue'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { addJob } from '../queue/index.ts'
import { mustBePossible, type StoredDefinition } from './definition.ts'
import { findCalendar, insertVersion, lockCalendar, renameCalendar, type StoredCalendar } from './store.ts'

export interface Revision {
  readonly id: string
  readonly person: string
  readonly action: string
  /** the version the editor saw; null where the change fits any */
  readonly baseVersion: number | null
  readonly name?: Bilingual
  readonly change: (definition: StoredDefinition) => StoredDefinition
}

/**
 * Changes a calendar by adding a version and has open commitments moved to it. A change that changes nothing adds none,
 * so that sending the same twice is harmless.
 */
export async function reviseCalendar(db: Kysely<DB>, revision: Revision): Promise<StoredCalendar> {
  const { id, baseVersion, name, change } = revision
  return db.transaction().execute(async trx => {
    await lockCalendar(trx, id)
    const current = await findCalendar(trx, id)
    if (current === null) throw notFound()
    const definition = change(current.definition)
    const changed = !isDeepStrictEqual(definition, current.definition)
    const renamed = name !== undefined && !isDeepStrictEqual(name, current.name)
    if (!changed && !renamed) return current
    if (baseVersion !== null && baseVersion !== current.version) throw stale(baseVersion, current.version)
    if (renamed) await renameCalendar(trx, id, name)
    const version = current.version + (changed ? 1 : 0)
    if (changed) {
      mustBePossible(definition)
      await insertVersion(trx, { id, version }, definition)
      await addJob(trx, 'recalendar', { calendar: id, version }, { queue: 'recalendar' })
    }
    await logAdmin(trx, {
      person: revision.person,
      action: revision.action,
      subject: current.code,
      detail: { version },
    })
    return (await findCalendar(trx, id)) as StoredCalendar
  })
}

const stale = (seen: number, current: number) =>
  refused('calendar.stale-version', { place: 'baseVersion', value: seen, expectation: String(current) })
