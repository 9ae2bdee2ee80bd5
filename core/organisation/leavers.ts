import type { LocalDate } from '../calendar/index.ts'
import type { NextOrganisation, Sheets } from './check-references.ts'
import { type Code, employedOn, type OrganisationState } from './state.ts'

/** Whoever leaves no longer manages or heads anybody whose manager or head the file does not state itself. */
export function withoutLeavers(next: NextOrganisation, sheets: Sheets, day: LocalDate): OrganisationState {
  const { units, posts, people } = next
  const isStated = (rows: ReadonlyMap<Code, unknown>, code: Code, key: string, sheet: Sheets[keyof Sheets]): boolean =>
    rows.has(code) && sheet !== undefined && key in sheet.headings
  const hasLeft = (code: Code | null): boolean => {
    const person = code === null ? undefined : people.all.get(code)
    return person !== undefined && !employedOn(person, day)
  }
  return {
    units: [...units.all.values()].map(u =>
      hasLeft(u.head) && !isStated(units.rows, u.code, 'head', sheets.units) ? { ...u, head: null } : u,
    ),
    posts: [...posts.all.values()],
    people: [...people.all.values()].map(p =>
      hasLeft(p.manager) && !isStated(people.rows, p.code, 'manager', sheets.people) ? { ...p, manager: null } : p,
    ),
  }
}
