import type { EventLog } from '@huke/core/mining/log'
import type { PetriNet } from '@huke/core/mining/model'
import type { Variants } from '@huke/core/mining/measure'

/** How far a log keeps to a model. */
export type Conformance = Awaited<ReturnType<typeof conform>>

/** Lays every case over the net. Alignments take long on large models; `tell` says how far it is. */
export async function conform(
  log: EventLog,
  { log: variants, of }: Variants,
  net: PetriNet,
  tell: (text: string) => void,
) {
  const {
    alignLog,
    casesWithGroups,
    deviations,
    deviationsByGroup,
    footprintsFitness,
    precisionByAlignments,
    precisionByReplay,
    tokenReplay,
  } = await import('@huke/core/mining/conformance')
  const onProgress = (what: string) => (done: number, all: number) => {
    if (done % 20 === 0) tell(`${what} ${done} of ${all} variants`)
  }
  const aligned = alignLog(variants, net, { onProgress: onProgress('aligning') })
  const replay = tokenReplay(variants, net, { onProgress: onProgress('replaying') })
  tell('measuring precision')
  return {
    cases: aligned.cases,
    shortestRun: aligned.shortestRun,
    averageFitness: aligned.averageFitness,
    logFitness: aligned.logFitness,
    replay: {
      ...replay.totals,
      fittingCases: replay.fittingCases,
      averageFitness: replay.averageFitness,
      logFitness: replay.logFitness,
    },
    precisionByAlignments: precisionByAlignments(aligned),
    precisionByReplay: precisionByReplay(variants, net),
    footprints: footprintsFitness(variants, net),
    activities: deviations(aligned),
    groups: log.groups && deviationsByGroup(aligned, casesWithGroups(log, of)),
  }
}
