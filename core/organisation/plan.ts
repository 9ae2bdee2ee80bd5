import type { LocalDate } from '../calendar/index.ts'
import { type Change, changesBetween } from './changes.ts'
import { checkReferences } from './check-references.ts'
import { withoutLeavers } from './leavers.ts'
import { nextPeople } from './next-people.ts'
import { nextPosts, nextUnits } from './next-units.ts'
import type { ImportProblem } from './problem.ts'
import type { SheetName } from './columns.ts'
import type { SheetRows } from './read-sheet.ts'
import type { OrganisationState } from './state.ts'

export interface ImportOptions {
  /** from this day on the organisation is as the file says */
  readonly day: LocalDate
  /** the file is the whole organisation: units and people not in it end */
  readonly complete: boolean
}

export interface ImportPlan {
  readonly problems: readonly ImportProblem[]
  readonly changes: readonly Change[]
  readonly next: OrganisationState
}

/**
 * Compares a file with the organisation as it is on the effective date. Pure; every problem is found at once, with row
 * and column; the changes mean something only where there is no problem. Sheets that are not there change nothing.
 */
export function planImport(
  current: OrganisationState,
  sheets: readonly SheetRows[],
  options: ImportOptions,
): ImportPlan {
  const problems: ImportProblem[] = []
  const sheet = (name: SheetName) => sheets.find(s => s.name === name)
  const units = nextUnits(current.units, sheet('units'), options.complete, problems)
  const posts = nextPosts(current.posts, sheet('posts'), problems)
  const people = nextPeople(current.people, sheet('people'), options, problems)
  const stated = { units: sheet('units'), people: sheet('people') }
  checkReferences({ units, posts, people }, stated, options.day, problems)
  const next = withoutLeavers({ units, posts, people }, stated, options.day)
  const rowOf = { unit: units.rows, post: posts.rows, person: people.rows }
  return { problems, changes: changesBetween(current, next, rowOf), next }
}
