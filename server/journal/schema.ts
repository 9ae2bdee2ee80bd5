import { Type } from 'typebox'
import { Instant, Nullable, PageOf } from '../http/index.ts'
import { PersonRef } from '../organisation/index.ts'

/** A row as it was hashed, numbered among those that the reader may see. Its place in the chain of the whole case only for who sees all of it. */
export const JournalRowAnswer = Type.Object({
  number: Type.Integer({ description: 'Among the rows of this commitment that the reader may see' }),
  rootId: Type.String(),
  commitmentId: Type.String(),
  type: Type.String(),
  actor: Type.Object({ person: Nullable(PersonRef), as: Type.String(), delegateOf: Nullable(Type.String()) }),
  at: Instant,
  recordedAt: Instant,
  payload: Type.Record(Type.String(), Type.Unknown()),
  salt: Type.String({ description: 'Hashed with the rest, so that the hash tells nothing to who may not see it' }),
  hash: Type.String(),
  seq: Nullable(Type.Integer({ description: 'Within the root; officers and auditors' })),
  prevHash: Nullable(Type.String({ description: 'Hash of the row before it in the root; officers and auditors' })),
})
export const JournalPage = PageOf(JournalRowAnswer)

export const SealAnswer = Type.Object({
  number: Type.Integer(),
  previous: Type.String({ description: 'Hash of the seal before' }),
  root: Type.String({ description: 'Merkle root (RFC 6962) of their hashes' }),
  count: Type.Integer({
    description: 'Rows of the journal, lines of the log of administration, versions of calendars and services',
  }),
  at: Instant,
  hash: Type.String(),
})
export const SealPage = PageOf(SealAnswer)
