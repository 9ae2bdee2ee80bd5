import type { Id } from '../commitment/index.ts'
import { type JournalRow, noHash, rowHash } from './row.ts'

/** The first thing wrong with a chain, and the row it was found at. */
export interface ChainProblem {
  readonly rootId: Id
  readonly seq: number
  /**
   * `changed`: the row is not what was hashed; `unlinked`: it does not follow the row before it; `misplaced`: its number
   * is not the next one, so that a row is missing, doubled or out of order; `foreign`: it belongs to another root
   */
  readonly reason: 'changed' | 'unlinked' | 'misplaced' | 'foreign'
}

/**
 * Checks all rows of one root in order from the first on, and says what is wrong first, or null. That rows are missing at
 * the end, or that all hashes were made anew, only the seals can tell.
 */
export function verifyChain(rows: Iterable<JournalRow>): ChainProblem | null {
  let before: JournalRow | null = null
  for (const row of rows) {
    const reason = problemOf(row, before)
    if (reason !== null) return { rootId: row.rootId, seq: row.seq, reason }
    before = row
  }
  return null
}

function problemOf(row: JournalRow, before: JournalRow | null): ChainProblem['reason'] | null {
  if (before !== null && row.rootId !== before.rootId) return 'foreign'
  if (row.seq !== (before?.seq ?? 0) + 1) return 'misplaced'
  if (row.prevHash !== (before?.hash ?? noHash)) return 'unlinked'
  return row.hash === rowHash(row.prevHash, row) ? null : 'changed'
}
