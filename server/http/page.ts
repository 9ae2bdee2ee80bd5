import { type Static, type TSchema, Type } from 'typebox'
import { refused } from './problem.ts'

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
export function readCursor(after: string | undefined, length: number): Static<typeof Keys> | null {
  if (after === undefined) return null
  try {
    const keys: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    const fits =
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every(k => k === null || ['string', 'number'].includes(typeof k))
    if (fits) return keys as Static<typeof Keys>
  } catch {
    // falls through to the refusal below
  }
  throw refused('invalid-input', { place: 'query/after', value: after, expectation: 'the `next` of the page before' })
}

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
