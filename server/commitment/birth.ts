import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Decision, type Event, type Id } from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import { searchWords } from '../catalogue/index.ts'
import type { DB } from '../database/index.ts'
import type { Happening } from './record.ts'
import { type Birth, takeNumbers } from './write.ts'

/** Births of commitments with these titles and words, numbered in order. */
export async function births(trx: Transaction<DB>, texts: readonly string[], at: Instant): Promise<readonly Birth[]> {
  const numbers = await takeNumbers(trx, new Date(at).getUTCFullYear(), texts.length)
  return numbers.map((number, i) => ({
    number,
    words: searchWords(texts[i] ?? ''),
    importedFrom: null,
    externalKey: null,
  }))
}

/** What people find a commitment by. */
export const searchText = (event: Event): string =>
  event.type === 'requested' ? [event.title, event.words, ...texts(event.form)].join(' ') : ''

const texts = (form: Readonly<Record<string, unknown>>): string[] =>
  Object.values(form).flatMap(value => (typeof value === 'string' ? [value] : []))

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
    children.map(child => searchText(child.event)),
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
