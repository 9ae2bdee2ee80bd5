import type { Id } from '@huke/core/commitment'
import type { CaseHistory } from '@huke/core/mining'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { clip } from './clip.ts'

/** Whom the names of a batch mean. Asking for a name that is not in it is a fault. */
export interface Parties {
  readonly unit: (name: string) => Id
  /** null for the empty name */
  readonly person: (name: string) => Id | null
}

/** The units and people of a batch, all of which were settled before the first batch was written. */
export async function partiesOf(db: Kysely<DB>, importId: Id, histories: readonly CaseHistory[]): Promise<Parties> {
  const units = new Set(
    histories.flatMap(h => [h.customerUnit, ...h.events.map(event => event.unit)]).map(name => clip(name)),
  )
  const people = new Set(
    histories.flatMap(h => [h.customerPerson, ...h.events.map(event => event.person)]).map(name => clip(name)),
  )
  const { rows } = await sql<{ kind: 'unit' | 'person'; name: string; id: Id }>`
    select kind, name, coalesce(unit_id, person_id) as id from history_name
     where import_id = ${importId} and num_nonnulls(unit_id, person_id) = 1
       and ((kind = 'unit' and name = any(${[...units]}::text[])) or (kind = 'person' and name = any(${[...people]}::text[])))`.execute(
    db,
  )
  const known = new Map(rows.map(({ kind, name, id }) => [`${kind} ${name}`, id]))
  const found = (kind: 'unit' | 'person', name: string): Id => {
    const id = known.get(`${kind} ${clip(name)}`)
    if (id === undefined) throw new Error(`The ${kind} ${name} was not settled before its batch.`)
    return id
  }
  return { unit: name => found('unit', name), person: name => (name === '' ? null : found('person', name)) }
}
