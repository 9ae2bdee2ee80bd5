import type { Id } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { DB } from '../database/index.ts'
import { personRefs, unitRefs } from '../organisation/index.ts'
import type { HistoryName } from './schema.ts'
import type { DoubtfulName } from './names/index.ts'

/** Choices by name, as they are known: people in the unit they were in when the log had the name last. */
export async function presentNames(
  db: Kysely<DB>,
  names: readonly DoubtfulName[],
): Promise<Static<typeof HistoryName>[]> {
  const idsOf = (kind: DoubtfulName['kind']): Id[] =>
    names.filter(n => n.kind === kind).flatMap(n => n.choices.flatMap(c => c.id ?? []))
  const [people, units] = await Promise.all([personRefs(db, idsOf('person')), unitRefs(db, idsOf('unit'))])
  return names.map(({ choices, ...name }) => ({
    ...name,
    choices: choices.map(({ id, name: other, live, thereThen, unitAgrees }) => ({
      person: id !== null && name.kind === 'person' ? (people.get(id) ?? null) : null,
      unit: id !== null && name.kind === 'unit' ? (units.get(id) ?? null) : null,
      name: other,
      live,
      thereThen,
      unitAgrees,
    })),
  }))
}
