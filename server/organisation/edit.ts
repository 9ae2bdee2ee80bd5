import {
  type Change,
  columns,
  type FileRow,
  type ImportOptions,
  type ImportProblem,
  type OrganisationState,
  planImport,
  type ReadSheets,
  readSheets,
  type SheetName,
  importProblemWords,
} from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { notFound, refused, type RefusedValue, type Words } from '../http/index.ts'
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
  const { sheets, problems } = read(sheet, rowsFrom(current))
  const plan = planImport(current, sheets, options)
  const wrong = [...problems, ...plan.problems]
  if (wrong.length > 0) throw refused('organisation.not-possible', ...wrong.map(placed(sheet)))
  await applyChanges(trx, plan.changes, plan.next, current, options.day)
  return plan.changes
}

/** The same reading as of a file, so that no text comes in that a file could not bring. */
function read(name: SheetName, rows: readonly Cells[]): ReadSheets {
  const keys = columns[name].map(c => c.key)
  const texts = rows.map(row => keys.map(key => String(row[key] ?? '')))
  return readSheets([{ title: name, rows: [columns[name].map(c => c.en), ...texts] }])
}

const ofMembership = ['unit', 'post', 'primary', 'since', 'until']
const headingRows = 1

const placed =
  (name: SheetName) =>
  ({ row, column, value, code, expectation }: ImportProblem): RefusedValue => {
    const field = columns[name].find(c => c.en === column)?.key ?? 'unit'
    const member = name === 'people' && ofMembership.includes(field) && row !== null
    const place = member ? `body/memberships/${row - 1 - headingRows}/${field}` : `body/${field}`
    return {
      place,
      value,
      expectation: { zh: importProblemWords[code].zh, en: `${importProblemWords[code].en} Expected: ${expectation}` },
    }
  }

const existing: Readonly<Record<'unit' | 'person' | 'post', Words>> = {
  unit: { zh: '已有的部门', en: 'an existing unit' },
  person: { zh: '已有的人员', en: 'an existing person' },
  post: { zh: '已有的岗位', en: 'an existing post' },
}

/** Codes of ids, for a body that names others by id; an id that is none of the organisation's is refused at its place. */
export async function codesOf(
  trx: Transaction<DB>,
  table: 'unit' | 'person' | 'post',
  wanted: readonly { readonly place: string; readonly id: string | null }[],
): Promise<(id: string | null) => string | null> {
  const ids = wanted.flatMap(w => w.id ?? [])
  const live = table === 'post' ? sql`true` : sql`imported_from is null`
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from ${sql.table(table)} where id = any(${ids}::uuid[]) and ${live}`.execute(trx)
  const codes = new Map(rows.map(row => [row.id, row.code]))
  const unknown = wanted.filter(w => w.id !== null && !codes.has(w.id))
  if (unknown.length > 0) {
    throw refused('invalid-input', ...unknown.map(w => ({ place: w.place, value: w.id, expectation: existing[table] })))
  }
  return id => (id === null ? null : (codes.get(id) ?? null))
}

/** The code of the unit or person an address names, for a change; refused of one that a history import made. */
export async function codeOf(trx: Transaction<DB>, table: 'unit' | 'person', id: string): Promise<string> {
  const { rows } = await sql<{ code: string; imported: boolean }>`
    select code, imported_from is not null as imported from ${sql.table(table)} where id = ${id}`.execute(trx)
  if (rows[0] === undefined) throw notFound()
  if (rows[0].imported) throw refused('organisation.imported')
  return rows[0].code
}

export async function idOf(trx: Transaction<DB>, table: 'unit' | 'person', code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where code = ${code}`.execute(trx)
  return (rows[0] as { id: string }).id
}
