import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Answers, type Facts, type Fate, type Stake, unitsIn, type Whereabouts } from '@huke/core/organisation'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { canAct } from '../presence.ts'
import { answerableFor, toldFor } from '../relations.ts'

/** What has become of the units and people of some stakes, and of all to whom their matters may go. */
export async function loadFacts(db: Kysely<DB>, stakes: readonly Stake[], at: Instant): Promise<Facts> {
  const fates = await loadFates(
    db,
    stakes.map(stake => stake.party.unit),
    at,
  )
  const people = await loadPeople(
    db,
    stakes.flatMap(stake => stake.party.person ?? []),
    at,
  )
  const parents = await loadParents(db, [...fates.keys()], at)
  const answerable = await answerableFor(db, [...parents.keys()], at)
  return {
    fateOf: unit => fates.get(unit) ?? 'there',
    whereabouts: person => people.get(person) ?? nowhere,
    isAnswered: (unit, but) => toldFor(answerable.get(unit) ?? noAnswerable, but).length > 0,
    above: unit => parents.get(unit) ?? null,
  }
}

const noAnswerable = { heads: [], members: [] }

/** Of units that are there, and of all above them. */
async function loadParents(db: Kysely<DB>, units: readonly Id[], at: Instant): Promise<ReadonlyMap<Id, Id | null>> {
  const { rows } = await sql<{ unit: Id; parent: Id | null }>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    up (unit, parent) as (
      select unit_id, parent_id from unit_version, today where unit_id = any(${units}::uuid[]) and valid @> day
       union
      select v.unit_id, v.parent_id from up join unit_version v on v.unit_id = up.parent, today where v.valid @> day)
    select unit, parent from up`.execute(db)
  return new Map(rows.map(row => [row.unit, row.parent]))
}

const nowhere: Whereabouts = { state: 'left', standing: new Set(), unit: null, standIn: null }

/** Of units and of all that their answers name, until nothing new is named: as many statements as units succeeded in a row. */
async function loadFates(db: Kysely<DB>, units: readonly Id[], at: Instant): Promise<ReadonlyMap<Id, Fate>> {
  const known = new Map<Id, Fate>()
  let wanted = [...new Set(units)]
  while (wanted.length > 0) {
    for (const [unit, fate] of await readFates(db, wanted, at)) known.set(unit, fate)
    const named = wanted.flatMap(unit => {
      const fate = known.get(unit)
      if (fate === undefined || fate === 'there') return []
      return [...(fate.answers === null ? [] : unitsIn(fate.answers)), ...(fate.above === null ? [] : [fate.above])]
    })
    wanted = [...new Set(named)].filter(unit => !known.has(unit))
  }
  return known
}

interface FateRow {
  readonly unit: Id
  readonly alive: boolean
  readonly answers: Answers | null
  readonly above: Id | null
}

/** Above stands the nearest unit that is there; above a top that ended, the company. */
async function readFates(db: Kysely<DB>, units: readonly Id[], at: Instant): Promise<[Id, Fate][]> {
  const { rows } = await sql<FateRow>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    alive as (select unit_id, parent_id, kind from unit_version, today where valid @> day),
    climb (unit, here, level) as (
      select id, last_parent, 1 from unit where id = any(${units}::uuid[]) and last_parent is not null
       union all
      select climb.unit, u.last_parent, climb.level + 1
        from climb join unit u on u.id = climb.here
       where climb.here not in (select unit_id from alive) and u.last_parent is not null and climb.level < 50)
    select u.id as unit, u.id in (select unit_id from alive) as alive,
           (select e.answers from unit_ending e
             where e.unit_id = u.id and e.state in ('running', 'done') order by e.id desc limit 1) as answers,
           coalesce(
             (select here from climb where climb.unit = u.id and here in (select unit_id from alive) order by level limit 1),
             (select unit_id from alive where parent_id is null and kind = 'company' order by unit_id limit 1)) as above
      from unit u
     where u.id = any(${units}::uuid[])`.execute(db)
  return rows.map(({ unit, alive, answers, above }) => [unit, alive ? 'there' : { answers, above }])
}

interface PersonRow {
  readonly id: Id
  readonly state: Whereabouts['state']
  readonly standing: readonly Id[]
  readonly unit: Id | null
  readonly standIn: Id | null
}

/** Of people and of whom they named for their absence. */
async function loadPeople(db: Kysely<DB>, people: readonly Id[], at: Instant): Promise<ReadonlyMap<Id, Whereabouts>> {
  const day = sql`(select day from today)`
  const { rows } = await sql<PersonRow>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    away as (
      select person_id, to_person from absence
       where valid @> ${day} and revoked_at is null and person_id = any(${people}::uuid[])),
    wanted as (
      select unnest(${people}::uuid[]) as id union select to_person from away where to_person is not null),
    up (person, unit) as (
      select m.person_id, m.unit_id from membership m join wanted on wanted.id = m.person_id where m.valid @> ${day}
       union
      select up.person, v.parent_id from up join unit_version v on v.unit_id = up.unit
       where v.valid @> ${day} and v.parent_id is not null),
    down (person, unit) as (
      select h.person_id, h.unit_id from unit_head h join wanted on wanted.id = h.person_id where h.valid @> ${day}
       union
      select down.person, v.unit_id from down join unit_version v on v.parent_id = down.unit where v.valid @> ${day})
    select p.id,
           case when not p.employed @> ${day} then 'left'
                when not ${canAct(sql`p.id`, day)} then 'locked-out'
                when away.person_id is not null or exists (
                       select from absence b where b.person_id = p.id and b.valid @> ${day} and b.revoked_at is null)
                  then 'away'
                else 'there' end as state,
           array(select unit from up where person = p.id union select unit from down where person = p.id) as standing,
           (select unit_id from membership m where m.person_id = p.id and m.is_primary and m.valid @> ${day}) as unit,
           away.to_person as "standIn"
      from wanted join person p on p.id = wanted.id left join away on away.person_id = p.id`.execute(db)
  return new Map(rows.map(({ id, standing, ...row }) => [id, { ...row, standing: new Set(standing) }]))
}
