import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { codeOf } from '../name-code.ts'

export async function takenCodes(
  trx: Transaction<DB>,
  table: 'unit' | 'person',
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from ${sql.table(table)} where code = any(${names.map(codeOf)}::text[])`.execute(trx)
  return new Set(rows.map(row => row.code))
}
