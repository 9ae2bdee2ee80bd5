import { type Calendar, changedDays, compileCalendar, type Instant, localDateOf } from '@huke/core/calendar'
import { calendarOf, type Commitment, isClosed } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { Job, Jobs } from '../../queue/index.ts'
import { loadCalendars } from '../calendars.ts'
import { definitionOf } from '../store.ts'
import { addCounted, type Correction, type CountedTurn, endCount, findCorrection, mattersSince } from './store.ts'
import { compared } from './turns.ts'

type World = Parameters<Job>[1]

export const countJob = 'count-correction'
const batch = 200

/** Compares every matter that a correction reaches, so many at a time; goes on where a worker that died had come to. */
const countCorrection: Job = async (payload, world, stopping) => {
  const { correction: id } = payload as { correction: string }
  const first = await findCorrection(world.db, id)
  if (first === null || first.countedAt !== null) return
  const corrected = compileCalendar(first.definition)
  const since = await reach(world.db, first, world.now())
  for (
    let correction: Correction | null = first;
    correction !== null;
    correction = await findCorrection(world.db, id)
  ) {
    // Where the node stops, the queue has another go on.
    stopping?.throwIfAborted()
    const { calendar, countedTo: after } = correction
    const matters = await mattersSince(world.db, { calendar, since, after }, batch)
    if (matters.length === 0) return endCount(world.db, id, world.now())
    await countSome(world, correction, matters, corrected)
  }
}

export const calendarJobs: Jobs = { [countJob]: countCorrection }

async function countSome(
  world: World,
  correction: Correction,
  matters: readonly Commitment[],
  corrected: Calendar,
): Promise<void> {
  const at = world.now()
  const calendars = await loadCalendars(
    world.db,
    matters.flatMap(c => c.clocks.map(run => calendarOf(c, run)).filter(ref => ref.id === correction.calendar)),
  )
  const results = matters.map(c => ({ c, ...compared(c, correction.calendar, calendars, corrected, at) }))
  await world.db.transaction().execute(trx =>
    addCounted(trx, correction.id, {
      to: (matters.at(-1) as Commitment).id,
      compared: matters.length,
      moved: results.filter(({ moved }) => moved).length,
      turns: results.flatMap(({ c, turns }) =>
        turns.map((turn): CountedTurn => ({ ...turn, commitment: c.id, closed: isClosed(c) })),
      ),
    }),
  )
}

const dayMs = 86_400_000

/** From when on matters are read otherwise; what had ended by then is not. In any zone a day begins within two of UTC's. */
export async function reach(
  db: Kysely<DB>,
  { calendar, baseVersion, definition }: Correction,
  at: Instant,
): Promise<Instant | null> {
  const base = await definitionOf(db, { id: calendar, version: baseVersion })
  const changed = changedDays(base, definition, localDateOf(compileCalendar(base), at))
  if (changed === null) return at
  return changed.from === null ? null : Date.parse(`${changed.from}T00:00:00Z`) - 2 * dayMs
}
