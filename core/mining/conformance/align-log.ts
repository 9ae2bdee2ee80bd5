import type { VariantLog } from '../log/index.ts'
import type { PetriNet } from '../model/index.ts'
import { aligner, type AlignLimits, type Alignment, type NotAligned } from './align.ts'

/** A log aligned with a net. Figures are over the cases whose alignment was computed; null where there are none. */
export type LogAlignment = {
  readonly net: PetriNet
  readonly log: VariantLog
  /** By variant of the log. */
  readonly alignments: readonly (Alignment | NotAligned)[]
  /** Visible steps of the net's shortest run; null when it could not be computed. */
  readonly shortestRun: number | null
  readonly cases: {
    readonly computed: number
    readonly notComputed: number
    /** Without any deviation. */
    readonly fitting: number
    /** Number of deviations and cases that have so many, in ascending order. */
    readonly byDeviations: readonly (readonly [deviations: number, cases: number])[]
  }
  /** Mean over cases of the fitness of their traces. */
  readonly averageFitness: number | null
  /** 1 - all deviations / all that could have been: events, and a shortest run for each case. */
  readonly logFitness: number | null
}

export type AlignLogOptions = AlignLimits & {
  /** Told after every variant how many of how many are done. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Aligns every variant once. Throws a RangeError when the net's arcs or markings do not belong to it. */
export function alignLog(log: VariantLog, net: PetriNet, options: AlignLogOptions = {}): LogAlignment {
  const { align, shortestRun } = aligner(net, log.activities, options)
  const alignments = log.variants.map(({ trace }, at) => {
    const alignment = align(trace)
    options.onProgress?.(at + 1, log.variants.length)
    return alignment
  })
  return { net, log, alignments, shortestRun, ...figures(log, alignments, shortestRun ?? 0) }
}

function figures(
  { variants }: VariantLog,
  alignments: readonly (Alignment | NotAligned)[],
  shortestRun: number,
): Pick<LogAlignment, 'cases' | 'averageFitness' | 'logFitness'> {
  const byDeviations = new Map<number, number>()
  let [computed, notComputed, fitness, cost, worst] = [0, 0, 0, 0, 0]
  for (const [at, { trace, count }] of variants.entries()) {
    const alignment = alignments[at]
    if (alignment.kind === 'not-computed') {
      notComputed += count
      continue
    }
    computed += count
    fitness += count * alignment.fitness
    cost += count * alignment.cost
    worst += count * (trace.length + shortestRun)
    byDeviations.set(alignment.cost, (byDeviations.get(alignment.cost) ?? 0) + count)
  }
  return {
    cases: {
      computed,
      notComputed,
      fitting: byDeviations.get(0) ?? 0,
      byDeviations: [...byDeviations].sort(([a], [b]) => a - b),
    },
    averageFitness: computed === 0 ? null : fitness / computed,
    logFitness: computed === 0 ? null : worst === 0 ? 1 : 1 - cost / worst,
  }
}
