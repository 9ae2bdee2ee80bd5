import type { Commitment, Event, Id } from '@huke/core/commitment'
import type { Instant } from '@huke/core/calendar'
import { viewerOn } from '@huke/core/access'
import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { DB } from '../database/index.ts'
import { pageFrom, readKeys } from '../http/index.ts'
import { visibleRows } from '../journal/index.ts'
import { personRefs, unitRefs } from '../organisation/index.ts'
import type { Reader } from '../access/index.ts'
import { type Matter, mattersSeen } from './matters.ts'
import type { Timeline } from './schema.ts'

type Query = { readonly after?: string; readonly limit?: number }

/** The journal of one commitment as its parties read it, newest first. */
export async function presentTimeline(
  db: Kysely<DB>,
  c: Commitment,
  member: Reader,
  query: Query,
  at: Instant,
): Promise<Static<typeof Timeline>> {
  const limit = query.limit ?? 100
  const page = pageFrom(
    await visibleRows(db, c, viewerOn(member, c), {
      after: readKeys(query.after, ['number'])?.[0] ?? null,
      limit,
      newestFirst: true,
      at,
    }),
    limit,
    row => [row.number],
    row => row,
  )
  const seen = page.items
  const [persons, units, matters] = await Promise.all([
    personRefs(
      db,
      seen.flatMap(row => peopleIn(row.event)),
    ),
    unitRefs(
      db,
      seen.flatMap(row => unitsIn(row.event)),
    ),
    mattersSeen(
      db,
      member,
      seen.flatMap(row => matterIn(row.event) ?? []),
    ),
  ])
  return {
    next: page.next,
    items: seen.map(({ number, commitment_id, event }) => {
      const { type, at: happened, by, ...rest } = event
      return {
        number,
        commitmentId: commitment_id,
        type,
        at: happened,
        by: {
          person: by.person === null ? null : (persons.get(by.person) ?? null),
          as: by.as,
          delegateOf: by.delegateOf === undefined ? null : (persons.get(by.delegateOf) ?? null),
        },
        detail: {
          ...withoutMatter(
            event,
            detailOf(
              rest,
              type,
              id => persons.get(id) ?? null,
              id => units.get(id) ?? null,
            ),
          ),
          ...otherMatter(event, matters),
        },
      }
    }),
  }
}

const peopleIn = (e: Event): readonly Id[] => {
  const named = e.type === 'assigned' || e.type === 'watched' || e.type === 'unwatched' ? [e.person] : []
  const to = e.type === 'transferred' || e.type === 'succeeded' ? [e.to.person] : e.type === 'escalated' ? [e.to] : []
  const mentions = e.type === 'commented' ? e.mentions : []
  const joined = e.type === 'joined' ? [e.customer.person] : []
  return [e.by.person, e.by.delegateOf ?? null, ...joined, ...named, ...to, ...mentions].filter(id => id !== null)
}

function unitsIn(e: Event): readonly Id[] {
  switch (e.type) {
    case 'requested':
      return [e.supplier.unit, e.customer.unit]
    case 'joined':
      return [e.customer.unit]
    case 'transferred':
    case 'succeeded':
      return [e.to.unit]
    default:
      return []
  }
}

/** The other matter that an event is about. */
function matterIn(e: Event): Id | null {
  switch (e.type) {
    case 'merged':
      return e.into
    case 'joined':
      return e.from
    case 'split':
      return e.child
    default:
      return null
  }
}

/** The other matter is told apart, to those who may see it. */
function withoutMatter(e: Event, detail: Record<string, unknown>): Record<string, unknown> {
  const other = matterIn(e)
  return Object.fromEntries(Object.entries(detail).filter(([, said]) => other === null || said !== other))
}

/** By name where the reader may see it, else not at all. */
function otherMatter(e: Event, matters: ReadonlyMap<Id, Matter>): { matter?: Matter | null } {
  const id = matterIn(e)
  return id === null ? {} : { matter: matters.get(id) ?? null }
}

/** What the event says, people and units by name; what the page shows elsewhere (terms, form) is left out. */
function detailOf(
  rest: Record<string, unknown>,
  type: Event['type'],
  person: (id: Id) => unknown,
  unit: (id: Id) => unknown,
): Record<string, unknown> {
  if (type === 'requested') {
    const parent = rest['parent'] as { relation: string } | null
    return {
      kind: rest['kind'],
      priority: rest['priority'],
      dueBy: rest['dueBy'],
      parent: parent === null ? null : { relation: parent.relation },
    }
  }
  if (type === 'assigned' || type === 'watched' || type === 'unwatched') {
    return { person: rest['person'] === null ? null : person(rest['person'] as Id) }
  }
  if (type === 'escalated') return { ...rest, to: person(rest['to'] as Id) }
  if (type === 'commented') return { ...rest, mentions: (rest['mentions'] as Id[]).map(person) }
  const party = (of: unknown) => {
    const { unit: u, person: p } = of as { unit: Id; person: Id | null }
    return { unit: unit(u), person: p === null ? null : person(p) }
  }
  if (type === 'joined') return { ...rest, customer: party(rest['customer']) }
  return type === 'transferred' || type === 'succeeded' ? { ...rest, to: party(rest['to']) } : rest
}
