import type { Asked } from './asked.ts'
import type { Conformance } from './conform.ts'
import type { Modelled } from './modelled.ts'
import { more, shownOf } from './process-section.ts'
import { clipped, percent, table } from './words.ts'

const NAME = 34

/** The model that was discovered, and how far the log keeps to it or to the one that was given. */
export function modelSection(asked: Asked, { discovered, conformance, written }: Modelled): readonly string[] {
  return [
    ...(discovered === null
      ? []
      : ['', `A model of the log (inductive miner, noise ${asked.noise})`, `  ${discovered.text}`]),
    ...written.map(file => `  written to ${file}`),
    ...(conformance === null ? [] : conformanceLines(asked, conformance)),
  ]
}

function conformanceLines(asked: Asked, conformance: Conformance): readonly string[] {
  const { cases, averageFitness, logFitness, replay, footprints } = conformance
  const share = (value: number | null) => (value === null ? 'not computed' : value.toFixed(4))
  const precision = (found: Conformance['precisionByReplay']) =>
    found.kind === 'computed' ? found.precision.toFixed(4) : 'not computed'
  const most = cases.byDeviations.map(([deviations, cases]) => `${deviations}: ${cases}`)
  return [
    '',
    `How far the log keeps to ${asked.model ?? 'this model'}`,
    `  ${cases.fitting} of ${cases.computed} cases fit (${percent(cases.computed === 0 ? 0 : cases.fitting / cases.computed)})${cases.notComputed > 0 ? `; NOT COMPUTED for ${cases.notComputed} cases` : ''}`,
    `  fitness by alignments: of cases on average ${share(averageFitness)}, of the log ${share(logFitness)}`,
    `  fitness by token replay: of cases on average ${share(replay.averageFitness)}, of the log ${share(replay.logFitness)}; footprints ${share(footprints)}`,
    `  precision: by alignments ${precision(conformance.precisionByAlignments)}, by replay ${precision(conformance.precisionByReplay)}`,
    ...(most.length === 0 ? [] : [`  cases by deviations: ${clipped(most.join(', '), asked.all ? 10_000 : 90)}`]),
    ...activityLines(asked, conformance),
    ...groupLines(asked, conformance),
  ]
}

function activityLines(asked: Asked, { activities }: Conformance): readonly string[] {
  const deviating = activities.filter(({ inserted, skipped }) => inserted + skipped > 0)
  if (deviating.length === 0) return []
  const rows = deviating
    .slice(0, shownOf(asked, deviating.length))
    .map(({ activity, matched, inserted, insertedCases, skipped, skippedCases }) => [
      clipped(activity, NAME),
      ...[matched, inserted, insertedCases, skipped, skippedCases].map(String),
    ])
  return [
    ...table(['', 'as the model says', 'inserted', 'in cases', 'skipped', 'in cases'], rows, [0]),
    ...more(asked, deviating.length, 'activities'),
  ]
}

function groupLines(asked: Asked, { groups }: Conformance): readonly string[] {
  if (groups === null || groups.length === 0) return []
  const rows = groups
    .slice(0, shownOf(asked, groups.length))
    .map(({ group, activity, inserted, skipped }) => [
      clipped(group || '(none)', NAME),
      clipped(activity, NAME),
      String(inserted),
      String(skipped),
    ])
  return [
    ...table(['by group', 'activity', 'inserted', 'skipped'], rows, [0, 1]),
    ...more(asked, groups.length, 'lines'),
  ]
}
