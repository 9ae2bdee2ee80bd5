import type { ActingPerson, Commitment, Event, Id } from '@huke/core/commitment'
import type { Instant } from '@huke/core/calendar'
import { visibleEvaluations } from '@huke/core/evaluation'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import type { DB } from '../database/index.ts'
import { pageFrom, readCursor } from '../http/index.ts'
import { personRefs, unitRefs } from '../organisation/index.ts'
import type { Timeline } from './schema.ts'

interface EventRow {
  readonly seq: number
  readonly commitment_id: Id
  readonly event: Event
}

type Query = { readonly after?: string; readonly limit?: number }

/** The journal of one commitment as its parties read it, newest first. */
export async function presentTimeline(
  db: Kysely<DB>,
  c: Commitment,
  viewer: ActingPerson,
  query: Query,
  at: Instant,
): Promise<Static<typeof Timeline>> {
  const limit = query.limit ?? 100
  const before = readCursor(query.after, 1)?.[0] ?? null
  const { rows } = await sql<EventRow>`
    select seq, commitment_id, event from journal
     where commitment_id = ${c.id}::uuid and seq < coalesce(${before}::int, 2147483647)
     order by seq desc limit ${limit + 1}`.execute(db)
  const seen = rows.filter(row => isVisible(row.event.type, c, viewer, at))
  const [persons, units] = await Promise.all([
    personRefs(
      db,
      seen.flatMap(row => peopleIn(row.event)),
    ),
    unitRefs(
      db,
      seen.flatMap(row => unitsIn(row.event)),
    ),
  ])
  const page = pageFrom(
    rows,
    limit,
    row => [row.seq],
    row => row,
  )
  const shown = page.items.filter(row => seen.includes(row))
  return {
    next: page.next,
    items: shown.map(({ seq, commitment_id, event }) => {
      const { type, at: happened, by, ...rest } = event
      return {
        seq,
        commitmentId: commitment_id,
        type,
        at: happened,
        by: {
          person: by.person === null ? null : (persons.get(by.person) ?? null),
          as: by.as,
          delegateOf: by.delegateOf === undefined ? null : (persons.get(by.delegateOf) ?? null),
        },
        detail: detailOf(
          rest,
          type,
          id => persons.get(id) ?? null,
          id => units.get(id) ?? null,
        ),
      }
    }),
  }
}

/** Whoever may not see an evaluation yet may not read it off the journal either, nor off a notice. */
export function isVisible(type: string, c: Commitment, viewer: ActingPerson, at: Instant): boolean {
  if (type !== 'evaluated' && type !== 'customer-evaluated' && type !== 'contested') return true
  const visible = visibleEvaluations(c, viewer, at)
  return type === 'customer-evaluated' ? visible.customerEvaluation !== null : visible.evaluation !== null
}

const peopleIn = (e: Event): readonly Id[] => {
  const named = e.type === 'assigned' || e.type === 'watched' || e.type === 'unwatched' ? [e.person] : []
  const to = e.type === 'transferred' ? [e.to.person] : e.type === 'escalated' ? [e.to] : []
  const mentions = e.type === 'commented' ? e.mentions : []
  return [e.by.person, e.by.delegateOf ?? null, ...named, ...to, ...mentions].filter(id => id !== null)
}

const unitsIn = (e: Event): readonly Id[] =>
  e.type === 'transferred' ? [e.to.unit] : e.type === 'requested' ? [e.supplier.unit, e.customer.unit] : []

/** What the event says, people and units by name; what the page shows elsewhere (terms, form) is left out. */
function detailOf(
  rest: Record<string, unknown>,
  type: Event['type'],
  person: (id: Id) => unknown,
  unit: (id: Id) => unknown,
): Record<string, unknown> {
  if (type === 'requested')
    return { kind: rest['kind'], priority: rest['priority'], dueBy: rest['dueBy'], parent: rest['parent'] }
  if (type === 'assigned' || type === 'watched' || type === 'unwatched') {
    return { person: rest['person'] === null ? null : person(rest['person'] as Id) }
  }
  if (type === 'escalated') return { ...rest, to: person(rest['to'] as Id) }
  if (type === 'commented') return { ...rest, mentions: (rest['mentions'] as Id[]).map(person) }
  if (type !== 'transferred') return rest
  const to = rest['to'] as { unit: Id; person: Id | null }
  return { ...rest, to: { unit: unit(to.unit), person: to.person === null ? null : person(to.person) } }
}
