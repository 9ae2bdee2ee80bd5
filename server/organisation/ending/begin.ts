import type { Id } from '@huke/core/commitment'
import { type Answers, unitsIn } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { notFound, refused } from '../../http/index.ts'
import { logAdmin } from '../admin-log.ts'
import { organisationDay } from '../day.ts'
import { checkNotIntoOwn } from '../own-standing.ts'
import { mustBeComplete } from './answers.ts'
import { carryOut } from './carry-out.ts'
import { readPlan } from './plan.ts'
import { type EndingKind, insertEnding } from './store.ts'
import { mustBeThere } from './targets.ts'
import { tellOfEnding } from './tell-of-ending.ts'

export interface Beginning {
  readonly unit: Id
  readonly answers: Answers
}

export interface Doing {
  readonly kind: EndingKind
  readonly day: string
  readonly person: Id
  readonly at: number
}

/** Ends units, or plans it where the day is still to come. Under the organisation's lock; refuses what has no answer. */
export async function beginEndings(
  trx: Transaction<DB>,
  beginnings: readonly Beginning[],
  { kind, day, person, at }: Doing,
): Promise<void> {
  const units = beginnings.map(b => b.unit)
  await mustGoOn(trx, units, day, at)
  const ends = beginnings.map(({ unit, answers }) => ({ unit, to: unitsIn(answers) }))
  await checkNotIntoOwn(trx, person, at, ends)
  for (const { unit, answers } of beginnings) {
    await mustBeThere(trx, units, answers, day)
    await mustBeComplete(trx, await readPlan(trx, unit, at), answers, day)
  }
  const planned = day > (await organisationDay(trx, at))
  const ids = []
  for (const { unit, answers } of beginnings)
    ids.push(await insertEnding(trx, { unit, kind, day, answers, person, at }, planned ? 'planned' : 'running'))
  if (planned)
    await logAdmin(
      trx,
      ...units.map(unit => ({ person, action: 'unit.ending-planned', subject: unit, detail: { day, kind } })),
    )
  // Whoever answers for it is told before it is no more.
  await tellOfEnding(trx, ids, at)
  if (!planned)
    await carryOut(
      trx,
      beginnings.map(({ unit, answers }) => ({ unit, day, answers, person, at })),
    )
}

interface Standing {
  readonly unit: Id
  readonly code: string
  readonly planned: boolean
  /** there from the day on, without an end */
  readonly goesOn: boolean
  readonly firstDay: string | null
  /** on the day */
  readonly begun: boolean
  /** by today: one that is still to come may be taken back on any day */
  readonly lived: boolean
}

/** What has ended, or will by a plan or a file, does not end twice; nothing ends before it began. */
async function mustGoOn(trx: Transaction<DB>, units: readonly Id[], day: string, at: number): Promise<void> {
  const { rows } = await sql<Standing>`
    select u.id as unit, u.code,
           exists (select from unit_ending e where e.unit_id = u.id and e.state = 'planned') as planned,
           exists (select from unit_version v where v.unit_id = u.id and upper(v.valid) is null) as "goesOn",
           (select min(lower(valid)) from unit_version v where v.unit_id = u.id having bool_and(lower(valid) is not null)) as "firstDay",
           exists (select from unit_version v where v.unit_id = u.id and coalesce(lower(valid), '-infinity') <= ${day}::date) as begun,
           exists (select from unit_version v where v.unit_id = u.id and lower(v.valid) <= organisation_day(${instant(at)})) as lived
      from unit u where u.id = any(${units}::uuid[])`.execute(trx)
  if (rows.length < units.length) throw notFound()
  const planned = rows.filter(row => row.planned)
  if (planned.length > 0) {
    throw refused(
      'organisation.ending-planned',
      ...planned.map(row => ({ place: 'unit', value: row.code, expectation: notPlanned })),
    )
  }
  const over = rows.filter(row => !row.goesOn)
  if (over.length > 0) {
    throw refused(
      'organisation.already-ended',
      ...over.map(row => ({ place: 'unit', value: row.code, expectation: living })),
    )
  }
  const early = rows.filter(row => row.lived && !row.begun)
  if (early.length > 0) {
    throw refused(
      'organisation.before-its-time',
      ...early.map(row => ({
        place: 'body/effectiveOn',
        value: day,
        expectation: { zh: `不早于 ${row.firstDay}`, en: `${row.firstDay} or later` },
      })),
    )
  }
}

const notPlanned = { zh: '没有已计划的撤销；可先取消计划', en: 'no planned ending; take that back first' }
const living = { zh: '仍在的部门', en: 'a unit that goes on' }

/** A plan for a day to come may be taken back until that day. */
export async function revokeEnding(trx: Transaction<DB>, unit: Id, person: Id, at: number): Promise<boolean> {
  const { rows } = await sql<{ day: string }>`
    update unit_ending set state = 'revoked', revoked_at = ${instant(at)}, revoked_by = ${person}
     where unit_id = ${unit}::uuid and state = 'planned' and kind <> 'import' returning day`.execute(trx)
  if (rows[0] === undefined) return false
  await logAdmin(trx, { person, action: 'unit.ending-revoked', subject: unit, detail: { day: rows[0].day } })
  return true
}
