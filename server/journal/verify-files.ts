import type { Attachment, Event, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Difference, rowDifferences } from './difference.ts'

/** A file as a commitment's journal names it. */
export interface Attached {
  readonly commitment: Id
  readonly file: Attachment
}

/** The hash of the content kept under a name, worked out anew; null where there is none. */
export type ContentHash = (sha256: string) => Promise<string | null>

interface FileRow {
  readonly id: Id
  readonly commitment_id: Id | null
  readonly name: string
  readonly size: number
  readonly sha256: string
}

export const attachedIn = (commitment: Id, events: readonly Event[]): readonly Attached[] =>
  events.flatMap(event => (event.type === 'attached' ? [{ commitment, file: event.file }] : []))

/** Compares the files of some commitments, and what they hold, with what the journal says was attached. */
export async function fileDifferences(
  db: Kysely<DB>,
  commitments: readonly Id[],
  attached: readonly Attached[],
  contentHash: ContentHash,
): Promise<readonly Difference[]> {
  const { rows } = await sql<FileRow>`
    select id, commitment_id, name, size, sha256 from file
     where id = any(${attached.map(({ file }) => file.id)}::uuid[]) or commitment_id = any(${commitments}::uuid[])`.execute(
    db,
  )
  const stored = new Map(rows.map(row => [row.id, row]))
  const differences: Difference[] = []
  for (const { commitment, file } of attached) {
    const row = stored.get(file.id)
    stored.delete(file.id)
    const where = `file ${file.id}`
    if (row === undefined) differences.push({ what: 'file', where, expected: file, found: null })
    else differences.push(...(await ofFile(where, commitment, file, row, contentHash)))
  }
  for (const { id, name } of stored.values())
    differences.push({ what: 'file', where: `file ${id}`, expected: null, found: name })
  return differences
}

async function ofFile(
  where: string,
  commitment: Id,
  file: Attachment,
  row: FileRow,
  contentHash: ContentHash,
): Promise<readonly Difference[]> {
  const { name, size, sha256 = row.sha256 } = file
  const differences = rowDifferences('file', where, { commitment_id: commitment, name, size, sha256 }, { ...row })
  const content = await contentHash(sha256)
  return content === sha256
    ? differences
    : [...differences, { what: 'file', where: `${where}, content`, expected: sha256, found: content }]
}
