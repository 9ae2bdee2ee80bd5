import type { FileRow } from './read-sheet.ts'
import type { Code, MembershipState, OrganisationState, PersonState, PostState, UnitState } from './state.ts'

export type Subject = 'unit' | 'post' | 'person'
export type What = 'added' | 'moved' | 'changed' | 'ended'

/** One unit, post or person that would be different, and in what. */
export interface Change {
  readonly subject: Subject
  readonly what: What
  readonly code: Code
  readonly name: string
  /** of the file; null for what ends because it is not in it */
  readonly row: number | null
  readonly fields: readonly FieldChange[]
}

export interface FieldChange {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

type Rows = Readonly<Record<Subject, ReadonlyMap<Code, FileRow>>>

/** Everything that differs, units first. O(units + posts + people). */
export function changesBetween(current: OrganisationState, next: OrganisationState, rows: Rows): readonly Change[] {
  return [
    ...compare<UnitState>('unit', current.units, next.units, rows.unit, unitFields, (_, fields) =>
      has(fields, 'parent'),
    ),
    ...compare<PostState>('post', current.posts, next.posts, rows.post, postFields, () => false),
    ...compare<PersonState>('person', current.people, next.people, rows.person, personFields, movesPerson),
  ]
}

function compare<T extends { readonly code: Code; readonly name: string }>(
  subject: Subject,
  before: readonly T[],
  after: readonly T[],
  rows: ReadonlyMap<Code, FileRow>,
  fieldsOf: (state: T) => Readonly<Record<string, string | null>>,
  moves: (state: T, fields: readonly FieldChange[]) => boolean,
): readonly Change[] {
  const old = new Map(before.map(state => [state.code, state]))
  const kept = new Set(after.map(state => state.code))
  const change = (what: What, state: T, fields: readonly FieldChange[]): Change => ({
    subject,
    what,
    code: state.code,
    name: state.name,
    row: rows.get(state.code)?.row ?? null,
    fields,
  })
  const changed = after.flatMap(state => {
    const was = old.get(state.code)
    const fields = differences(was === undefined ? {} : fieldsOf(was), fieldsOf(state))
    if (was === undefined) return [change('added', state, fields)]
    if (fields.length === 0) return []
    if (fields.some(f => f.field === 'left' && f.to !== null)) return [change('ended', state, fields)]
    return [change(moves(state, fields) ? 'moved' : 'changed', state, fields)]
  })
  return [...changed, ...before.filter(state => !kept.has(state.code)).map(state => change('ended', state, []))]
}

const has = (fields: readonly FieldChange[], field: string): boolean => fields.some(f => f.field === field)

function differences(
  before: Readonly<Record<string, string | null>>,
  after: Readonly<Record<string, string | null>>,
): readonly FieldChange[] {
  return Object.keys(after)
    .map(field => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => from !== to)
}

const unitFields = ({ name, nameEn, kind, parent, head }: UnitState) => ({ name, nameEn, kind, parent, head })

const postFields = ({ name, nameEn, responsibilities }: PostState) => ({ name, nameEn, responsibilities })

const personFields = (p: PersonState) => ({
  name: p.name,
  nameEn: p.nameEn,
  email: p.email,
  phone: p.phone,
  joined: p.joined,
  left: p.left,
  manager: p.manager,
  ...primaryFields(p.memberships.filter(m => m.primary)),
  otherUnits: listed(p.memberships.filter(m => !m.primary).map(shown)),
})

const primaryFields = (memberships: readonly MembershipState[]) => ({
  unit: listed(memberships.map(m => m.unit)),
  post: listed(memberships.flatMap(m => m.post ?? [])),
  period: listed(memberships.map(m => `${m.since ?? ''} – ${m.until ?? ''}`)),
})

const listed = (texts: readonly string[]): string | null => texts.toSorted().join(', ') || null

const shown = (m: MembershipState): string =>
  `${m.unit}${m.post === null ? '' : ` / ${m.post}`} (${m.since ?? ''} – ${m.until ?? ''})`

const movesPerson = (_: PersonState, fields: readonly FieldChange[]): boolean => has(fields, 'unit')
