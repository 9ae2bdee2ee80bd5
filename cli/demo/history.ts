import { setImmediate } from 'node:timers/promises'
import type { Instant } from '@huke/core/calendar'
import type { Commitment, Event, Id } from '@huke/core/commitment'
import { type DemoCase, demoHistory, type DemoOrganisation, demoStory, type HistoryWorld } from '@huke/seed/demo'
import { calendarsByCode, loadCalendars } from '@huke/server/calendar'
import { adHocTerms, type Birth, type Happening, record, takeNumbers, wordsOf } from '@huke/server/commitment'
import type { DB } from '@huke/server/database'
import { projectScorecards } from '@huke/server/scorecard'
import type { World } from '@huke/server/world'
import type { Transaction } from 'kysely'
import { readCatalogue } from './catalogue.ts'
import { newsOf, type News } from './news.ts'
import { lockProgress, saveProgress } from './progress.ts'

/** What the whole demo is derived from; another word would make another year. */
const seed = 'chuli'
const officeCalendar = 'cn-standard'
/** Commitments in one transaction: enough to be fast, few enough that a kill costs little. */
const batchSize = 300
const casesAtAStretch = 5

export interface Written {
  readonly cases: number
  readonly commitments: number
  /** what happened in the last days, for the people concerned to be told */
  readonly recent: readonly News[]
}

/** Plays the year and writes it batch by batch, leaving out what an earlier load has written. */
export async function writeHistory(world: World, organisation: DemoOrganisation, now: Instant): Promise<Written> {
  const past = await worldOf(world, organisation)
  const recent: News[] = []
  let cases = 0
  let commitments = 0
  // PostgreSQL writes one batch and sums up the one before while the next is played.
  let writing: Promise<void> = Promise.resolve()
  let summing: Promise<unknown> = Promise.resolve()
  for await (const batch of batches(demoHistory(past, now, seed))) {
    await writing
    const first = cases
    cases += batch.length
    commitments += batch.reduce((sum, { commitments: of }) => sum + of.length, 0)
    recent.push(...batch.flatMap(one => newsOf(one, now)))
    if (commitments % (batchSize * 5) < batchSize) world.log.info({ commitments }, 'playing the year')
    writing = writeBatch(world, past, batch, first, now)
    summing = Promise.all([summing, writing]).then(() => projectScorecards(world.db, now))
    // What goes wrong is thrown where it is awaited, a batch later.
    summing.catch(() => {})
  }
  await summing
  await writing
  return { cases, commitments, recent }
}

async function worldOf({ db, now }: World, organisation: DemoOrganisation): Promise<HistoryWorld> {
  const services = await readCatalogue(db, now())
  const found = (await calendarsByCode(db, [officeCalendar])).get(officeCalendar)
  if (found === undefined) throw new Error(`the calendar ${officeCalendar} is gone`)
  const office = { id: found.id, version: found.version }
  const calendars = await loadCalendars(db, [office, ...services.map(service => service.calendar)])
  return { organisation, story: demoStory(), services, calendars, office, adHocTerms: adHocTerms(office) }
}

/** Playing pauses after every few cases, or else the database would wait for its next statement. */
async function* batches(history: Iterable<DemoCase>): AsyncGenerator<DemoCase[]> {
  let batch: DemoCase[] = []
  let size = 0
  for (const one of history) {
    batch.push(one)
    if (batch.length % casesAtAStretch === 0) await setImmediate()
    size += one.commitments.length
    if (size < batchSize) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

/** The batch and the note that it is written, together. Whoever comes second, after a kill or beside us, passes on. */
async function writeBatch(
  { db, secret }: World,
  past: HistoryWorld,
  batch: readonly DemoCase[],
  first: number,
  now: Instant,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const progress = await lockProgress(trx)
    if (progress.cases > first) return
    await record(trx, await happeningsOf(trx, batch), past.calendars, now, secret)
    await saveProgress(trx, { ...progress, cases: first + batch.length })
  })
}

async function happeningsOf(trx: Transaction<DB>, batch: readonly DemoCase[]): Promise<readonly Happening[]> {
  const born = batch.flatMap(one => one.commitments.map(commitment => ({ ...commitment, rootId: one.rootId })))
  const numbers = await numbersFor(trx, born)
  return born.map(({ id, rootId, events }): Happening => {
    const words = wordsOf(events[0] as Event)
    const birth: Birth = { number: numbers.get(id) ?? '', words, importedFrom: null, externalKey: null }
    return { id, rootId, before: null, birth, events }
  })
}

/** In order of the requests, each in the series of its year. */
async function numbersFor(
  trx: Transaction<DB>,
  born: readonly { id: Id; events: readonly Event[] }[],
): Promise<ReadonlyMap<Commitment['id'], string>> {
  const numbers = new Map<Id, string>()
  const years = Map.groupBy(born, ({ events }) => new Date((events[0] as Event).at).getUTCFullYear())
  for (const [year, those] of [...years].toSorted(([a], [b]) => a - b)) {
    const taken = await takeNumbers(trx, year, those.length)
    for (const [i, { id }] of those.entries()) numbers.set(id, taken[i] as string)
  }
  return numbers
}
