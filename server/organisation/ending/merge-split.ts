import type { Id } from '@huke/core/commitment'
import { type Answers, noAnswers } from '@huke/core/organisation'
import type { Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { refused } from '../../http/index.ts'
import type { NewUnit } from '../schema.ts'
import { createUnit } from '../unit-edit.ts'
import { type Doing, beginEndings } from './begin.ts'
import type { MergeBody, SplitBody } from './schema.ts'

type Into = MergeBody['into']
type Act = Omit<Doing, 'kind'>

/** Several units become one, which is there or begins on the day: all of theirs goes to it, each service but those retired. */
export async function mergeUnits(trx: Transaction<DB>, { units, into, services }: MergeBody, act: Act): Promise<Id> {
  const to = await placeOf(trx, into, act)
  const answers: Answers = {
    ...allTo(to),
    byService: Object.fromEntries((services ?? []).map(({ id }) => [id, 'retire' as const])),
  }
  const ending = units.filter(unit => unit !== to)
  if (ending.length === 0)
    throw refused('organisation.no-successor', { place: 'body/units', value: units, expectation: another })
  await beginEndings(
    trx,
    ending.map(unit => ({ unit, answers })),
    { ...act, kind: 'merge' },
  )
  return to
}

const another = { zh: '并入部门之外的部门', en: 'units other than the one they are merged into' }

/** One unit becomes several: people and services named take their matters along, the rest goes to one of the new ones. */
export async function splitUnit(
  trx: Transaction<DB>,
  unit: Id,
  { into, rest }: SplitBody,
  act: Act,
): Promise<readonly Id[]> {
  const places: Id[] = []
  for (const part of into) places.push(await placeOf(trx, part.into, act))
  const main = places[rest]
  if (main === undefined) {
    throw refused('invalid-input', { place: 'body/rest', value: rest, expectation: `0 – ${into.length - 1}` })
  }
  const answers: Answers = {
    ...allTo(main),
    byPerson: Object.fromEntries(into.flatMap(({ people = [] }, i) => people.map(id => [id, places[i] as Id]))),
    byService: Object.fromEntries(
      into.flatMap(({ services = [] }, i) => services.map(id => [id, { to: places[i] as Id }])),
    ),
  }
  await beginEndings(trx, [{ unit, answers }], { ...act, kind: 'split' })
  return places
}

const allTo = (unit: Id): Answers => ({
  ...noAnswers,
  owes: { to: unit },
  owed: { to: unit },
  services: { to: unit },
  people: unit,
  below: unit,
})

const placeOf = (trx: Transaction<DB>, into: Into, { day, person }: Act): Promise<Id> =>
  'unit' in into ? Promise.resolve(into.unit) : createUnit(trx, into.new as NewUnit, day, person)
