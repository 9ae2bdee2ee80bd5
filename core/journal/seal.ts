import type { Instant } from '../calendar/index.ts'
import { merkleRoot } from './merkle.ts'
import { hashOf, noHash } from './row.ts'

/** A seal over the rows written since the one before. Exported, it proves later what the journal held then. */
export interface Seal {
  /** 1, 2, … */
  readonly number: number
  /** hash of the seal before, `noHash` for the first */
  readonly previous: string
  /** Merkle root of the hashes of the rows, in the order they were sealed */
  readonly root: string
  /** how many rows */
  readonly count: number
  readonly at: Instant
  readonly hash: string
}

/** A seal with the hashes the rows it covers have now. */
export interface SealedRows {
  readonly seal: Seal
  readonly hashes: readonly string[]
}

export interface SealProblem {
  readonly number: number
  /**
   * `misplaced`: not the next number, or earlier than the seal before; `unlinked`: does not follow the seal before;
   * `changed`: the seal is not what was hashed; `count` and `root`: the rows are not those that were sealed
   */
  readonly reason: 'misplaced' | 'unlinked' | 'changed' | 'count' | 'root'
}

/** SHA-256 in hex over the seal before (`noHash` for the first), the Merkle root, the number of rows and the time. */
export const sealHash = (previousSeal: string, root: string, count: number, at: Instant): string =>
  hashOf({ previous: previousSeal, root, count, at })

/** Makes the next seal after one (null for the first) over the hashes of the rows written since. */
export function sealOver(before: Seal | null, hashes: readonly string[], at: Instant): Seal {
  const previous = before?.hash ?? noHash
  const root = merkleRoot(hashes)
  const number = (before?.number ?? 0) + 1
  return { number, previous, root, count: hashes.length, at, hash: sealHash(previous, root, hashes.length, at) }
}

/** Checks all seals in order from the first on against the rows they cover, and says what is wrong first, or null. */
export function verifySeals(sealed: Iterable<SealedRows>): SealProblem | null {
  let before: Seal | null = null
  for (const { seal, hashes } of sealed) {
    const reason = problemOf(seal, before) ?? rowsProblem(seal, hashes)
    if (reason !== null) return { number: seal.number, reason }
    before = seal
  }
  return null
}

function problemOf(seal: Seal, before: Seal | null): SealProblem['reason'] | null {
  if (seal.number !== (before?.number ?? 0) + 1 || seal.at < (before?.at ?? seal.at)) return 'misplaced'
  if (seal.previous !== (before?.hash ?? noHash)) return 'unlinked'
  return seal.hash === sealHash(seal.previous, seal.root, seal.count, seal.at) ? null : 'changed'
}

function rowsProblem(seal: Seal, hashes: readonly string[]): SealProblem['reason'] | null {
  if (seal.count !== hashes.length) return 'count'
  return seal.root === merkleRoot(hashes) ? null : 'root'
}
