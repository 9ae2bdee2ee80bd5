import type { Instant } from '@huke/core/calendar'
import type { Calendars, CalendarRef, Id } from '@huke/core/commitment'
import { type CaseHistory, type CaseEvents, eventsOfCase } from '@huke/core/mining'
import { type Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import { type Happening, record, takeNumbers, wordsOf } from '../commitment/index.ts'
import type { DB } from '../database/index.ts'
import type { World } from '../world.ts'
import { alreadyRunning } from './alone.ts'
import { caseKey, clip } from './clip.ts'
import { advanceRun, holdRun, type Tally } from './import-store.ts'
import { partiesOf } from './parties.ts'
import { takeAway } from './undo/index.ts'

const longestTitle = 300

export interface BatchContext {
  readonly source: { readonly id: Id; readonly name: string }
  readonly calendar: CalendarRef
  readonly calendars: Calendars
  /** the map says which events are promises */
  readonly promises: boolean
  readonly logEnd: Instant
}

interface Told extends CaseEvents {
  readonly key: string
  readonly history: CaseHistory
}

/**
 * Writes the cases that are not in yet, with the progress, in one transaction: a run that is killed has each batch whole or not
 * at all. A case that an earlier file left open and this one tells further takes the place of what was there. Answers what the
 * batch added.
 */
export async function writeBatch(
  world: World,
  { source, calendar, calendars, promises, logEnd }: BatchContext,
  histories: readonly CaseHistory[],
  casesDone: number,
): Promise<Tally> {
  const { db } = world
  const parties = await partiesOf(db, source.id, histories)
  const services = await servicesByCode(db, histories)
  const told = histories.map(whole => {
    const history = { ...whole, title: clip(whole.title, longestTitle) }
    const service = services.get(history.service) ?? null
    const context = { ...parties, importId: source.id, calendar, service, promises, logEnd }
    return { key: caseKey(history.caseId), history, ...eventsOfCase(history, context) }
  })
  const present = await casesPresent(db, source.id, told)
  const further = told.filter(one => isFurther(one, present.get(one.key)))
  const fresh = told.filter(one => !present.has(one.key) || further.includes(one))
  const tally = tallyOf(told, fresh.length - further.length, further.length)
  await db.transaction().execute(async trx => {
    if (!(await holdRun(trx, source.id, casesDone))) throw alreadyRunning(source.name)
    const at = world.now()
    await takeAway(trx, { of: source.id, ids: further.map(one => (present.get(one.key) as Present).id), at })
    if (fresh.length > 0) {
      const numbers = await takeNumbers(trx, new Date(at).getUTCFullYear(), fresh.length)
      const happenings = fresh.map((one, i) => happeningOf(one, numbers[i], source.id))
      await record(trx, happenings, calendars, at, null)
    }
    await advanceRun(trx, source.id, tally)
  })
  return tally
}

interface Present {
  readonly id: Id
  /** nothing of the live work hangs on it */
  readonly free: boolean
  readonly ended: 'not' | 'open-at-source' | 'at-source'
  readonly activities: number
}

/** It was open at the source when it came in, and there is more of it now; or an earlier release left it open here. */
const isFurther = ({ history, open }: Told, present: Present | undefined): boolean => {
  if (present === undefined || !present.free || present.ended === 'at-source') return false
  return present.ended === 'not' || !open || history.events.length > present.activities
}

function happeningOf({ key, events }: Told, number: string, importId: Id): Happening {
  const id = v7()
  const words = wordsOf(events[0])
  return { id, rootId: id, before: null, birth: { number, words, importedFrom: importId, externalKey: key }, events }
}

async function casesPresent(
  db: Kysely<DB>,
  importId: Id,
  told: readonly Told[],
): Promise<ReadonlyMap<string, Present>> {
  const { rows } = await sql<Present & { external_key: string }>`
    select external_key, id, (state_data ->> 'activities')::int as activities,
           not exists (select from commitment part where part.parent_id = c.id) as free,
           case when closed_at is null then 'not'
                when state_data ->> 'closedBy' = 'void' then 'open-at-source' else 'at-source' end as ended
      from commitment c
     where imported_from = ${importId} and external_key = any(${told.map(one => one.key)}::text[])`.execute(db)
  return new Map(rows.map(row => [row.external_key, row]))
}

/** Services whose code is the name the log has for the kind of work. */
async function servicesByCode(
  db: Kysely<DB>,
  histories: readonly CaseHistory[],
): Promise<ReadonlyMap<string, { id: Id; version: number }>> {
  const codes = [...new Set(histories.map(history => history.service))]
  const { rows } = await sql<{ code: string; id: Id; version: number }>`
    select code, id, current_version as version from service where code = any(${codes}::text[])`.execute(db)
  return new Map(rows.map(({ code, id, version }) => [code, { id, version }]))
}

function tallyOf(told: readonly Told[], casesNew: number, casesRenewed: number): Tally {
  const sum = (of: (one: Told) => number): number => told.reduce((total, one) => total + of(one), 0)
  return {
    cases: told.length,
    casesNew,
    casesRenewed,
    events: sum(({ history }) => history.events.length),
    handovers: sum(({ history }) => changes(history, 'group')),
    personHandovers: sum(({ history }) => changes(history, 'person')),
    outOfOrder: sum(one => (one.outOfOrder ? 1 : 0)),
    openAtSource: sum(one => (one.open ? 1 : 0)),
  }
}

/** As the log has it: from no name to a name is a change too. */
const changes = ({ events }: CaseHistory, who: 'group' | 'person'): number =>
  events.filter((event, i) => i > 0 && event[who] !== events[i - 1]?.[who]).length
