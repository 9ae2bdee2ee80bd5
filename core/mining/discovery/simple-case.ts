import type { ProcessTree } from '../model/index.ts'
import type { VariantLog } from '../log/index.ts'

type Discover = (log: VariantLog) => ProcessTree

/**
 * What needs no cut: a log without events, a log with empty traces (left out when they are rarer than noise), and one
 * activity that happens once in each trace. With noise, once on average is enough: assuming that after each time the
 * activity ends with the same probability, that probability is near one half (IMf).
 */
export function simpleCase(log: VariantLog, noise: number, discover: Discover): ProcessTree | null {
  if (log.activities.length === 0) return { kind: 'silent' }
  const traces = sum(log, () => 1)
  const empty = sum(log, trace => (trace.length === 0 ? 1 : 0))
  if (empty > 0) {
    const rest = discover({ ...log, variants: log.variants.filter(({ trace }) => trace.length > 0) })
    return empty < noise * traces ? rest : { kind: 'choice', parts: [{ kind: 'silent' }, rest] }
  }
  if (log.activities.length > 1) return null
  const events = sum(log, trace => trace.length)
  return 0.5 - traces / (traces + events) <= noise ? { kind: 'activity', label: log.activities[0]! } : null
}

function sum(log: VariantLog, value: (trace: Uint32Array) => number): number {
  return log.variants.reduce((total, { trace, count }) => total + value(trace) * count, 0)
}
