import type { Member } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { searchQuery } from '../catalogue/index.ts'
import { instant } from '../database/index.ts'
import { answeredNow } from '../evaluation/index.ts'
import { endOfTime, readKeys } from '../http/index.ts'
import type { World } from '../world.ts'
import type { ListQuery, views } from './schema.ts'
import { visible } from './visible.ts'

export interface LineRow {
  readonly id: Id
  readonly number: string
  readonly due_at: Instant | null
  readonly requested_at: Instant
  readonly state_data: Commitment
}

type Query = Static<typeof ListQuery>
export type View = (typeof views)[number]

/** One page, and one row more, of a view of commitments. One statement, along an index of the view's own. */
export async function listCommitments(
  { db, secret }: Pick<World, 'db' | 'secret'>,
  member: Member,
  query: Query,
  at: Instant,
): Promise<readonly LineRow[]> {
  const answered = query.view === 'to-evaluate' ? await answeredNow(db, secret, member.person, at) : []
  return (await listStatement(member, query, at, answered).execute(db)).rows
}

/** The statement by itself, so that its plan can be looked at. */
export function listStatement(
  member: Member,
  query: Query,
  at: Instant,
  answered: readonly Id[] = [],
): RawBuilder<LineRow> {
  const view = query.view ?? 'all'
  const sort = sortOf(query)
  const conditions = [
    viewCondition(view, member, at),
    answered.length === 0 ? null : sql`id <> all(${answered}::uuid[])`,
    ...filters(query, at),
    afterCursor(query.after, sort),
  ].filter(c => c !== null)
  const order = sort === 'due' ? sql`coalesce(due_at, 'infinity'), id` : sql`requested_at desc, id`
  return sql<LineRow>`
    select id, number, due_at, requested_at, state_data
      from commitment
     where ${sql.join(conditions, sql` and `)}
     order by ${order}
     limit ${(query.limit ?? 50) + 1}`
}

export const cursorKeys = (sort: 'due' | 'recent') => (row: LineRow) =>
  sort === 'due' ? [row.due_at ?? endOfTime, row.id] : [row.requested_at, row.id]

export const sortOf = (query: { view?: string; sort?: 'due' | 'recent' }): 'due' | 'recent' =>
  query.sort ?? (openViews.includes((query.view ?? 'all') as View) ? 'due' : 'recent')

const openViews: readonly View[] = ['owed-to-me', 'i-owe', 'unit-owes', 'owed-to-unit']

/** Which commitments a view holds; every view holds only what the reader may see. */
function viewCondition(view: View, member: Member, at: Instant): RawBuilder<unknown> {
  const me = sql`${member.person}::uuid`
  const standings = [member, ...member.delegations]
  const units = sql`any(${[...new Set(standings.flatMap(s => [...s.units, ...s.heads]))]}::uuid[])`
  const heads = sql`any(${[...new Set(standings.flatMap(s => s.heads))]}::uuid[])`
  switch (view) {
    case 'owed-to-me':
      return sql`(closed_at is null and ${forReader(member, who => sql`${hasPart(who)} and ${owes(who)} is not true`)})`
    case 'i-owe':
      return sql`(closed_at is null and ${forReader(member, owes)})`
    case 'unit-owes':
      return sql`(closed_at is null and supplier_unit = ${units})`
    case 'owed-to-unit':
      return sql`(closed_at is null and id in (select commitment_id from commitment_customer where unit_id = ${heads}))`
    case 'requested':
      return isServed(me)
    case 'served':
      return sql`supplier_person = ${me}`
    case 'watched':
      return sql`id in (select commitment_id from commitment_watch where person_id = ${me})`
    case 'to-evaluate':
      return sql`id in (select commitment_id from commitment_customer where person_id = ${me} and evaluate_until > ${instant(at)})`
    case 'contests':
      return sql`(${contested} and state in ('accepted', 'failed') and ${settles(member)})`
    case 'all':
      return visible(member)
  }
}

