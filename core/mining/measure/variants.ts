import type { EventLog, Variant, VariantLog } from '../log/index.ts'
import { compare } from './directly-follows.ts'

/** The variants of a log, and which of them each case took. */
export type Variants = { readonly log: VariantLog; readonly of: Uint32Array }

/**
 * The distinct sequences of activities of the cases (van der Aalst 2016, section 5.2: simple event log), the most frequent
 * first, ties by the names of the activities.
 */
export function variantsOf({ activities, offsets }: EventLog): Variants {
  const { of, counts, examples } = distinct(activities.of, offsets)
  const traces = examples.map(c => activities.of.slice(offsets[c], offsets[c + 1]))
  const rank = ranks(activities.names)
  const order = traces
    .map((_, v) => v)
    .sort((a, b) => counts[b] - counts[a] || compareTraces(traces[a], traces[b], rank))
  const place = new Uint32Array(order.length)
  order.forEach((v, at) => {
    place[v] = at
  })
  const variants = order.map((v): Variant => ({ trace: traces[v], count: counts[v] }))
  return { log: { activities: activities.names, variants }, of: of.map(v => place[v]) }
}

/** Numbers the distinct traces in order of first appearance; `examples` are the first case of each. */
function distinct(events: Uint32Array, offsets: Uint32Array) {
  const caseCount = offsets.length - 1
  const of = new Uint32Array(caseCount)
  const counts: number[] = []
  const examples: number[] = []
  const known = new Map<number, number[]>()
  for (let c = 0; c < caseCount; c++) {
    const hash = hashOf(events, offsets[c], offsets[c + 1])
    const alike = known.get(hash)
    const variant = alike?.find(v => sameTrace(events, offsets, c, examples[v]))
    of[c] = variant ?? counts.length
    if (variant !== undefined) {
      counts[variant]++
      continue
    }
    if (alike) alike.push(counts.length)
    else known.set(hash, [counts.length])
    counts.push(1)
    examples.push(c)
  }
  return { of, counts, examples }
}

function hashOf(events: Uint32Array, from: number, to: number): number {
  let hash = (to - from) | 0
  for (let e = from; e < to; e++) {
    hash = Math.imul(hash ^ events[e], 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}

function sameTrace(events: Uint32Array, offsets: Uint32Array, a: number, b: number): boolean {
  const length = offsets[a + 1] - offsets[a]
  if (offsets[b + 1] - offsets[b] !== length) return false
  for (let i = 0; i < length; i++) if (events[offsets[a] + i] !== events[offsets[b] + i]) return false
  return true
}

function ranks(names: readonly string[]): Uint32Array {
  const rank = new Uint32Array(names.length)
  names
    .map((_, i) => i)
    .sort((a, b) => compare(names[a], names[b]))
    .forEach((name, at) => {
      rank[name] = at
    })
  return rank
}

function compareTraces(a: Uint32Array, b: Uint32Array, rank: Uint32Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return rank[a[i]] - rank[b[i]]
  return a.length - b.length
}
