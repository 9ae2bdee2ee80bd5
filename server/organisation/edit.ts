import {
  type Change,
  columns,
  type FileRow,
  type ImportOptions,
  type ImportProblem,
  type OrganisationState,
  planImport,
  type SheetName,
  type SheetRows,
} from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import { applyChanges } from './apply.ts'
import { lockOrganisation } from './lock.ts'
import { organisationState } from './state-store.ts'

export type Cells = FileRow['cells']

/**
 * One edit is a very small import: the same checks, the same writing from a day on. Refuses with every problem, placed
 * at the field of the body; answers what was changed.
 */
export async function edit(
  trx: Transaction<DB>,
  sheet: SheetName,
  rowsFrom: (current: OrganisationState) => readonly Cells[],
  options: ImportOptions,
): Promise<readonly Change[]> {
  await lockOrganisation(trx)
  const current = await organisationState(trx, options.day)
  const plan = planImport(current, [sheetOf(sheet, rowsFrom(current))], options)
  if (plan.problems.length > 0) throw refused('organisation.not-possible', ...plan.problems.map(placed))
  await applyChanges(trx, plan.changes, plan.next, current, options.day)
  return plan.changes
}

function sheetOf(name: SheetName, rows: readonly Cells[]): SheetRows {
  const headings = Object.fromEntries(columns[name].map(c => [c.key, c.key]))
  return { name, title: name, headings, rows: rows.map((cells, i) => ({ row: i + 1, cells, unread: [] })) }
}

const ofMembership = ['unit', 'post', 'primary', 'since', 'until']

function placed({ row, column, value, code, expectation }: ImportProblem) {
  const field = column ?? 'unit'
  const place = ofMembership.includes(field) && row !== null ? `body/memberships/${row - 1}/${field}` : `body/${field}`
  return { place, value, expectation: `${code}: ${expectation}` }
}

/** Codes of ids, for a body that names others by id; an id that is none is refused at its place. */
export async function codesOf(
  trx: Transaction<DB>,
  table: 'unit' | 'person' | 'post',
  wanted: readonly { readonly place: string; readonly id: string | null }[],
): Promise<(id: string | null) => string | null> {
  const ids = wanted.flatMap(w => w.id ?? [])
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(trx)
  const codes = new Map(rows.map(row => [row.id, row.code]))
  const unknown = wanted.filter(w => w.id !== null && !codes.has(w.id))
  if (unknown.length > 0) {
    throw refused(
      'invalid-input',
      ...unknown.map(w => ({ place: w.place, value: w.id, expectation: `an existing ${table}` })),
    )
  }
  return id => (id === null ? null : (codes.get(id) ?? null))
}

/** The code of the unit or person an address names. */
export async function codeOf(trx: Transaction<DB>, table: 'unit' | 'person', id: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`select code from ${sql.table(table)} where id = ${id}`.execute(trx)
  if (rows[0] === undefined) throw notFound()
  return rows[0].code
}

export async function idOf(trx: Transaction<DB>, table: 'unit' | 'person', code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where code = ${code}`.execute(trx)
  return (rows[0] as { id: string }).id
}
