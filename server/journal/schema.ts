import { Type } from 'typebox'
import { Instant, Nullable, PageOf } from '../http/index.ts'
import { PersonRef } from '../organisation/index.ts'

/** A row as it was hashed. Of what the reader may not see yet, only its place in the chain is shown. */
export const JournalRowAnswer = Type.Object({
  seq: Type.Integer({ description: 'Within the root' }),
  rootId: Type.String(),
  commitmentId: Type.String(),
  withheld: Type.Boolean(),
  type: Nullable(Type.String()),
  actor: Nullable(Type.Object({ person: Nullable(PersonRef), as: Type.String(), delegateOf: Nullable(Type.String()) })),
  at: Nullable(Instant),
  recordedAt: Nullable(Instant),
  payload: Nullable(Type.Record(Type.String(), Type.Unknown())),
  prevHash: Type.String(),
  hash: Type.String(),
})
export const JournalPage = PageOf(JournalRowAnswer)

export const SealAnswer = Type.Object({
  number: Type.Integer(),
  previous: Type.String({ description: 'Hash of the seal before' }),
  root: Type.String({ description: 'Merkle root (RFC 6962) of the hashes of the rows' }),
  count: Type.Integer({ description: 'Rows' }),
  at: Instant,
  hash: Type.String(),
})
export const SealPage = PageOf(SealAnswer)