/** An evaluation of the last delivery is contested, and nobody has settled it. The words are those of the index. */
const contested = sql`state_data @? '$.evaluations[*] ? (@.delivery == $.deliveries.size() && @.contest.settled == null)'`

/** Contests are settled by officers, before the auditors' eyes. */
const settles = ({ roles }: Member): RawBuilder<unknown> =>
  roles.includes('officer') || roles.includes('auditor') ? sql`true` : sql`false`

const isServed = (person: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(customer_person = ${person} or id in (select commitment_id from commitment_customer where person_id = ${person}))`

type Who = RawBuilder<unknown>

/** A condition of the reader, or of whose rights they have; a matter in which they have a part themselves is theirs alone. */
function forReader(member: Member, condition: (who: Who) => RawBuilder<unknown>): RawBuilder<unknown> {
  const me = sql`${member.person}::uuid`
  if (member.delegations.length === 0) return sql`(${condition(me)})`
  const lenders = sql`any(${member.delegations.map(d => d.from)}::uuid[])`
  return sql`(case when ${hasPart(me)} then ${condition(me)} else ${condition(lenders)} end)`
}

/** Whether somebody is a customer or the one who serves. */
const hasPart = (who: Who): RawBuilder<unknown> => sql`(supplier_person = ${who} or ${isServed(who)})`

/** Whether they have to move it: the first customer owes answers, each the verdict that is due. */
const owes = (who: Who): RawBuilder<unknown> => sql`(
  supplier_person = ${who} and ball <> 'customer'
  or customer_person = ${who} and ball = 'customer' and state <> 'delivered'
  or id in (select commitment_id from commitment_customer where person_id = ${who} and verdict_due))`

/** Matters in which the reader has a part, or whose rights they have; and whether it is theirs to move. */
export const parts = (member: Member): { readonly held: RawBuilder<unknown>; readonly owed: RawBuilder<unknown> } => ({
  held: forReader(member, hasPart),
  owed: forReader(member, owes),
})

function filters(query: Query, at: Instant): (RawBuilder<unknown> | null)[] {
  return [
    query.state?.length ? sql`state = any(${query.state}::text[])` : null,
    query.open === undefined ? null : query.open ? sql`closed_at is null` : sql`closed_at is not null`,
    query.service === undefined ? null : sql`service_id = ${query.service}::uuid`,
    query.unit === undefined ? null : sql`(supplier_unit = ${query.unit}::uuid or customer_unit = ${query.unit}::uuid)`,
    query.supplier === undefined ? null : sql`supplier_unit = ${query.supplier}::uuid`,
    query.person === undefined
      ? null
      : sql`(supplier_person = ${query.person}::uuid or customer_person = ${query.person}::uuid)`,
    query.priority?.length ? sql`priority = any(${query.priority}::text[])` : null,
    query.kind?.length ? sql`kind = any(${query.kind}::text[])` : null,
    dueCondition(query.due, at),
    query.q?.trim() ? wordsCondition(query.q.trim()) : null,
  ]
}

function dueCondition(due: Query['due'], at: Instant): RawBuilder<unknown> | null {
  if (due === undefined) return null
  if (due === 'overdue') return sql`due_at < ${instant(at)}`
  const days = due === 'today' ? 1 : 7
  return sql`due_at >= ${instant(at)} and organisation_day(due_at) < organisation_day(${instant(at)}) + ${days}::int`
}

const wordsCondition = (q: string): RawBuilder<unknown> =>
  sql`(words @@ to_tsquery('simple', ${searchQuery(q)}) or number = upper(${q}))`

function afterCursor(after: string | undefined, sort: 'due' | 'recent'): RawBuilder<unknown> | null {
  const keys = readKeys(after, [sort === 'due' ? 'due' : 'instant', 'id'])
  if (keys === null) return null
  const [time, id] = keys
  const moment = time === endOfTime ? sql`'infinity'::timestamptz` : instant(time)
  return sort === 'due'
    ? sql`(coalesce(due_at, 'infinity'), id) > (${moment}, ${id}::uuid)`
    : sql`(requested_at < ${moment} or (requested_at = ${moment} and id > ${id}::uuid))`
}
