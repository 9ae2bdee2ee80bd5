import type { Id } from '@huke/core/commitment'
import { type Answers, changesBetween, withoutUnit } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import { moveServices, retireServices } from '../../catalogue/index.ts'
import type { DB } from '../../database/index.ts'
import { logAdmin } from '../admin-log.ts'
import { applyChanges } from '../apply.ts'
import { addSettling } from '../succession/index.ts'
import { organisationState } from '../state-store.ts'

export interface Order {
  readonly unit: Id
  readonly day: string
  readonly answers: Answers
  readonly person: Id | null
  readonly at: number
}

/** Ends units in the organisation and the catalogue; their matters are passed on by the job. Under the organisation's lock. */
export async function carryOut(trx: Transaction<DB>, orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    await endInOrganisation(trx, order)
    await placeServices(trx, order)
    const { unit, day, answers, person } = order
    const { byMatter, byPerson, byService, ...general } = answers
    const single = { matters: sizeOf(byMatter), people: sizeOf(byPerson), services: sizeOf(byService) }
    await logAdmin(trx, { person, action: 'unit.ended', subject: unit, detail: { day, ...general, single } })
  }
  await addSettling(trx)
}

const sizeOf = (map: object): number => Object.keys(map).length

async function endInOrganisation(trx: Transaction<DB>, { unit, day, answers }: Order): Promise<void> {
  const current = await organisationState(trx, day)
  const [units, people] = await codes(trx, answers, unit)
  const code = units.get(unit) ?? ''
  const codeOf = (id: Id | null): string | null => (id === null ? null : (units.get(id) ?? null))
  const single = new Map(Object.entries(answers.byPerson).map(([person, to]) => [people.get(person), codeOf(to)]))
  const next = withoutUnit(
    current,
    { unit: code, placeOf: person => single.get(person) ?? codeOf(answers.people), below: codeOf(answers.below) },
    day,
  )
  await applyChanges(trx, changesBetween(current, next, noRows), next, current, day)
  await takeBack(trx, unit, day)
}

const noRows = { unit: new Map(), post: new Map(), person: new Map() } satisfies Parameters<typeof changesBetween>[2]

/** One that was still to begin never does. */
async function takeBack(trx: Transaction<DB>, unit: Id, day: string): Promise<void> {
  await sql`delete from unit_version where unit_id = ${unit} and lower(valid) > ${day}::date`.execute(trx)
  await sql`delete from unit_head where unit_id = ${unit} and lower(valid) > ${day}::date`.execute(trx)
}

async function codes(
  trx: Transaction<DB>,
  answers: Answers,
  unit: Id,
): Promise<readonly [units: ReadonlyMap<Id, string>, people: ReadonlyMap<Id, string>]> {
  const wanted = [unit, answers.people, answers.below, ...Object.values(answers.byPerson)].filter(id => id !== null)
  const read = async (table: 'unit' | 'person', ids: readonly Id[]) =>
    (
      await sql<{
        id: Id
        code: string
      }>`select id, code from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(trx)
    ).rows.map(row => [row.id, row.code] as const)
  return [
    new Map(await read('unit', [...new Set(wanted)])),
    new Map(await read('person', Object.keys(answers.byPerson))),
  ]
}

/** Retired ones keep their unit: it is the one that served. */
async function placeServices(trx: Transaction<DB>, { unit, answers, person, at }: Order): Promise<void> {
  const { rows } = await sql<{ id: Id }>`
    select id from service where unit_id = ${unit}::uuid and retired_at is null`.execute(trx)
  const said = rows.map(({ id }) => ({ id, to: answers.byService[id] ?? answers.services }))
  const moves = said.flatMap(({ id, to }) => (to !== null && to !== 'retire' ? [{ id, to: to.to }] : []))
  await moveServices(trx, moves, { person, at })
  await retireServices(
    trx,
    said.filter(({ to }) => to === 'retire').map(({ id }) => id),
    { person, at },
  )
}
