import { readCursor, refused } from '../http/index.ts'

type Key = 'text' | 'number' | 'id'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The keys of a cursor if they are of these kinds; a cursor that was not made by this list is refused. */
export function readKeys(after: string | undefined, kinds: readonly Key[]): readonly (string | number)[] | null {
  const keys = readCursor(after, kinds.length)
  if (keys === null) return null
  const fits = kinds.every((kind, i) => {
    const key = keys[i]
    if (kind === 'number') return Number.isSafeInteger(key)
    return typeof key === 'string' && (kind === 'text' || uuid.test(key))
  })
  if (fits) return keys as (string | number)[]
  throw refused('invalid-input', { place: 'query/after', value: after, expectation: 'the `next` of the page before' })
}
