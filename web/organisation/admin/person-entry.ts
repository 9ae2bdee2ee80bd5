import type { Body } from '../../api/index.ts'
import type { Person } from './queries.ts'

export type PersonEntry = Body<'/people', 'post'>
type Membership = Person['memberships'][number]
type DeepPartial<T> = T extends (infer E)[]
  ? DeepPartial<E>[]
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T
export type PersonDraft = DeepPartial<PersonEntry>

export const isOver = ({ until }: Pick<Membership, 'until'>, today: string): boolean => until !== null && until < today

/** The form of a new person; the unit is to be chosen where none is given. */
export const newPerson = (unit: string | undefined, today: string): PersonDraft => ({
  joined: today,
  left: null,
  effectiveOn: today,
  memberships: [{ unit, post: null, primary: true, since: null, until: null }],
})

/** What a person is from today on. Memberships that are over are past, and an edit leaves them alone. */
export const entryOf = (person: Person, today: string): Partial<PersonEntry> => ({
  name: person.name,
  nameEn: person.nameEn,
  email: person.email,
  phone: person.phone,
  joined: person.joined,
  left: person.left,
  manager: person.managers[0]?.id ?? null,
  effectiveOn: today,
  memberships: person.memberships
    .filter(membership => !isOver(membership, today))
    .map(({ unit, post, primary, since, until }) => ({
      unit: unit.id,
      post: post?.id ?? null,
      primary,
      since,
      until,
    })),
})

/** Cleared fields say undefined or '' where the server expects that there is nothing. */
export const tidy = (entry: PersonEntry): PersonEntry => ({
  ...entry,
  nameEn: entry.nameEn?.trim() || null,
  email: entry.email?.trim() || null,
  phone: entry.phone?.trim() || null,
  joined: entry.joined ?? null,
  left: entry.left ?? null,
  manager: entry.manager ?? null,
  memberships: (entry.memberships ?? []).map(membership => ({
    unit: membership.unit,
    post: membership.post ?? null,
    primary: membership.primary ?? false,
    since: membership.since ?? null,
    until: membership.until ?? null,
  })),
})
