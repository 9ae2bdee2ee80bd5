import type { Id } from '@huke/core/commitment'
import type { CaseHistory } from '@huke/core/mining'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { lockOrganisation } from '../organisation/index.ts'
import { clip } from './clip.ts'
import { countMade } from './import-store.ts'
import {
  existingPeople,
  existingUnits,
  type KnownName,
  knownNames,
  makePeople,
  makeUnits,
  saveNames,
} from './party-store.ts'

/** Whom the names of a batch mean. Asking for a name that is not in it is a fault. */
export interface Parties {
  readonly unit: (name: string) => Id
  /** null for the empty name */
  readonly person: (name: string) => Id | null
}

export interface PartyImport {
  readonly id: Id
  readonly name: string
  /** the unit under which new ones are made; null = one named after the import */
  readonly under: Id | null
}

/** Finds the units and people of a batch, and makes those that do not exist. A few statements, whatever their number. */
export async function partiesOf(
  db: Kysely<DB>,
  source: PartyImport,
  histories: readonly CaseHistory[],
): Promise<Parties> {
  const wanted = namesIn(histories)
  const units = [...wanted.units]
  const persons = [...wanted.persons.keys()]
  const known = await knownNames(db, source.id, units, persons)
  const found = lookup(known)
  const isComplete = units.every(name => found.units.has(name)) && persons.every(name => found.persons.has(name))
  if (isComplete) return answer(found)
  return db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    const unitsMade = await addUnits(trx, source, units, found)
    const peopleMade = await addPeople(trx, source.id, wanted.persons, found)
    await countMade(trx, source.id, unitsMade, peopleMade)
    return answer(found)
  })
}

interface Lookup {
  root: Id | null
  readonly units: Map<string, Id>
  readonly persons: Map<string, Id>
}

const ids = (known: readonly KnownName[], kind: KnownName['kind']): [string, Id][] =>
  known.filter(row => row.kind === kind).map(row => [row.name, row.id])

const lookup = (known: readonly KnownName[]): Lookup => ({
  root: ids(known, 'root')[0]?.[1] ?? null,
  units: new Map(ids(known, 'unit')),
  persons: new Map(ids(known, 'person')),
})

/** All names, people with the unit they were met in first. */
function namesIn(histories: readonly CaseHistory[]): { units: Set<string>; persons: Map<string, string> } {
  const units = new Set<string>()
  const persons = new Map<string, string>()
  const meet = (person: string, unit: string): void => {
    const name = clip(person)
    if (name !== '' && !persons.has(name)) persons.set(name, clip(unit))
  }
  for (const { customerUnit, customerPerson, events } of histories) {
    units.add(clip(customerUnit))
    for (const { unit, person } of events) {
      units.add(clip(unit))
      meet(person, unit)
    }
    meet(customerPerson, customerUnit)
  }
  return { units, persons }
}

async function addUnits(
  trx: Transaction<DB>,
  source: PartyImport,
  names: readonly string[],
  found: Lookup,
): Promise<number> {
  const missing = names.filter(name => !found.units.has(name))
  const existing = await existingUnits(trx, source.id, missing)
  await saveNames(trx, source.id, 'unit', existing, false)
  const toMake = missing.filter(name => !existing.has(name))
  for (const [name, id] of existing) found.units.set(name, id)
  if (toMake.length === 0) return 0
  const rootMade = source.under === null && found.root === null
  const parent = source.under ?? found.root ?? (await makeRoot(trx, source))
  found.root = parent
  const made = await makeUnits(trx, source.id, toMake, { kind: 'team', parent })
  await saveNames(trx, source.id, 'unit', made, true)
  for (const [name, id] of made) found.units.set(name, id)
  return made.size + (rootMade ? 1 : 0)
}

async function makeRoot(trx: Transaction<DB>, { id, name }: PartyImport): Promise<Id> {
  const root = await makeUnits(trx, id, [clip(name)], { kind: 'department', parent: null })
  await saveNames(trx, id, 'root', root, true)
  return [...root.values()][0]
}

async function addPeople(
  trx: Transaction<DB>,
  importId: Id,
  names: ReadonlyMap<string, string>,
  found: Lookup,
): Promise<number> {
  const missing = [...names.keys()].filter(name => !found.persons.has(name))
  if (missing.length === 0) return 0
  const existing = await existingPeople(trx, importId, missing)
  await saveNames(trx, importId, 'person', existing, false)
  const made = await makePeople(
    trx,
    importId,
    missing
      .filter(name => !existing.has(name))
      .map(name => ({ name, unit: known(found.units, names.get(name) ?? '') })),
  )
  await saveNames(trx, importId, 'person', made, true)
  for (const [name, id] of [...existing, ...made]) found.persons.set(name, id)
  return made.size
}

const answer = (found: Lookup): Parties => ({
  unit: name => known(found.units, clip(name)),
  person: name => (name === '' ? null : known(found.persons, clip(name))),
})

function known(ids: ReadonlyMap<string, Id>, name: string): Id {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`The name ${name} was not looked up with its batch.`)
  return id
}
