import { addCounts, type Counts, isEmpty, monthOf, subtractCounts } from '@huke/core/scorecard'
import type { ShareRow } from './share-row.ts'

const corrected = ' corrected'

/** The same for a share and what was corrected of it later. */
export const shareKey = ({ commitment_id, part, role, unit_id }: ShareRow): string =>
  [commitment_id, part.split(corrected)[0], role, unit_id].join(' ')

/**
 * The shares to be stored: those of final months as they were stored, each with a correction on the day it was found, so that
 * both together say what is true now; the rest as it is now.
 */
export function withCorrections(
  before: readonly ShareRow[],
  now: readonly ShareRow[],
  finalMonths: ReadonlySet<string>,
  today: string,
): readonly ShareRow[] {
  const isFinal = (row: ShareRow): boolean => finalMonths.has(monthOf(row.day))
  const standing = before.filter(isFinal)
  const standingBy = Map.groupBy(standing, shareKey)
  const nowBy = new Map(now.map(row => [shareKey(row), row]))
  const keys = new Set([...standingBy.keys(), ...now.filter(isFinal).map(shareKey)])
  const corrections = [...keys].flatMap(key => correction(standingBy.get(key) ?? [], nowBy.get(key), today))
  return [...standing, ...corrections, ...now.filter(row => !keys.has(shareKey(row)))]
}

function correction(standing: readonly ShareRow[], now: ShareRow | undefined, today: string): readonly ShareRow[] {
  const like = now ?? standing[0]
  if (like === undefined) return []
  const counts: Counts = subtractCounts(now?.counts ?? {}, addCounts(...standing.map(row => row.counts)))
  if (isEmpty(counts)) return []
  // Several corrections of one share, in months that became final one after the other, are told apart by their day.
  const part = `${like.part.split(corrected)[0]}${corrected}`
  const nth = standing.filter(row => row.part.startsWith(part)).length
  return [{ ...like, part: nth === 0 ? part : `${part} ${nth + 1}`, day: today, counts }]
}
