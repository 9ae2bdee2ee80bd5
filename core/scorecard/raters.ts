import type { Id } from '../commitment/index.ts'
import type { Counts } from './counts.ts'

const buckets = 256
const unknown = 'unknown'

/** Hash bucket of a person (32-bit FNV-1a). All whom nobody knows share one, so that they never make up a group. */
export function raterBucket(person: Id | null): string {
  if (person === null) return unknown
  let hash = 0x811c9dc5
  for (let i = 0; i < person.length; i++) hash = Math.imul(hash ^ person.charCodeAt(i), 0x01000193)
  return String((hash >>> 0) % buckets)
}

/**
 * At least so many different people answered: the number of occupied buckets. Never more than the truth, which is the safe side
 * for a minimum group size, and it adds and subtracts like every count (five people share a bucket with a chance of 4 %).
 */
export const leastRaters = (counts: Counts): number =>
  Object.keys(counts).filter(key => key.startsWith('raters:')).length
