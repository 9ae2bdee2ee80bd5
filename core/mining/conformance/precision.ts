import type { VariantLog } from '../log/index.ts'
import type { PetriNet } from '../model/index.ts'
import type { LogAlignment } from './align-log.ts'
import { markingGraph } from './marking-graph.ts'
import { type ModelLanguage, modelLanguage } from './model-language.ts'
import { indexNet, labelsOfActivities, SILENT } from './net-index.ts'

/**
 * How much of what the net allows was used: 1 - escaping / allowed. Allowed and escaping are sums over the prefixes of
 * traces, each counted for every case that went on from it: the activities that the net allows next, and those of them
 * that no case took.
 */
export type Precision =
  | {
      readonly kind: 'computed'
      /** 1 where the net allows nothing. */
      readonly precision: number
      readonly allowed: number
      readonly escaping: number
      /** Share of events whose prefix the net allows; the others say nothing about precision. 1 without events. */
      readonly covered: number
    }
  /** limit: the net has more situations than may be kept, or no bounds; no-alignment: no case could be aligned. */
  | { readonly kind: 'not-computed'; readonly reason: 'limit' | 'no-alignment' }

export type PrecisionLimits = {
  /** Markings that may be kept, 200,000 unless said. */
  readonly mostMarkings?: number
}

type LabelledTrace = { readonly labels: readonly number[]; readonly count: number }

/**
 * Escaping edges of the log as it is (ETConformance, Muñoz-Gama & Carmona 2010). Prefixes the net cannot replay are left
 * out. Silent transitions are followed exactly: an activity is allowed when any silent way makes it possible.
 */
export function precisionByReplay(log: VariantLog, net: PetriNet, limits: PrecisionLimits = {}): Precision {
  const labels = labelsOfActivities(indexNet(net), log.activities)
  const traces = log.variants.map(({ trace, count }) => ({ labels: Array.from(trace, at => labels[at]), count }))
  return escapingEdges(traces, net, limits)
}

/**
 * Escaping edges of the aligned log (Adriansyah et al. 2015, one optimal alignment a trace): every trace is taken as the
 * net's run that explains it best, so that all prefixes count. Traces without an alignment are left out.
 */
export function precisionByAlignments(aligned: LogAlignment, limits: PrecisionLimits = {}): Precision {
  if (aligned.cases.computed === 0 && aligned.cases.notComputed > 0)
    return { kind: 'not-computed', reason: 'no-alignment' }
  const { labelOf } = indexNet(aligned.net)
  const traces = aligned.alignments.flatMap((alignment, variant) => {
    if (alignment.kind === 'not-computed') return []
    const labels = alignment.moves.flatMap(({ transition }) => (transition === null ? [] : [labelOf[transition]]))
    return [{ labels: labels.filter(label => label !== SILENT), count: aligned.log.variants[variant].count }]
  })
  return escapingEdges(traces, aligned.net, limits)
}

function escapingEdges(
  traces: readonly LabelledTrace[],
  net: PetriNet,
  { mostMarkings = 200_000 }: PrecisionLimits,
): Precision {
  const index = indexNet(net)
  const graph = markingGraph(index)
  const language = modelLanguage(index, graph, mostMarkings)
  let [allowed, escaping, covered] = [0, 0, 0]
  for (const { situation, next } of prefixes(traces, language, graph.initial)) {
    let goingOn = 0
    for (const count of next.values()) goingOn += count
    const labels = language.next(situation)
    allowed += goingOn * labels.length
    escaping += goingOn * labels.filter(label => !next.has(label)).length
    covered += goingOn
  }
  if (language.overrun()) return { kind: 'not-computed', reason: 'limit' }
  const events = traces.reduce((sum, { labels, count }) => sum + labels.length * count, 0)
  return {
    kind: 'computed',
    precision: allowed === 0 ? 1 : 1 - escaping / allowed,
    allowed,
    escaping,
    covered: events === 0 ? 1 : covered / events,
  }
}

/** A prefix that the net allows: its situation, and how many cases went on with which label. */
type Prefix = { readonly situation: number; readonly next: Map<number, number>; readonly longer: Map<number, Prefix> }

function prefixes(traces: readonly LabelledTrace[], language: ModelLanguage, initial: number): readonly Prefix[] {
  const prefix = (situation: number): Prefix => ({ situation, next: new Map(), longer: new Map() })
  const all = [prefix(language.situation([initial]))]
  for (const { labels, count } of traces) {
    let at = all[0]
    for (const label of labels) {
      at.next.set(label, (at.next.get(label) ?? 0) + count)
      let longer = at.longer.get(label)
      if (longer === undefined) {
        const situation = language.after(at.situation, label)
        if (situation === null) break
        longer = prefix(situation)
        at.longer.set(label, longer)
        all.push(longer)
      }
      at = longer
    }
  }
  return all
}
