import type { EventLog, Names } from '../log/index.ts'
import { NONE } from './grouped-spans.ts'
import { type Pairs, pairs } from './pairs.ts'

/** For each event that directly follows another of its case, the number of the pair of their names; NONE for first events. */
export type Follows = { readonly pairs: Pairs; readonly of: Uint32Array }

/** @param names of the events: their activities, resources or groups */
export function follows({ offsets }: EventLog, names: Names): Follows {
  const table = pairs(names.names.length)
  const of = new Uint32Array(names.of.length)
  for (let c = 0; c + 1 < offsets.length; c++) {
    for (let e = offsets[c]; e < offsets[c + 1]; e++)
      of[e] = e === offsets[c] ? NONE : table.numberOf(names.of[e - 1], names.of[e])
  }
  return { pairs: table, of }
}

/** How often each pair happened. */
export function countPairs({ pairs, of }: Follows): Uint32Array {
  const counts = new Uint32Array(pairs.count())
  for (const pair of of) if (pair !== NONE) counts[pair]++
  return counts
}
