import { addCounts, type Counts, noCounts } from './counts.ts'
import { besidePrefix, type Counting } from './counting.ts'
import { sketchOf } from './sketch.ts'

/** Counts of one commitment, in the keys that figures are made of. */

export interface Kept {
  readonly n: number
  readonly kept: number
}

/** Whether; nothing where the question does not apply. */
export const share = (name: string, kept: boolean | null): Counts =>
  kept === null ? noCounts : shares(name, { n: 1, kept: kept ? 1 : 0 })

export const shares = (name: string, { n, kept }: Kept): Counts =>
  addCounts({ [`${name}.n`]: n }, { [`${name}.k`]: kept })

export const total = (name: string, sum: number): Counts => addCounts({ [`${name}.n`]: 1 }, { [`${name}.sum`]: sum })

export const sample = (name: string, value: number | null): Counts =>
  value === null ? noCounts : addCounts({ [`${name}.n`]: 1 }, sketchOf(name, value))

export const prefixed = (prefix: string, counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([key, value]) => [prefix + key, value]))

/** Counts under the keys of how the commitment counts. */
export const under = (counting: Counting, counts: Counts): Counts =>
  counting === 'main' ? counts : prefixed(besidePrefix(counting), counts)
