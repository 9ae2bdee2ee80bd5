import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { notFound } from '../../http/index.ts'
import { type PersonRef, personRefs } from '../ref.ts'
import { answerableFor } from '../relations.ts'
import { readUnit } from '../unit-store.ts'

type Named = { readonly zh: string; readonly en: string }

export interface MovePlan {
  readonly headsBefore: PersonRef[]
  readonly headsAfter: PersonRef[]
  readonly calendarBefore: Named | null
  readonly calendarAfter: Named | null
  readonly seeNoMore: PersonRef[]
  readonly seeThen: PersonRef[]
  readonly units: number
}

/** A unit under another parent: whose eyes and whose calendar come with it. */
export async function readMovePlan(db: Kysely<DB>, unit: Id, parent: Id | null, at: Instant): Promise<MovePlan> {
  const now = await readUnit(db, unit, at)
  const wanted = [now.parent, parent].filter(id => id !== null)
  const [lines, calendars, units] = await Promise.all([
    answerableFor(db, wanted, at),
    calendarsOf(db, wanted),
    countBelow(db, unit),
  ])
  if (parent !== null && !lines.has(parent)) throw notFound()
  const headsOf = (id: Id | null): readonly Id[] => (id === null ? [] : (lines.get(id)?.heads ?? []))
  const own = await ownCalendar(db, unit)
  const calendarOf = (id: Id | null): Named | null => own ?? (id === null ? null : (calendars.get(id) ?? null))
  const [before, after] = [headsOf(now.parent), headsOf(parent)]
  const people = await personRefs(db, [...before, ...after], at)
  const named = (ids: readonly Id[]): PersonRef[] => ids.flatMap(id => people.get(id) ?? [])
  return {
    headsBefore: named(before),
    headsAfter: named(after),
    calendarBefore: calendarOf(now.parent),
    calendarAfter: calendarOf(parent),
    seeNoMore: named(before.filter(id => !after.includes(id) && id !== now.head?.id)),
    seeThen: named(after.filter(id => !before.includes(id) && id !== now.head?.id)),
    units,
  }
}

/** The calendar of a unit, or of the nearest above that has one. */
async function calendarsOf(db: Kysely<DB>, units: readonly Id[]): Promise<ReadonlyMap<Id, Named>> {
  const { rows } = await sql<{ unit: Id; name: Named }>`
    with recursive line (unit, here, level) as (
      select unit, unit, 0 from unnest(${units}::uuid[]) as unit
       union all
      select line.unit, v.parent_id, line.level + 1
        from line join unit_version v on v.unit_id = line.here and upper(v.valid) is null
       where v.parent_id is not null and line.level < 50)
    select distinct on (line.unit) line.unit, k.name
      from line join unit_version v on v.unit_id = line.here and upper(v.valid) is null
      join calendar k on k.id = v.calendar_id
     order by line.unit, line.level`.execute(db)
  return new Map(rows.map(row => [row.unit, row.name]))
}

async function ownCalendar(db: Kysely<DB>, unit: Id): Promise<Named | null> {
  const { rows } = await sql<{ name: Named }>`
    select k.name from unit_version v join calendar k on k.id = v.calendar_id
     where v.unit_id = ${unit}::uuid order by v.valid desc limit 1`.execute(db)
  return rows[0]?.name ?? null
}

async function countBelow(db: Kysely<DB>, unit: Id): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with recursive below (id) as (
      select ${unit}::uuid
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.id and upper(v.valid) is null)
    select count(*)::int as n from below`.execute(db)
  return rows[0]?.n ?? 1
}
