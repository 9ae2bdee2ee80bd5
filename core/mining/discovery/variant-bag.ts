import type { VariantLog } from '../log/index.ts'

/** Collects traces and counts equal ones together, which keeps the parts of a log as small as they are different. */
export type VariantBag = {
  add(trace: Uint32Array, count: number): void
  /** The log of what was added, with only those activities that happen in it. */
  log(activities: readonly string[]): VariantLog
}

type Counted = { readonly trace: Uint32Array; count: number }

export function variantBag(): VariantBag {
  const byHash = new Map<number, Counted[]>()
  const variants: Counted[] = []
  return {
    add(trace, count) {
      const hash = hashOf(trace)
      const alike = byHash.get(hash)
      const known = alike?.find(other => isEqual(other.trace, trace))
      if (known) {
        known.count += count
        return
      }
      const added = { trace, count }
      variants.push(added)
      if (alike) alike.push(added)
      else byHash.set(hash, [added])
    },
    log: activities => withoutUnused({ activities, variants }),
  }
}

/** The log without activities that never happen in it; the others keep their order. */
export function withoutUnused(log: VariantLog): VariantLog {
  const used = new Uint8Array(log.activities.length)
  for (const { trace } of log.variants) for (const a of trace) used[a] = 1
  if (!used.includes(0)) return log
  const number = new Uint32Array(used.length)
  for (let a = 1; a < used.length; a++) number[a] = number[a - 1]! + used[a - 1]!
  return {
    activities: log.activities.filter((_, a) => used[a]),
    variants: log.variants.map(({ trace, count }) => ({ trace: trace.map(a => number[a]!), count })),
  }
}

/** FNV-1a over the activities. */
function hashOf(trace: Uint32Array): number {
  let hash = 0x811c9dc5
  for (const activity of trace) hash = Math.imul(hash ^ activity, 0x01000193)
  return hash
}

function isEqual(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((activity, i) => activity === other[i])
}
