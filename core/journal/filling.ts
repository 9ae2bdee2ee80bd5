import { hashOf } from './row.ts'

/** Hashes of nothing, made from a random text, that fill a seal up: how many of its hashes stand for something does not show. */
export const fillingHashes = (filling: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => hashOf({ filling, i }))

/** The hashes that a filled seal covers, in an order that tells nothing. Throws where there are too many. */
export function filled(hashes: readonly string[], filling: string, size: number): readonly string[] {
  if (hashes.length > size) throw new RangeError(`${hashes.length} hashes in a seal of ${size}`)
  return [...hashes, ...fillingHashes(filling, size - hashes.length)].toSorted()
}
