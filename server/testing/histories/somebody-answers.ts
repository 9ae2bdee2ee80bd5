import { capacitiesOn, type Member } from '@huke/core/access'
import { type ActKind, actsOpenTo, ballOf, type Commitment } from '@huke/core/commitment'
import { sql } from 'kysely'
import type { Company } from './company.ts'

interface Facts {
  readonly day: string
  readonly parents: ReadonlyMap<string, string | null>
  readonly heads: ReadonlyMap<string, string>
  readonly members: readonly { readonly person: string; readonly unit: string }[]
  readonly able: ReadonlySet<string>
  readonly told: ReadonlySet<string>
}

/** The acts that move a matter on, by whoever has the ball. */
const moving: readonly ActKind[] = [
  'promise',
  'counter',
  'decline',
  'agree',
  'deliver',
  'answer',
  'accept',
  'return',
  'resume',
]

/**
 * Of every open matter: on the side whose turn it is there is somebody employed with an open account, a member of the unit,
 * its head or the next head up, who was told (or did something to it) and can do what moves it on. No office counts. Answers
 * the numbers of those of which that is not true, each with why.
 */
export async function unanswered(company: Company): Promise<readonly string[]> {
  const facts = await readFacts(company)
  const matters = await company.rows(sql<{ number: string; state_data: Commitment }>`
    select number, state_data from commitment where closed_at is null and imported_from is null order by number`)
  return matters.flatMap(({ number, state_data: c }) => {
    const side = ballOf(c) === 'customer' ? c.customer : c.supplier
    const people = [
      ...new Set([
        side.person,
        ...facts.members.filter(m => m.unit === side.unit).map(m => m.person),
        ...headsUp(facts, side.unit),
      ]),
    ]
    const able = people.filter(person => person !== null && facts.able.has(person)) as string[]
    const fit = able.filter(person => canMoveOn(facts, c, person, company.clock.now))
    const told = fit.filter(person => facts.told.has(`${c.id} ${person}`))
    if (told.length > 0) return []
    const why = able.length === 0 ? 'nobody is there' : fit.length === 0 ? 'nobody can act' : 'nobody was told'
    return [`${number} ${c.state}, ball ${ballOf(c)}: ${why} (unit ${side.unit}, person ${side.person})`]
  })
}

function headsUp({ parents, heads }: Facts, unit: string): readonly string[] {
  const line: string[] = []
  for (let here: string | null = unit; here !== null && line.length < 50; here = parents.get(here) ?? null) {
    const head = heads.get(here)
    if (head !== undefined) line.push(head)
    if (!parents.has(here)) break
  }
  return line
}

function canMoveOn(facts: Facts, c: Commitment, person: string, at: number): boolean {
  const acts = actsOpenTo(c, capacitiesOn(memberOf(facts, person), c), at)
  return acts.some(kind => moving.includes(kind))
}

/** With no office and nothing lent. */
function memberOf({ parents, heads, members }: Facts, person: string): Member {
  const headed = new Set([...heads].filter(([, head]) => head === person).map(([unit]) => unit))
  for (let grown = true; grown; ) {
    grown = false
    for (const [unit, parent] of parents)
      if (parent !== null && headed.has(parent) && !headed.has(unit)) {
        headed.add(unit)
        grown = true
      }
  }
  return {
    person,
    units: members.filter(m => m.person === person).map(m => m.unit),
    heads: [...headed],
    roles: [],
    delegations: [],
    scopes: null,
  }
}

async function readFacts(company: Company): Promise<Facts> {
  const day = company.today()
  const on = sql`${day}::date`
  const [units, heads, members, able, told] = await Promise.all([
    company.rows(
      sql<{
        id: string
        parent: string | null
      }>`select unit_id as id, parent_id as parent from unit_version where valid @> ${on}`,
    ),
    company.rows(
      sql<{
        unit: string
        person: string
      }>`select unit_id as unit, person_id as person from unit_head where valid @> ${on}`,
    ),
    company.rows(
      sql<{
        person: string
        unit: string
      }>`select person_id as person, unit_id as unit from membership where valid @> ${on}`,
    ),
    company.rows(sql<{ id: string }>`
      select p.id from person p join account a on a.person_id = p.id
       where p.employed @> ${on} and a.disabled_at is null and a.password_hash is not null`),
    company.rows(sql<{ key: string }>`
      select commitment_id || ' ' || person_id as key from notification where commitment_id is not null
       union select commitment_id || ' ' || person_id from told_of
       union select commitment_id || ' ' || actor_id from journal where actor_id is not null`),
  ])
  return {
    day,
    parents: new Map(units.map(u => [u.id, u.parent])),
    heads: new Map(heads.map(h => [h.unit, h.person])),
    members,
    able: new Set(able.map(p => p.id)),
    told: new Set(told.map(t => t.key)),
  }
}
