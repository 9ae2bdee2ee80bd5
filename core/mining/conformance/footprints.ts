import type { VariantLog } from '../log/index.ts'
import type { PetriNet } from '../model/index.ts'
import { markingGraph } from './marking-graph.ts'
import { modelLanguage } from './model-language.ts'
import { indexNet, labelsOfActivities, SILENT } from './net-index.ts'
import type { PrecisionLimits } from './precision.ts'

/** Which activities may start, end and directly follow one another in a net; pairs as from * labels + to. */
type Footprints = { readonly starts: Set<number>; readonly ends: Set<number>; readonly follows: Set<number> }

/**
 * How far what directly follows what in a log, starts it and ends it, may do so in the net (footprints, van der Aalst
 * 2016, section 8.4): the share of directly following events whose pair the net allows, weighted with the number of
 * different pairs, and the shares of different start and end activities that it allows. Null when the net has more
 * markings than may be looked at.
 */
export function footprintsFitness(log: VariantLog, net: PetriNet, limits: PrecisionLimits = {}): number | null {
  const model = footprintsOf(net, limits.mostMarkings ?? 200_000)
  if (model === null) return null
  const index = indexNet(net)
  const labels = labelsOfActivities(index, log.activities)
  const starts = new Set<number>()
  const ends = new Set<number>()
  const pairs = new Map<number, number>()
  let [events, allowed] = [0, 0]
  for (const { trace, count } of log.variants) {
    if (trace.length === 0) continue
    starts.add(trace[0])
    ends.add(trace[trace.length - 1])
    for (let at = 1; at < trace.length; at++) {
      const pair = trace[at - 1] * log.activities.length + trace[at]
      pairs.set(pair, (pairs.get(pair) ?? 0) + count)
    }
  }
  for (const [pair, count] of pairs) {
    const from = labels[Math.floor(pair / log.activities.length)]
    const to = labels[pair % log.activities.length]
    events += count
    if (from >= 0 && to >= 0 && model.follows.has(from * index.labels.length + to)) allowed += count
  }
  const among = (of: Set<number>, allowed: Set<number>) => [...of].filter(at => allowed.has(labels[at])).length
  const good = events === 0 ? 0 : (allowed / events) * pairs.size
  const all = pairs.size + starts.size + ends.size
  return all === 0 ? 1 : (good + among(starts, model.starts) + among(ends, model.ends)) / all
}

function footprintsOf(net: PetriNet, mostMarkings: number): Footprints | null {
  const index = indexNet(net)
  const graph = markingGraph(index)
  const language = modelLanguage(index, graph, mostMarkings)
  const ends = new Set<number>()
  const follows = new Set<number>()
  const situations = new Map<number, number>()
  const situationAt = (marking: number) => {
    const situation = situations.get(marking) ?? language.situation([marking])
    situations.set(marking, situation)
    return situation
  }
  const seen = new Set([graph.initial])
  for (const marking of seen) {
    const successors = graph.successors(marking)
    if (seen.size > mostMarkings || language.overrun() || graph.overflows(marking)) return null
    for (let i = 0; i < successors.length; i += 2) {
      seen.add(successors[i + 1])
      const label = index.labelOf[successors[i]]
      if (label === SILENT) continue
      const situation = situationAt(successors[i + 1])
      if (language.mayEnd(situation)) ends.add(label)
      for (const next of language.next(situation)) follows.add(label * index.labels.length + next)
    }
  }
  const starts = new Set(language.next(language.start))
  return language.overrun() ? null : { starts, ends, follows }
}
