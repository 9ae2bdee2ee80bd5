import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'
import type { World } from '../world.ts'
import { logAdmin } from './admin-log.ts'
import { organisationDay } from './day.ts'
import { type Cells, codeOf, codesOf, edit, idOf } from './edit.ts'
import type * as schema from './schema.ts'
import { setCalendar } from './unit-calendar.ts'

/** Adds a unit from a day on; answers its id. */
export async function createUnit(
  trx: Transaction<DB>,
  body: schema.NewUnit,
  day: string,
  person: string,
): Promise<string> {
  const code = body.code.trim()
  const cells = await cellsOf(trx, code, body)
  await edit(trx, 'units', ({ units }) => (units.some(u => u.code === code) ? taken(code) : [cells]), {
    day,
    complete: false,
  })
  const made = await idOf(trx, 'unit', code)
  await setCalendar(trx, made, body.calendar, day)
  await logAdmin(trx, { person, action: 'unit.created', subject: made, detail: { ...cells, day } })
  return made
}

/** Renames, moves or gives a head from a day on. One that has ended is over. */
export async function changeUnit(
  trx: Transaction<DB>,
  id: string,
  body: schema.UnitBody,
  day: string,
  person: string,
): Promise<void> {
  const code = await codeOf(trx, 'unit', id)
  const cells = await cellsOf(trx, code, body)
  const changes = await edit(trx, 'units', ({ units }) => (units.some(u => u.code === code) ? [cells] : over(day)), {
    day,
    complete: false,
  })
  const calendar = await setCalendar(trx, id, body.calendar, day)
  const detail = { day, changes, ...(calendar === null ? {} : { calendar }) }
  await logAdmin(trx, { person, action: 'unit.changed', subject: id, detail })
}

function over(day: string): never {
  throw refused('organisation.unit-over', {
    place: 'body/effectiveOn',
    value: day,
    expectation: { zh: '这个部门存在的日子', en: 'a day on which the unit is there' },
  })
}

async function cellsOf(trx: Transaction<DB>, code: string, body: schema.UnitBody): Promise<Cells> {
  const units = await codesOf(trx, 'unit', [{ place: 'body/parent', id: body.parent }])
  const people = await codesOf(trx, 'person', [{ place: 'body/head', id: body.head }])
  return {
    code,
    name: body.name.trim(),
    nameEn: body.nameEn?.trim() || null,
    kind: body.kind,
    parent: units(body.parent),
    head: people(body.head),
  }
}

/** The day an act holds from: today unless it says another. */
export const effective = async (world: World, trx: Transaction<DB>, day: string | undefined): Promise<string> =>
  day ?? organisationDay(trx, world.now())

function taken(code: string): never {
  throw refused('organisation.code-taken', {
    place: 'body/code',
    value: code,
    expectation: { zh: '别的部门没有的编码', en: 'a code nobody has' },
  })
}
