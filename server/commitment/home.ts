import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Reader } from '../access/index.ts'
import { loadCalendars } from '../calendar/index.ts'
import { type DB, instant } from '../database/index.ts'
import { answeredNow } from '../evaluation/index.ts'
import type { World } from '../world.ts'
import { type LineRow, parts } from './list.ts'
import { loadNames, type Names } from './names.ts'
import { presentLine } from './present.ts'
import { calendarRefsOf } from './refs.ts'
import type { Home } from './schema.ts'

type HomePage = Static<typeof Home>
type Group = 'overdue' | 'today' | 'week' | 'later'

interface HomeRow extends LineRow {
  readonly side: 'owed-to-me' | 'i-owe' | 'to-evaluate'
  readonly group: Group
  readonly n: number
}

/** How many of a group are shown; the rest is a link away. */
const shown = 5

/** Who owes me what, and what do I owe whom: the open matters of one person by when they are due, a few of each and how many. */
export async function presentHome(
  { db, secret }: Pick<World, 'db' | 'secret'>,
  member: Reader,
  at: Instant,
): Promise<HomePage> {
  const answered = await answeredNow(db, secret, member.person, at)
  const rows = await homeRows(db, member, at, answered)
  const commitments = rows.map(row => row.state_data)
  const [names, calendars] = await Promise.all([
    loadNames(
      db,
      commitments,
      member.delegations.map(d => d.from),
    ),
    loadCalendars(
      db,
      commitments.flatMap(c => calendarRefsOf(c)),
    ),
  ])
  const reader = { ...member, answered: new Set(answered) }
  const line = (row: HomeRow) => presentLine(row, names as Names, calendars, reader, at)
  const toEvaluate = rows.filter(row => row.side === 'to-evaluate')
  const groups = (side: HomeRow['side']): HomePage['iOwe'] => {
    const of = (group: Group) => rows.filter(row => row.side === side && row.group === group)
    const count = (group: Group) => of(group)[0]?.n ?? 0
    return {
      overdue: of('overdue').map(line),
      today: of('today').map(line),
      week: of('week').map(line),
      later: of('later').map(line),
      counts: { overdue: count('overdue'), today: count('today'), week: count('week'), later: count('later') },
    }
  }
  return {
    owedToMe: groups('owed-to-me'),
    iOwe: groups('i-owe'),
    toEvaluate: { count: toEvaluate[0]?.n ?? 0, items: toEvaluate.map(line) },
  }
}

async function homeRows(
  db: Kysely<DB>,
  member: Reader,
  at: Instant,
  answered: readonly Id[],
): Promise<readonly HomeRow[]> {
  const me = sql`${member.person}::uuid`
  const { held, owed } = parts(member)
  const now = instant(at)
  const { rows } = await sql<HomeRow>`
    with mine as (
      select id, number, due_at, requested_at, state_data,
             case when ${owed} then 'i-owe' else 'owed-to-me' end as side
        from commitment
       where closed_at is null and ${held}
    ), grouped as (
      select *,
             case when due_at < ${now} then 'overdue'
                  when organisation_day(due_at) = organisation_day(${now}) then 'today'
                  when organisation_day(due_at) < organisation_day(${now}) + 7 then 'week'
                  else 'later' end as "group"
        from mine
      union all
      select id, number, due_at, requested_at, state_data, 'to-evaluate', 'later'
        from commitment
       where id in (select commitment_id from commitment_customer where person_id = ${me} and evaluate_until > ${now})
         and id <> all(${answered}::uuid[])
    ), ranked as (
      select *, count(*) over (partition by side, "group")::int as n,
             row_number() over (partition by side, "group" order by coalesce(due_at, 'infinity'), requested_at desc, id) as rank
        from grouped
    )
    select * from ranked where rank <= ${shown} order by side, "group", rank`.execute(db)
  return rows
}
