import type { EventLog, Names } from '../log/index.ts'
import { compare } from './directly-follows.ts'
import { pairs } from './pairs.ts'

export type PingPong = {
  readonly times: number
  /** Cases in which it happens. */
  readonly cases: number
  /** Who handed over, and who gave it back; most often first. */
  readonly pairs: readonly { readonly group: number; readonly other: number; readonly count: number }[]
}

/**
 * Ping-pong between groups: a case goes from group A to group B and from B straight back to A, whatever the number of events
 * in each. Events without a group are passed over. A to B to A to B counts twice: A got it back once, and B once.
 */
export function pingPong({ offsets }: EventLog, { names, of }: Names): PingPong {
  const missing = names.indexOf('')
  const returned = pairs(names.length)
  const counts: number[] = []
  let times = 0
  let cases = 0
  for (let c = 0; c + 1 < offsets.length; c++) {
    const before = times
    let [last, lastButOne] = [-1, -1]
    for (let e = offsets[c]; e < offsets[c + 1]; e++) {
      const group = of[e]
      if (group === missing || group === last) continue
      if (group === lastButOne) {
        const pair = returned.numberOf(group, last)
        counts[pair] = (counts[pair] ?? 0) + 1
        times++
      }
      lastButOne = last
      last = group
    }
    if (times > before) cases++
  }
  const name = (index: number) => names[index]
  const listed = counts.map((count, pair) => ({ group: returned.fromOf(pair), other: returned.toOf(pair), count }))
  listed.sort(
    (a, b) => b.count - a.count || compare(name(a.group), name(b.group)) || compare(name(a.other), name(b.other)),
  )
  return { times, cases, pairs: listed }
}
