import type { Member } from '@huke/core/access'
import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { demoCast } from '../cast.ts'
import type { DemoMembership, DemoOrganisation, DemoPerson, DemoUnit } from '../model.ts'
import { holdsAt, parentAt } from '../units.ts'
import { demoPersonId, demoUnitId } from './identity.ts'

/** Who worked where on a day. Units by code, people by id. */
export interface Staff {
  person: (id: Id) => DemoPerson
  /** the person of people.yaml */
  named: (key: string) => Id
  unit: (code: string) => Id
  codeOf: (unit: Id) => string
  /** the unit itself, or before it was founded the one that did its work */
  unitAt: (code: string, on: LocalDate) => string
  departmentOf: (unit: string, on: LocalDate) => string
  /** people whose primary unit it is */
  members: (unit: string, on: LocalDate) => readonly Id[]
  /** people of the unit and of those below it */
  everybody: (unit: string, on: LocalDate) => readonly Id[]
  unitOf: (person: Id, on: LocalDate) => string | null
  /** of the unit or the nearest above that has one */
  headOf: (unit: string, on: LocalDate) => Id | null
  /** who runs the system, and settles what is contested */
  officer: Id
  standing: (person: Id, on: LocalDate) => Member
}

/** Who did the work of units that were founded during the year. */
const predecessors: Record<string, string> = { lwh: 'log', 'lwh-in': 'whs', 'lwh-store': 'whs', 'lwh-out': 'log' }

export function staffOf(organisation: DemoOrganisation): Staff {
  const units = new Map(organisation.units.map(unit => [unit.code, unit]))
  const codes = new Map(organisation.units.map(unit => [demoUnitId(unit.code), unit.code]))
  const ids = new Map(organisation.units.map(unit => [unit.code, demoUnitId(unit.code)]))
  const people = new Map(organisation.people.map(person => [demoPersonId(person.number), person]))
  const keys = new Map([...people].flatMap(([id, person]) => (person.key === null ? [] : [[person.key, id] as const])))
  const idOf = new Map([...people].map(([id, person]) => [person.number, id]))
  const byUnit = Map.groupBy(organisation.memberships, row => row.unit)
  const byPerson = Map.groupBy(organisation.memberships, row => row.person)
  const heads = organisation.heads.filter(head => head.role === 'head')

  const officer = officerOf(organisation)

  const members = (unit: string, on: LocalDate): Id[] =>
    (byUnit.get(unit) ?? []).filter(row => row.primary && holdsAt(row, on)).map(row => known(idOf, row.person))
  const below = (unit: string, on: LocalDate): string[] =>
    [...units.values()].filter(other => lies(other, unit, on)).map(other => other.code)
  const lies = (unit: DemoUnit, under: string, on: LocalDate): boolean => {
    if (unit.code === under) return true
    const above = parentAt(unit, on)
    return above !== null && lies(known(units, above), under, on)
  }
  const headed = (person: string, on: LocalDate): Id[] =>
    heads
      .filter(head => head.person === person && holdsAt(head, on))
      .flatMap(head => below(head.unit, on))
      .map(demoUnitId)
  const headOf = (unit: string, on: LocalDate): Id | null => {
    const head = heads.find(candidate => candidate.unit === unit && holdsAt(candidate, on))
    if (head) return known(idOf, head.person)
    const above = parentAt(known(units, unit), on)
    return above === null ? null : headOf(above, on)
  }
  return {
    person: id => known(people, id),
    named: key => known(keys, key),
    unit: code => known(ids, code),
    codeOf: unit => known(codes, unit),
    unitAt: (code, on) => (holdsAt(known(units, code), on) ? code : (predecessors[code] ?? code)),
    departmentOf: (code, on) => departmentOf(units, code, on),
    members: remembered(members),
    everybody: remembered((unit, on) => below(unit, on).flatMap(code => members(code, on))),
    unitOf: (person, on) => primaryUnit(byPerson.get(known(people, person).number) ?? [], on),
    headOf,
    officer,
    standing: remembered((id, on) => ({
      person: id,
      units: (byPerson.get(known(people, id).number) ?? [])
        .filter(row => holdsAt(row, on))
        .map(row => known(ids, row.unit)),
      heads: headed(known(people, id).number, on),
      roles: id === officer ? ['officer'] : [],
      delegations: [],
      scopes: null,
    })),
  }
}

function officerOf(organisation: DemoOrganisation): Id {
  const officer = demoCast(organisation).find(({ group }) => group === 'officer')
  if (officer === undefined) throw new RangeError('nobody in the demo company runs the system')
  return demoPersonId(officer.person)
}

function departmentOf(units: Map<string, DemoUnit>, code: string, on: LocalDate): string {
  const unit = known(units, code)
  if (unit.kind === 'department') return code
  const above = parentAt(unit, on)
  return above === null ? code : departmentOf(units, above, on)
}

function primaryUnit(rows: readonly DemoMembership[], on: LocalDate): string | null {
  return rows.find(row => row.primary && holdsAt(row, on))?.unit ?? null
}

function remembered<T>(answer: (of: string, on: LocalDate) => T): (of: string, on: LocalDate) => T {
  const answers = new Map<string, T>()
  return (of, on) => {
    const key = `${of} ${on}`
    const given = answers.get(key)
    if (given !== undefined) return given
    const found = answer(of, on)
    answers.set(key, found)
    return found
  }
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new RangeError(`the demo company knows no ${key}`)
  return found
}
