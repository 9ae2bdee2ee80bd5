import { type Member, maySee } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Id, isNamed } from '@huke/core/commitment'
import type { Static } from 'typebox'
import { loadCalendars } from '../calendar/index.ts'
import { answeredAmong } from '../evaluation/index.ts'
import type { World } from '../world.ts'
import type { LineRow } from './list.ts'
import { loadNames } from './names.ts'
import { presentLine } from './present.ts'
import { calendarRefsOf } from './refs.ts'
import type { CommitmentLine } from './schema.ts'

/**
 * How each of these rows reads as a line of a list; all names and calendars are looked up at once. Whoever arranges matters
 * by an office without seeing them reads their number, sides and time, and not what they are about.
 */
export async function presentLines(
  { db, secret }: Pick<World, 'db' | 'secret'>,
  rows: readonly LineRow[],
  member: Member,
  at: Instant,
): Promise<(row: LineRow) => Static<typeof CommitmentLine>> {
  const shown = rows.map(row => row.state_data)
  const [names, calendars, answered] = await Promise.all([
    loadNames(
      db,
      shown,
      member.delegations.map(d => d.from),
    ),
    loadCalendars(
      db,
      shown.flatMap(c => calendarRefsOf(c)),
    ),
    answeredAmong(db, secret, member.person, unnamedAmong(shown)),
  ])
  return row => {
    const line = presentLine(row, names, calendars, { ...member, answered }, at)
    return maySee(member, row.state_data) ? line : { ...line, title: line.number, service: null }
  }
}

/** The matters whose answers no list can tell of. */
const unnamedAmong = (commitments: readonly Commitment[]): readonly { id: Id; delivery: number }[] =>
  commitments.filter(c => !isNamed(c)).map(c => ({ id: c.id, delivery: c.deliveries.length }))
