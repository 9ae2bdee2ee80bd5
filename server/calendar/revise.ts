import { isDeepStrictEqual } from 'node:util'
import { changedDays, compileCalendar, type Instant, type LocalDate, localDateOf } from '@huke/core/calendar'
import type { Bilingual } from '@huke/core/catalogue'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { mustBePossible, type StoredDefinition } from './definition.ts'
import { moveCommitments } from './move.ts'
import {
  findCalendar,
  insertVersion,
  isMeasuredBy,
  lockCalendar,
  renameCalendar,
  type StoredCalendar,
} from './store.ts'

export interface Revision {
  readonly id: string
  readonly person: string
  readonly action: string
  readonly at: Instant
  /** the version the editor saw; null where the change fits any */
  readonly baseVersion: number | null
  readonly name?: Bilingual
  readonly change: (definition: StoredDefinition) => StoredDefinition
}

/**
 * Changes a calendar by adding a version and has open commitments moved to it. It changes days from tomorrow on: what has
 * run stays, and a day that has begun is only ever corrected. A change that changes nothing adds none, so that sending the
 * same twice is harmless.
 */
export async function reviseCalendar(db: Kysely<DB>, revision: Revision): Promise<StoredCalendar> {
  const { id, baseVersion, name, person, change } = revision
  return db.transaction().execute(async trx => {
    const current = await lockedCalendar(trx, id)
    const definition = change(current.definition)
    const changed = !isDeepStrictEqual(definition, current.definition)
    const renamed = name !== undefined && !isDeepStrictEqual(name, current.name)
    if (!changed && !renamed) return current
    if (baseVersion !== null) mustBeNewest(baseVersion, current)
    if (renamed) await renameCalendar(trx, id, name)
    const version = current.version + (changed ? 1 : 0)
    if (changed) {
      mustBePossible(definition)
      await mustLeaveThePast(trx, current, definition, revision.at)
      await insertVersion(trx, { id, version }, definition, { person, reason: null })
      await moveCommitments(trx, current, { version, definition }, null)
    }
    await logAdmin(trx, { person, action: revision.action, subject: current.code, detail: { version } })
    return (await findCalendar(trx, id)) as StoredCalendar
  })
}

/** The calendar, to which only this transaction adds a version. */
export async function lockedCalendar(trx: Transaction<DB>, id: string): Promise<StoredCalendar> {
  await lockCalendar(trx, id)
  const current = await findCalendar(trx, id)
  if (current === null) throw notFound()
  return current
}

export function mustBeNewest(seen: number, { version }: StoredCalendar): void {
  if (seen === version) return
  throw refused('calendar.stale-version', { place: 'baseVersion', value: seen, expectation: String(version) })
}

/** Days up to today, where the calendar is, stay as they are once something has been measured by them. */
async function mustLeaveThePast(
  trx: Transaction<DB>,
  current: StoredCalendar,
  definition: StoredDefinition,
  at: Instant,
): Promise<void> {
  const today = localDateOf(compileCalendar(current.definition), at)
  const changed = changedDays(current.definition, definition, today)
  if (changed === null || !(await isMeasuredBy(trx, current.id))) return
  const place = current.definition.timeZone === definition.timeZone ? 'definition' : 'definition/timeZone'
  throw refused('calendar.past-days', { place, value: range(changed), expectation: laterThan(today) })
}

const range = ({ from, to }: { from: LocalDate | null; to: LocalDate }): string =>
  from === to ? to : `${from ?? ''}…${to}`

const laterThan = (today: LocalDate) => ({
  zh: `${today} 之后的日子；写错了的用“更正”`,
  en: `days after ${today}; what was written down wrongly is corrected`,
})
