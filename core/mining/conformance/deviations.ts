import type { LogAlignment } from './align-log.ts'

/** What became of one activity over all aligned cases. */
export type ActivityDeviations = {
  readonly activity: string
  /** Events that the net explains. */
  readonly matched: number
  /** Events that it does not (log moves), and the cases in which there are any. */
  readonly inserted: number
  readonly insertedCases: number
  /** Steps it demands for which there was no event (model moves), and the cases with any. */
  readonly skipped: number
  readonly skippedCases: number
}

/** By activity, those with the most deviations first; activities of the log and of the net. */
export function deviations(aligned: LogAlignment): readonly ActivityDeviations[] {
  const counts = new Map<string, { -readonly [Key in keyof ActivityDeviations]: ActivityDeviations[Key] }>()
  const of = (activity: string) => {
    const empty = { activity, matched: 0, inserted: 0, insertedCases: 0, skipped: 0, skippedCases: 0 }
    if (!counts.has(activity)) counts.set(activity, empty)
    return counts.get(activity)!
  }
  for (const activity of aligned.log.activities) of(activity)
  for (const { label } of aligned.net.transitions) if (label !== null) of(label)
  for (const [variant, { count }] of aligned.log.variants.entries()) {
    const found = deviationsOfVariant(aligned, variant)
    for (const { activity, kind } of found) of(activity)[kind] += count
    for (const activity of activitiesWith(found, 'inserted')) of(activity).insertedCases += count
    for (const activity of activitiesWith(found, 'skipped')) of(activity).skippedCases += count
    for (const activity of matchedActivities(aligned, variant)) of(activity).matched += count
  }
  const total = ({ inserted, skipped }: ActivityDeviations) => inserted + skipped
  return [...counts.values()].sort((a, b) => total(b) - total(a))
}

/** One log move (inserted) or visible model move (skipped) of a variant. */
export type Deviation = {
  readonly activity: string
  readonly kind: 'inserted' | 'skipped'
  /** Position of the event; for a skipped step, of the last event before it, null before the first. */
  readonly event: number | null
}

/** In the order of the alignment; none for a variant without one. */
export function deviationsOfVariant({ log, net, alignments }: LogAlignment, variant: number): readonly Deviation[] {
  const alignment = alignments[variant]
  if (alignment.kind === 'not-computed') return []
  const { trace } = log.variants[variant]
  const found: Deviation[] = []
  let last: number | null = null
  for (const { event, transition } of alignment.moves) {
    if (event !== null) last = event
    if (event !== null && transition === null)
      found.push({ activity: log.activities[trace[event]], kind: 'inserted', event })
    const label = event === null && transition !== null ? net.transitions[transition].label : null
    if (label !== null) found.push({ activity: label, kind: 'skipped', event: last })
  }
  return found
}

function activitiesWith(found: readonly Deviation[], kind: Deviation['kind']): Set<string> {
  return new Set(found.filter(deviation => deviation.kind === kind).map(({ activity }) => activity))
}

function matchedActivities({ log, alignments }: LogAlignment, variant: number): readonly string[] {
  const alignment = alignments[variant]
  if (alignment.kind === 'not-computed') return []
  return alignment.moves.flatMap(({ event, transition }) =>
    event !== null && transition !== null ? [log.activities[log.variants[variant].trace[event]]] : [],
  )
}
