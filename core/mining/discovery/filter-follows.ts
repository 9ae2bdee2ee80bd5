import { type Follows, withEdges } from './follows.ts'

/**
 * Without what is infrequent (IMf, Leemans, Fahland, van der Aalst 2014): an edge goes when it is rarer than
 * noise times the strongest way out of its activity, the end of the trace being one; a start or an end goes when it
 * is rarer than noise times the most frequent one.
 */
export function frequentFollows(follows: Follows, noise: number): Follows {
  const strongest = follows.ends.slice()
  follows.from.forEach((a, edge) => (strongest[a] = Math.max(strongest[a]!, follows.count[edge]!)))
  return {
    ...withEdges(follows, edge => follows.count[edge]! >= noise * strongest[follows.from[edge]!]!),
    starts: frequent(follows.starts, noise),
    ends: frequent(follows.ends, noise),
  }
}

function frequent(counts: Float64Array, noise: number): Float64Array {
  const most = counts.reduce((most, count) => Math.max(most, count), 0)
  return counts.map(count => (count >= noise * most ? count : 0))
}
