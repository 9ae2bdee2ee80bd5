import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Instant } from '../calendar/index.ts'
import type { Actor, Id } from '../commitment/index.ts'
import { canonical } from './canonical.ts'

/** One event as the journal keeps it. */
export interface JournalRow {
  readonly rootId: Id
  /** 1, 2, … within the root */
  readonly seq: number
  readonly commitmentId: Id
  readonly type: string
  readonly actor: Actor
  /** when it happened */
  readonly at: Instant
  /** when it was written down */
  readonly recordedAt: Instant
  /** what else the event says */
  readonly payload: unknown
  /** random, kept with the content: the hash is seen by those who may not see the content, and must not give it away to guessing */
  readonly salt: string
  /** hash of the row before it in the same root, `noHash` for the first */
  readonly prevHash: string
  readonly hash: string
}

export type UnhashedRow = Omit<JournalRow, 'prevHash' | 'hash'>

/** What stands where there is nothing before. */
export const noHash = '0'.repeat(64)

/** SHA-256 in hex over the canonical text of the row, its salt and the hash before it. */
export function rowHash(prevHash: string, row: UnhashedRow): string {
  const { rootId, seq, commitmentId, type, actor, at, recordedAt, payload, salt } = row
  return hashOf({ rootId, seq, commitmentId, type, actor, at, recordedAt, payload, salt, prevHash })
}

export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))))
