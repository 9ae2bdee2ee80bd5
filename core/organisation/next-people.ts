import type { LocalDate } from '../calendar/index.ts'
import { type Complain, complainTo, text } from './complaint.ts'
import { dayBefore } from './day.ts'
import type { Next } from './next-units.ts'
import { clamp, nextMemberships } from './next-memberships.ts'
import type { ImportProblem } from './problem.ts'
import type { FileRow, SheetRows } from './read-sheet.ts'
import type { Code, PersonState } from './state.ts'

/** The people after the import. Rows of one employee number are one person; a complete file ends those not in it. */
export function nextPeople(
  current: readonly PersonState[],
  sheet: SheetRows | undefined,
  options: { complete: boolean; day: LocalDate },
  problems: ImportProblem[],
): Next<PersonState> {
  const before = new Map(current.map(p => [p.code, p]))
  if (sheet === undefined) return { all: before, rows: new Map() }
  const complain = complainTo(problems, sheet)
  const grouped = rowsOfPeople(sheet)
  const all = new Map(options.complete ? current.map(p => [p.code, ended(p, options.day)]) : before)
  for (const [code, rows] of grouped)
    all.set(code, personOf(sheet, rows, before.get(code) ?? null, options.day, complain))
  checkEmails(all, grouped, complain)
  return { all, rows: new Map([...grouped].map(([code, rows]) => [code, rows[0] as FileRow])) }
}

function rowsOfPeople(sheet: SheetRows): Map<Code, FileRow[]> {
  const grouped = new Map<Code, FileRow[]>()
  for (const row of sheet.rows) {
    const code = row.cells['code']
    if (typeof code !== 'string') continue
    const rows = grouped.get(code)
    if (rows === undefined) grouped.set(code, [row])
    else rows.push(row)
  }
  return grouped
}

/** Somebody who joined on the very day leaves on it: nobody is employed for no day at all. */
function ended(person: PersonState, day: LocalDate): PersonState {
  const { joined, left } = person
  const lastDay = joined === day ? day : dayBefore(day)
  if ((joined !== null && joined > lastDay) || (left !== null && left <= lastDay)) return person
  return { ...person, left: lastDay, manager: null, memberships: clamp(person.memberships, lastDay) }
}

function personOf(
  sheet: SheetRows,
  rows: readonly FileRow[],
  kept: PersonState | null,
  day: LocalDate,
  complain: Complain,
): PersonState {
  const first = rows[0] as FileRow
  checkAgreement(rows, complain)
  const returns = kept !== null && kept.left !== null && kept.left < day
  const joined = joinedOf(sheet, first, kept, day)
  const left = text(sheet, first, 'left', returns ? null : (kept?.left ?? null))
  if (joined !== null && left !== null && left < joined)
    complain(first, 'left', 'import.period-backwards', `${joined} or later`)
  const person = {
    code: String(first.cells['code']),
    name: String(first.cells['name'] ?? ''),
    nameEn: text(sheet, first, 'nameEn', kept?.nameEn ?? null),
    email: text(sheet, first, 'email', kept?.email ?? null),
    phone: text(sheet, first, 'phone', kept?.phone ?? null),
    joined,
    left,
    manager: text(sheet, first, 'manager', kept?.manager ?? null),
  }
  const isOver = left !== null && left < day
  const memberships = isOver
    ? (kept?.memberships ?? [])
    : nextMemberships(sheet, rows, { kept: kept?.memberships ?? null, joined, day }, complain)
  const gone = isOver ? { manager: null } : {}
  return { ...person, ...gone, memberships: clamp(memberships, left) }
}

/** An empty cell says nothing about a date that is known. */
function joinedOf(sheet: SheetRows, row: FileRow, kept: PersonState | null, day: LocalDate): LocalDate | null {
  const said = text(sheet, row, 'joined', null)
  if (said !== null) return said
  return kept === null ? day : kept.joined
}

const personal = ['name', 'nameEn', 'email', 'phone', 'joined', 'left', 'manager']

/** What is said of a person is said in the first row; further rows repeat it or leave it out. */
function checkAgreement([first, ...others]: readonly FileRow[], complain: Complain): void {
  for (const row of others) {
    for (const key of personal) {
      const value = row.cells[key] ?? null
      if (value === null || value === first?.cells[key]) continue
      const code = key === 'name' ? 'import.duplicate-code' : 'import.conflicting-value'
      complain(
        row,
        key === 'name' ? 'code' : key,
        code,
        `the same as in row ${first?.row}: ${String(first?.cells[key] ?? '')}`,
      )
    }
  }
}

function checkEmails(
  all: ReadonlyMap<Code, PersonState>,
  rows: ReadonlyMap<Code, readonly FileRow[]>,
  complain: Complain,
): void {
  const owners = new Map<string, Code[]>()
  for (const { code, email } of all.values()) {
    if (email === null) continue
    const same = owners.get(email.toLowerCase())
    if (same === undefined) owners.set(email.toLowerCase(), [code])
    else same.push(code)
  }
  for (const [code, [row]] of rows) {
    const email = all.get(code)?.email ?? null
    const others = email === null ? [] : (owners.get(email.toLowerCase()) ?? []).filter(owner => owner !== code)
    if (others.length > 0 && row)
      complain(row, 'email', 'import.duplicate-email', `an address of their own; ${others[0]} has it`)
  }
}
