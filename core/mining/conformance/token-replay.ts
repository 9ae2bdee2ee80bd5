import type { VariantLog } from '../log/index.ts'
import type { PetriNet } from '../model/index.ts'
import { MOST_STATES } from './align.ts'
import type { AlignLogOptions } from './align-log.ts'
import { indexNet, labelsOfActivities, UNKNOWN } from './net-index.ts'
import { countsOfRun, replayer, type TokenCounts } from './replay-trace.ts'
import { searching } from './search.ts'

/** Fitness = (1 - missing / consumed) / 2 + (1 - remaining / produced) / 2. */
export type TraceReplay = TokenCounts & { readonly fitting: boolean; readonly fitness: number }

export type TokenReplay = {
  /** By variant of the log. */
  readonly traces: readonly TraceReplay[]
  /** Over all cases. */
  readonly totals: TokenCounts
  readonly fittingCases: number
  readonly cases: number
  /** Mean over cases of the fitness of their traces; null without a case. */
  readonly averageFitness: number | null
  /** The fitness of the totals; null without a case. */
  readonly logFitness: number | null
}

/**
 * Token-based replay (van der Aalst 2016, section 8.2; Berti & van der Aalst 2019): event by event, by the shortest silent
 * ways. Where that ends badly, a run of the net with just these events is searched for, within the limit of states, so that
 * a trace is fitting if and only if the net has such a run. The counts of other traces depend on the silent ways chosen,
 * unlike the costs of alignments.
 */
export function tokenReplay(log: VariantLog, net: PetriNet, options: AlignLogOptions = {}): TokenReplay {
  const { mostStates = MOST_STATES, onProgress } = options
  const index = indexNet(net)
  const current = searching(index)
  const replayOn = replayer(index)
  const labels = labelsOfActivities(index, log.activities)
  const traces = log.variants.map(({ trace }, at) => {
    const labelled = Int32Array.from(trace, activity => labels[activity])
    const counts = replay(labelled)
    onProgress?.(at + 1, log.variants.length)
    return { ...counts, fitting: isFit(counts), fitness: fitnessOf(counts) }
  })

  function replay(trace: Int32Array): TokenCounts {
    const { graph, search } = current()
    const counts = replayOn(trace, graph, search)
    if (isFit(counts) || trace.includes(UNKNOWN)) return counts
    const run = search(trace, { mostStates, mostCost: 0 })
    return run.kind === 'found' ? countsOfRun(index, run.path) : counts
  }

  return { traces, ...figures(log, traces) }
}

function figures({ variants }: VariantLog, traces: readonly TraceReplay[]): Omit<TokenReplay, 'traces'> {
  const over = (value: (trace: TraceReplay) => number) =>
    traces.reduce((sum, trace, at) => sum + variants[at].count * value(trace), 0)
  const cases = over(() => 1)
  const totals = {
    produced: over(trace => trace.produced),
    consumed: over(trace => trace.consumed),
    missing: over(trace => trace.missing),
    remaining: over(trace => trace.remaining),
  }
  return {
    totals,
    cases,
    fittingCases: over(trace => Number(trace.fitting)),
    averageFitness: cases === 0 ? null : over(trace => trace.fitness) / cases,
    logFitness: cases === 0 ? null : fitnessOf(totals),
  }
}

const isFit = ({ missing, remaining }: TokenCounts): boolean => missing === 0 && remaining === 0

function fitnessOf({ produced, consumed, missing, remaining }: TokenCounts): number {
  return 1 - share(missing, consumed) / 2 - share(remaining, produced) / 2
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
