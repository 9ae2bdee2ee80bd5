import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import { top } from './firm.ts'

/** Who and what is there today, by the codes that personnel uses and by the product's identifiers. */
export interface Directory {
  readonly person: (code: string) => string
  readonly unit: (code: string) => string
  readonly codeOfUnit: ReadonlyMap<string, string>
  /** of each unit, its people who can sign in */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly heads: ReadonlyMap<string, string>
  /** of the units that stand in the company's tree; what a history brought along stands beside it */
  readonly parents: ReadonlyMap<string, string | null>
  /** everybody who can sign in, with the unit they sit in */
  readonly able: readonly { readonly id: string; readonly unit: string }[]
}

/** Read anew each morning, and after every change. */
export async function readDirectory({ look, clock }: Installation): Promise<Directory> {
  const day = sql`organisation_day(${new Date(clock.now)})`
  const [people, units, heads] = await Promise.all([
    look(sql<{ id: string; code: string; unit: string | null; able: boolean }>`
      select p.id, p.code, m.unit_id as unit, a.password_hash is not null and a.disabled_at is null and p.employed @> ${day} as able
        from person p left join membership m on m.person_id = p.id and m.is_primary and m.valid @> ${day}
        left join account a on a.person_id = p.id
       order by p.code`),
    look(sql<{ id: string; code: string; parent: string | null; there: boolean }>`
      select u.id, u.code, v.parent_id as parent, v.unit_id is not null as there
        from unit u left join unit_version v on v.unit_id = u.id and v.valid @> ${day} order by u.code`),
    look(sql<{ unit: string; person: string }>`
      select unit_id as unit, person_id as person from unit_head where valid @> ${day}`),
  ])
  const ids = (rows: readonly { id: string; code: string }[]) => new Map(rows.map(row => [row.code, row.id]))
  const [personIds, unitIds] = [ids(people), ids(units)]
  const able = people.flatMap(({ id, unit, able }) => (able && unit !== null ? [{ id, unit }] : []))
  const members = new Map<string, string[]>()
  for (const { id, unit } of able) members.set(unit, [...(members.get(unit) ?? []), id])
  return {
    person: code => known(personIds, code),
    unit: code => known(unitIds, code),
    codeOfUnit: new Map(units.map(u => [u.id, u.code])),
    members,
    heads: new Map(heads.map(h => [h.unit, h.person])),
    parents: belowTop(units),
    able,
  }
}

function belowTop(
  units: readonly {
    readonly id: string
    readonly code: string
    readonly parent: string | null
    readonly there: boolean
  }[],
): ReadonlyMap<string, string | null> {
  const parents = new Map(units.filter(u => u.there).map(u => [u.id, u.parent]))
  const root = units.find(u => u.code === top)?.id
  const isBelow = (unit: string | null | undefined): boolean =>
    unit === root || (typeof unit === 'string' && isBelow(parents.get(unit)))
  return new Map([...parents].filter(([unit]) => isBelow(unit)))
}

function known(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`nobody and nothing has the code ${code}`)
  return id
}
