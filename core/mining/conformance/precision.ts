import type { VariantLog } from '../log/index.ts'
import type { PetriNet } from '../model/index.ts'
import type { LogAlignment } from './align-log.ts'
import { markingGraph } from './marking-graph.ts'
import { modelLanguage, type VisibleSteps } from './model-language.ts'
import { indexNet, labelsOfActivities, SILENT } from './net-index.ts'
import { searchedLanguage } from './searched-language.ts'

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
  /** limit: the net allows too much to be looked at, or has no bounds; no-alignment: no case could be aligned. */
  | { readonly kind: 'not-computed'; readonly reason: 'limit' | 'no-alignment' }

export type PrecisionLimits = {
  /** Markings that may be kept, 200,000 unless said; beyond it precision is searched for, which takes longer. */
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
  const counts =
    counted(traces, modelLanguage(index, markingGraph(index), mostMarkings)) ?? counted(traces, searchedLanguage(index))
  if (counts === null) return { kind: 'not-computed', reason: 'limit' }
  const { allowed, escaping, goingOn } = counts
  const events = traces.reduce((sum, { labels, count }) => sum + labels.length * count, 0)
  return {
    kind: 'computed',
    precision: allowed === 0 ? 1 : 1 - escaping / allowed,
    allowed,
    escaping,
    covered: events === 0 ? 1 : goingOn / events,
  }
}

type Counts = { readonly allowed: number; readonly escaping: number; readonly goingOn: number }

/** Null when there was too much to look at. */
function counted<Place>(traces: readonly LabelledTrace[], steps: VisibleSteps<Place>): Counts | null {
  let [allowed, escaping, goingOn] = [0, 0, 0]
  for (const { place, next } of prefixes(traces, steps)) {
    let cases = 0
    for (const count of next.values()) cases += count
    const labels = cases === 0 ? [] : steps.next(place)
    allowed += cases * labels.length
    escaping += cases * labels.filter(label => !next.has(label)).length
    goingOn += cases
    if (steps.overrun()) return null
  }
  return { allowed, escaping, goingOn }
}

/** A prefix that the net allows: where it leads to, and how many cases went on with which label. */
type Prefix<Place> = {
  readonly place: Place
  readonly next: Map<number, number>
  readonly longer: Map<number, Prefix<Place>>
}

function prefixes<Place>(
  traces: readonly LabelledTrace[],
  { start, after, overrun }: VisibleSteps<Place>,
): readonly Prefix<Place>[] {
  const prefix = (place: Place): Prefix<Place> => ({ place, next: new Map(), longer: new Map() })
  const all = [prefix(start)]
  for (const { labels, count } of overrun() ? [] : traces) {
    let at = all[0]
    for (const label of labels) {
      at.next.set(label, (at.next.get(label) ?? 0) + count)
      let longer = at.longer.get(label)
      if (longer === undefined) {
        const place = after(at.place, label)
        if (place === null) break
        longer = prefix(place)
        at.longer.set(label, longer)
        all.push(longer)
      }
      at = longer
    }
  }
  return all
}
