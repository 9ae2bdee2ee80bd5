import { circles } from './circle.ts'
import { type Complain, complainTo, text } from './complaint.ts'
import type { ImportProblem } from './problem.ts'
import type { FileRow, SheetRows } from './read-sheet.ts'
import type { Code, PostState, UnitKind, UnitState } from './state.ts'

export interface Next<T> {
  readonly all: ReadonlyMap<Code, T>
  readonly rows: ReadonlyMap<Code, FileRow>
}

/** The units after the import; heads are checked later, when the people are known. */
export function nextUnits(
  current: readonly UnitState[],
  sheet: SheetRows | undefined,
  complete: boolean,
  problems: ImportProblem[],
): Next<UnitState> {
  const before = new Map(current.map(u => [u.code, u]))
  if (sheet === undefined) return { all: before, rows: new Map() }
  const complain = complainTo(problems, sheet)
  const rows = rowsByCode(sheet, complain)
  const all = new Map(complete ? [] : before)
  for (const [code, row] of rows) all.set(code, unitOf(sheet, row, code, before.get(code)))
  checkParents(all, rows, complain)
  return { all, rows }
}

export function nextPosts(
  current: readonly PostState[],
  sheet: SheetRows | undefined,
  problems: ImportProblem[],
): Next<PostState> {
  const before = new Map(current.map(p => [p.code, p]))
  if (sheet === undefined) return { all: before, rows: new Map() }
  const rows = rowsByCode(sheet, complainTo(problems, sheet))
  const all = new Map(before)
  for (const [code, row] of rows) {
    const kept = before.get(code)
    all.set(code, {
      code,
      name: String(row.cells['name'] ?? ''),
      nameEn: text(sheet, row, 'nameEn', kept?.nameEn ?? null),
      responsibilities: text(sheet, row, 'responsibilities', kept?.responsibilities ?? null) ?? '',
    })
  }
  return { all, rows }
}

function rowsByCode(sheet: SheetRows, complain: Complain): Map<Code, FileRow> {
  const rows = new Map<Code, FileRow>()
  for (const row of sheet.rows) {
    const code = row.cells['code']
    if (typeof code !== 'string') continue
    const first = rows.get(code)
    if (first === undefined) rows.set(code, row)
    else complain(row, 'code', 'import.duplicate-code', `a code of its own; row ${first.row} has it`)
  }
  return rows
}

const unitOf = (sheet: SheetRows, row: FileRow, code: Code, kept: UnitState | undefined): UnitState => ({
  code,
  name: String(row.cells['name'] ?? ''),
  nameEn: text(sheet, row, 'nameEn', kept?.nameEn ?? null),
  kind: (text(sheet, row, 'kind', kept?.kind ?? null) ?? 'department') as UnitKind,
  parent: text(sheet, row, 'parent', kept?.parent ?? null),
  head: text(sheet, row, 'head', kept?.head ?? null),
})

function checkParents(all: ReadonlyMap<Code, UnitState>, rows: ReadonlyMap<Code, FileRow>, complain: Complain): void {
  const circular = circles(new Map([...all.values()].map(u => [u.code, u.parent])))
  for (const [code, row] of rows) {
    const parent = all.get(code)?.parent ?? null
    if (parent !== null && !all.has(parent))
      complain(row, 'parent', 'import.unknown-unit', 'a unit of the file or of today')
    else if (circular.has(code)) complain(row, 'parent', 'import.unit-circle', 'a unit that is not below this one')
  }
}
