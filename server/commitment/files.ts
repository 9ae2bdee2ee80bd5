import type { Attachment, Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'

/** Takes files a person uploaded, and nobody used yet, into a commitment. */
export async function claimFiles(
  trx: Transaction<DB>,
  files: readonly Id[],
  commitment: Id,
  person: Id,
): Promise<readonly Attachment[]> {
  if (files.length === 0) return []
  const { rows } = await sql<Attachment>`
    update file set commitment_id = ${commitment}::uuid
     where id = any(${files}::uuid[]) and commitment_id is null and uploaded_by = ${person}::uuid
    returning id, name, size, sha256`.execute(trx)
  const claimed = new Map(rows.map(row => [row.id, row]))
  const unknown = files.filter(id => !claimed.has(id))
  if (unknown.length > 0) {
    throw refused(
      'file.unknown',
      ...unknown.map(value => ({
        place: 'files',
        value,
        expectation: { zh: '您上传的、还没有用过的文件', en: 'a file you uploaded and did not use yet' },
      })),
    )
  }
  return files.map(id => claimed.get(id) as Attachment)
}

export interface FileRow {
  readonly id: Id
  readonly commitment_id: Id | null
  readonly name: string
  readonly media_type: string
  readonly size: number
  readonly sha256: string
  readonly uploaded_by: Id
  readonly uploaded_at: number
}

export async function loadFile(db: Kysely<DB>, id: Id): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`select * from file where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export async function filesOf(db: Kysely<DB>, commitment: Id): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    select * from file where commitment_id = ${commitment}::uuid order by uploaded_at, id limit 500`.execute(db)
  return rows
}
