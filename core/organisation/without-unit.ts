import type { LocalDate } from '../calendar/index.ts'
import type { Code, MembershipState, OrganisationState } from './state.ts'

/** One unit that ends, and where its people and the units below it go. */
export interface UnitEnd {
  readonly unit: Code
  /** where somebody goes; null where they are in another unit anyway */
  readonly placeOf: (person: Code) => Code | null
  /** the unit above those that were below it */
  readonly below: Code | null
}

/** The organisation from the day on without a unit. Who was in it is in another; what was before the day stays. */
export function withoutUnit(
  state: OrganisationState,
  { unit, placeOf, below }: UnitEnd,
  day: LocalDate,
): OrganisationState {
  return {
    units: state.units.filter(u => u.code !== unit).map(u => (u.parent === unit ? { ...u, parent: below } : u)),
    posts: state.posts,
    people: state.people.map(person => {
      const inIt = person.memberships.filter(m => m.unit === unit)
      if (inIt.length === 0) return person
      const place = placeOf(person.code)
      const rest = person.memberships.filter(m => m.unit !== unit)
      return {
        ...person,
        memberships:
          place === null ? rest : inIt.reduce<readonly MembershipState[]>((all, m) => moved(all, m, place, day), rest),
      }
    }),
  }
}

/** Who is in the other unit already is there once: with the better of both places, as long as either lasts. */
function moved(
  others: readonly MembershipState[],
  m: MembershipState,
  unit: Code,
  day: LocalDate,
): readonly MembershipState[] {
  const here = { ...m, unit, since: later(m.since, day) }
  const same = others.filter(o => o.unit === unit && overlap(o, here))
  if (same.length === 0) return [...others, here]
  const primary = here.primary || same.some(o => o.primary)
  const post = (here.primary ? here.post : null) ?? same.find(o => o.post !== null)?.post ?? here.post
  const kept = same.length === 1 && same[0]?.primary === primary && same[0].post === post ? same[0] : null
  const since = kept !== null && isBy(kept.since, here.since) ? kept.since : later(earliest([here, ...same]), day)
  const until = [here, ...same].some(o => o.until === null) ? null : latest([here, ...same])
  return [...others.filter(o => !same.includes(o)), { unit, post, primary, since, until }]
}

const later = (since: LocalDate | null, day: LocalDate): LocalDate => (since === null || since < day ? day : since)

const isBy = (since: LocalDate | null, day: LocalDate): boolean => since === null || since <= day

const earliest = (all: readonly MembershipState[]): LocalDate | null =>
  all.some(m => m.since === null) ? null : all.map(m => m.since as LocalDate).toSorted()[0]

const latest = (all: readonly MembershipState[]): LocalDate | null =>
  all
    .map(m => m.until as LocalDate)
    .toSorted()
    .at(-1) ?? null

const overlap = (a: MembershipState, b: MembershipState): boolean =>
  (a.until === null || b.since === null || b.since <= a.until) &&
  (b.until === null || a.since === null || a.since <= b.until)
