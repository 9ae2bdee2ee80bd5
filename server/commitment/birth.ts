import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Decision, type Event, type Id } from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import { searchWords } from '../catalogue/index.ts'
import type { DB } from '../database/index.ts'
import type { Happening } from './record.ts'
import { type Birth, takeNumbers } from './write.ts'

/** Births of commitments with these first events, numbered in order. */
export async function births(trx: Transaction<DB>, events: readonly Event[], at: Instant): Promise<readonly Birth[]> {
  const numbers = await takeNumbers(trx, new Date(at).getUTCFullYear(), events.length)
  return numbers.map((number, i) => ({
    number,
    words: wordsOf(events[i]),
    importedFrom: null,
    externalKey: null,
  }))
}

/** What people find a commitment by: the words of its title, text and form, as far as an index can hold them. */
export const wordsOf = (event: Event): string =>
  event.type === 'requested'
    ? searchWords([event.title, event.words, ...texts(event.form)].join(' ').slice(0, longestSearched).toWellFormed())
    : ''

/** The index of words has an end. */
const longestSearched = 20_000

/** By name, for the database keeps them in an order of its own. */
const texts = (form: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(form)
    .toSorted()
    .flatMap(name => (typeof form[name] === 'string' ? [form[name]] : []))

/** The children an act makes: they begin in the root of their parent. */
export async function bearChildren(
  trx: Transaction<DB>,
  parent: Commitment,
  children: Decision['children'],
  at: Instant,
): Promise<readonly Happening[]> {
  if (children.length === 0) return []
  const born = await births(
    trx,
    children.map(child => child.event),
    at,
  )
  return children.map(
    (child, i): Happening => ({
      id: child.id as Id,
      rootId: parent.rootId,
      before: null,
      birth: born[i] ?? null,
      events: [child.event],
    }),
  )
}
