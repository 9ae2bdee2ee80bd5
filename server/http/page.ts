import { parseDate } from '@huke/core/calendar'
import { type Static, type TSchema, Type } from 'typebox'
import { refused } from './problem.ts'
import { instants } from './shapes.ts'

export const PageQuery = {
  after: Type.Optional(Type.String({ maxLength: 500, description: 'The `next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** `{ items, next }`; `next` is null on the last page. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })

export interface Page<T> {
  readonly items: T[]
  readonly next: string | null
}

/** Where a keyset page goes on: the sort values of the last row, opaque to the caller. */
export const cursorOf = (keys: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url')

const Keys = Type.Array(Type.Union([Type.String(), Type.Number(), Type.Null()]))

/** Reads a cursor of `length` keys; one that was not made here is refused. */
function readCursor(after: string | undefined, length: number): Static<typeof Keys> | null {
  if (after === undefined) return null
  const keys = keysIn(after)
  if (keys?.length === length) return keys
  throw notOurs(after)
}

/** What lists by due time put last. */
export const endOfTime = 8_640_000_000_000_000

/** 'due': an instant, or `endOfTime` for what is never due */
type KeyKind = 'text' | 'number' | 'id' | 'day' | 'instant' | 'due'

/** The keys of a cursor if they are of these kinds; a cursor that was not made by this list is refused. */
export function readKeys<const K extends readonly KeyKind[]>(
  after: string | undefined,
  kinds: K,
): { readonly [I in keyof K]: K[I] extends 'text' | 'id' | 'day' ? string : number } | null {
  const keys = readCursor(after, kinds.length)
  if (keys === null) return null
  const fits = kinds.every((kind, i) => {
    const key = keys[i]
    return fit[kind](key)
  })
  if (fits) return keys as never
  throw notOurs(String(after))
}

const fit: Readonly<Record<KeyKind, (key: unknown) => boolean>> = {
  text: key => typeof key === 'string',
  id: key => typeof key === 'string' && uuid.test(key),
  day: key => typeof key === 'string' && parseDate(key) !== null,
  number: key => typeof key === 'number',
  instant: isInstant,
  due: key => key === endOfTime || isInstant(key),
}

function isInstant(key: unknown): boolean {
  return typeof key === 'number' && key >= instants.minimum && key <= instants.maximum
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function keysIn(after: string): Static<typeof Keys> | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    return Array.isArray(keys) && keys.every(isKey) ? keys : null
  } catch {
    return null
  }
}

function isKey(key: unknown): boolean {
  if (typeof key === 'number') return Number.isSafeInteger(key) && Math.abs(key) <= endOfTime
  return key === null || (typeof key === 'string' && !key.includes('\0') && key.isWellFormed())
}

const notOurs = (after: string) =>
  refused('invalid-input', { place: 'query/after', value: after, expectation: 'the `next` of the page before' })

/** Cuts the one row too many that a store reads to know whether there is a next page. */
export function pageFrom<Row, T>(
  rows: readonly Row[],
  limit: number,
  keys: (row: Row) => (string | number | null)[],
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown[shown.length - 1]
  return { items: shown.map(present), next: rows.length > limit && last !== undefined ? cursorOf(keys(last)) : null }
}
