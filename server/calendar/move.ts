import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '@huke/core/calendar'
import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { addJob } from '../queue/index.ts'
import type { StoredDefinition } from './definition.ts'
import type { StoredCalendar } from './store.ts'

/**
 * Has open commitments moved to a new version: they go on in it, and of a correction they are read anew from their start.
 * Which official days are known is no matter of theirs.
 */
export async function moveCommitments(
  trx: Transaction<DB>,
  before: StoredCalendar,
  after: { readonly version: number; readonly definition: StoredDefinition },
  correction: { readonly reason: string; readonly since: Instant | null } | null,
): Promise<void> {
  const withoutYears = ({ officialYears: _years, ...definition }: StoredDefinition) => definition
  if (isDeepStrictEqual(withoutYears(before.definition), withoutYears(after.definition))) return
  await addJob(trx, 'recalendar', { calendar: before.id, version: after.version, correction }, { pace: 'bulk' })
}
