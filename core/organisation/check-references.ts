import type { LocalDate } from '../calendar/index.ts'
import { circles } from './circle.ts'
import { complainTo } from './complaint.ts'
import type { Next } from './next-units.ts'
import type { ImportProblem } from './problem.ts'
import type { SheetRows } from './read-sheet.ts'
import { type Code, employedOn, type PersonState, type PostState, type UnitState } from './state.ts'

export interface NextOrganisation {
  readonly units: Next<UnitState>
  readonly posts: Next<PostState>
  readonly people: Next<PersonState>
}

export interface Sheets {
  readonly units: SheetRows | undefined
  readonly people: SheetRows | undefined
}

/** What can be told only when everything is known: heads, units, posts and managers that are named must be there. */
export function checkReferences(
  next: NextOrganisation,
  sheets: Sheets,
  day: LocalDate,
  problems: ImportProblem[],
): void {
  if (sheets.units !== undefined) checkHeads(next, sheets.units, day, problems)
  if (sheets.people !== undefined) {
    checkMemberships(next, sheets.people, problems)
    checkManagers(next.people, sheets.people, day, problems)
  }
  checkEndedUnits(next, sheets.units?.title ?? '', day, problems)
}

function checkHeads(
  { units, people }: NextOrganisation,
  sheet: SheetRows,
  day: LocalDate,
  problems: ImportProblem[],
): void {
  if (!('head' in sheet.headings)) return
  const complain = complainTo(problems, sheet)
  for (const [code, row] of units.rows) {
    const head = units.all.get(code)?.head ?? null
    const person = head === null ? null : people.all.get(head)
    if (person === undefined)
      complain(row, 'head', 'import.unknown-person', 'an employee number of the file or of today')
    else if (person !== null && !employedOn(person, day))
      complain(row, 'head', 'import.not-employed', `somebody employed on ${day}`)
  }
}

function checkMemberships({ units, posts }: NextOrganisation, sheet: SheetRows, problems: ImportProblem[]): void {
  const complain = complainTo(problems, sheet)
  for (const row of sheet.rows) {
    const unit = row.cells['unit'] ?? null
    const post = row.cells['post'] ?? null
    if (unit !== null && !units.all.has(String(unit)))
      complain(row, 'unit', 'import.unknown-unit', 'a unit of the file or of today')
    if (post !== null && !posts.all.has(String(post)))
      complain(row, 'post', 'import.unknown-post', 'a post of the file or of today')
  }
}

function checkManagers(people: Next<PersonState>, sheet: SheetRows, day: LocalDate, problems: ImportProblem[]): void {
  if (!('manager' in sheet.headings)) return
  const complain = complainTo(problems, sheet)
  const circular = circles(new Map([...people.all.values()].map(p => [p.code, p.manager])))
  for (const [code, row] of people.rows) {
    const manager = people.all.get(code)?.manager ?? null
    const person = manager === null ? null : people.all.get(manager)
    if (person === undefined)
      complain(row, 'manager', 'import.unknown-person', 'an employee number of the file or of today')
    else if (circular.has(code))
      complain(row, 'manager', 'import.manager-circle', 'somebody who does not report to this person')
    else if (person !== null && !employedOn(person, day))
      complain(row, 'manager', 'import.not-employed', `somebody employed on ${day}`)
  }
}

/** A unit that is not in a complete file ends; whoever is left in it has to be moved by the same file, or to leave with it. */
function checkEndedUnits(
  { units, people }: NextOrganisation,
  sheet: string,
  day: LocalDate,
  problems: ImportProblem[],
): void {
  const left = new Map<Code, Code>()
  for (const person of people.all.values()) {
    if (people.rows.has(person.code) || (person.left !== null && person.left <= day)) continue
    for (const { unit, until } of person.memberships)
      if (!units.all.has(unit) && (until === null || until >= day)) left.set(unit, person.code)
  }
  for (const [unit, person] of left) {
    const expectation = `everybody in another unit; ${person} is in it`
    problems.push({ sheet, row: null, column: null, value: unit, code: 'import.unit-not-empty', expectation })
  }
}
