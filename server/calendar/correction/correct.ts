import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '@huke/core/calendar'
import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import { refused } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'
import { addJob } from '../../queue/index.ts'
import { mustBePossible, type StoredDefinition } from '../definition.ts'
import { moveCommitments } from '../move.ts'
import { lockedCalendar, mustBeNewest } from '../revise.ts'
import { insertVersion } from '../store.ts'
import { countJob, reach } from './count.ts'
import { type Correction, insertCorrection, setApplied, turnCounts } from './store.ts'

interface Asked {
  readonly calendar: string
  readonly baseVersion: number
  readonly reason: string
  readonly person: string
  readonly change: (definition: StoredDefinition) => StoredDefinition
}

/** Has counted what a correction would turn, and changes nothing. It takes the place of another that the person did not apply. */
export async function prepareCorrection(db: Kysely<DB>, asked: Asked): Promise<string> {
  const { calendar, baseVersion, person, change } = asked
  return db.transaction().execute(async trx => {
    const current = await lockedCalendar(trx, calendar)
    mustBeNewest(baseVersion, current)
    const definition = change(current.definition)
    mustBePossible(definition)
    if (isDeepStrictEqual(definition, current.definition)) throw refused('calendar.nothing-corrected')
    const reason = asked.reason.trim()
    const correction = await insertCorrection(trx, { calendar, baseVersion, definition, reason, person })
    await addJob(trx, countJob, { correction }, { pace: 'bulk' })
    return correction
  })
}

/** Makes it the newest version, to which every matter it reaches is moved. A second time changes nothing more. */
export async function applyCorrection(
  db: Kysely<DB>,
  correction: Correction,
  person: string,
  at: Instant,
): Promise<void> {
  const { id, calendar, baseVersion, definition, reason } = correction
  if (correction.version !== null) return
  if (correction.countedAt === null) throw refused('calendar.still-counting')
  const since = await reach(db, correction, at)
  await db.transaction().execute(async trx => {
    const current = await lockedCalendar(trx, calendar)
    mustBeNewest(baseVersion, current)
    const version = current.version + 1
    await insertVersion(trx, { id: calendar, version }, definition, { person, reason })
    await moveCommitments(trx, current, { version, definition }, { reason, since })
    await setApplied(trx, id, version)
    const turned = await turnCounts(trx, id)
    const detail = { version, reason, compared: correction.compared, moved: correction.moved, ...turned }
    await logAdmin(trx, { person, action: 'calendar.corrected', subject: current.code, detail })
  })
}
