import type { ImportLine } from './queries.ts'

/** The whole file is read first, which is known by its bytes; how many cases come then is known only when all are in. */
export type Stage = 'waiting' | 'reading' | 'writing' | 'ended'

export function stageOf({ state, bytesRead, bytesTotal, cases }: ImportLine): Stage {
  if (state === 'waiting') return 'waiting'
  if (state !== 'running') return 'ended'
  return cases > 0 || (bytesTotal !== null && bytesRead >= bytesTotal) ? 'writing' : 'reading'
}

/** Whole percents of what an undoing takes away. */
export const undonePercent = ({ undoDone, undoTotal }: ImportLine): number =>
  undoTotal === 0 ? 0 : Math.min(100, Math.floor((undoDone / undoTotal) * 100))

/** Whole percents of the file that have been read; null where its size is not known. */
export function readPercent({ bytesRead, bytesTotal }: ImportLine): number | null {
  if (bytesTotal === null || bytesTotal === 0) return null
  return Math.min(100, Math.floor((bytesRead / bytesTotal) * 100))
}
