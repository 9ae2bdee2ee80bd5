import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'

/** Who is there today and where, read plainly from the tables. */
export interface Facts {
  readonly parents: ReadonlyMap<string, string | null>
  readonly heads: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, readonly string[]>
  /** employed, with an open account */
  readonly able: ReadonlySet<string>
}

export async function readFacts({ look, clock }: Installation): Promise<Facts> {
  const day = sql`organisation_day(${new Date(clock.now)})`
  const [units, heads, members, able] = await Promise.all([
    look(sql<{ id: string; parent: string | null }>`
      select unit_id as id, parent_id as parent from unit_version where valid @> ${day}`),
    look(
      sql<{
        unit: string
        person: string
      }>`select unit_id as unit, person_id as person from unit_head where valid @> ${day}`,
    ),
    look(
      sql<{
        unit: string
        person: string
      }>`select unit_id as unit, person_id as person from membership where valid @> ${day}`,
    ),
    look(sql<{ id: string }>`
      select p.id from person p join account a on a.person_id = p.id
       where p.employed @> ${day} and a.disabled_at is null and a.password_hash is not null`),
  ])
  const byUnit = Map.groupBy(members, m => m.unit)
  return {
    parents: new Map(units.map(u => [u.id, u.parent])),
    heads: new Map(heads.map(h => [h.unit, h.person])),
    members: new Map([...byUnit].map(([unit, all]) => [unit, all.map(m => m.person)])),
    able: new Set(able.map(p => p.id)),
  }
}

/** The person named, the people of the unit, its head and the heads above; of those, who is able to do anything. */
export function answerable(
  { parents, heads, members, able }: Facts,
  unit: string,
  person: string | null,
): readonly string[] {
  const people = new Set<string>(person === null ? [] : [person])
  for (const member of members.get(unit) ?? []) people.add(member)
  for (let here: string | null | undefined = unit; here; here = parents.get(here)) {
    const head = heads.get(here)
    if (head !== undefined) people.add(head)
  }
  return [...people].filter(id => able.has(id))
}
