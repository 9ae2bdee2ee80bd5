import { type Answers, type Destination, noAnswers } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { refused, type RefusedValue, type Words } from '../../http/index.ts'
import type { Plan } from './plan.ts'
import type { AnswersBody } from './schema.ts'

/** What a body says, with what is said of single things by their id. Of a thing neither sent nor ended nothing is said. */
export function answersOf({
  owes = null,
  owed = null,
  services = null,
  people = null,
  below = null,
  each,
}: AnswersBody): Answers {
  const single = <T, R>(all: readonly T[] | undefined, read: (one: T) => [string, R | null]): Record<string, R> =>
    Object.fromEntries((all ?? []).map(read).filter((entry): entry is [string, R] => entry[1] !== null))
  return {
    ...noAnswers,
    owes,
    owed,
    services: services === null ? null : 'to' in services ? services : 'retire',
    people,
    below,
    byMatter: single(each?.matters, ({ id, to, withdraw }): [string, Destination | null] => [
      id,
      to === undefined ? (withdraw === undefined ? null : { withdraw }) : { to },
    ]),
    byService: single(each?.services, ({ id, to, retire }): [string, { to: string } | 'retire' | null] => [
      id,
      to === undefined ? (retire === undefined ? null : 'retire') : { to },
    ]),
    byPerson: single(each?.people, ({ id, to }): [string, string | null] => [id, to]),
  }
}

/** Refuses answers that leave something without a place, with everything that is missing, in words. */
export async function mustBeComplete(trx: Transaction<DB>, plan: Plan, answers: Answers, day: string): Promise<void> {
  const left = await countLeft(trx, plan, answers, day)
  const missing: (RefusedValue | null)[] = [
    lacks('owes', answers.owes === null ? left.owes : 0, n => ({
      zh: `它未办结的 ${n} 件事项由哪个部门接手，或撤回并告知客户`,
      en: `the unit that takes over the ${n} open matters it owes, or a word to their customers`,
    })),
    lacks('owed', answers.owed === null ? left.owed : 0, n => ({
      zh: `别人欠它的 ${n} 件事项由哪个部门接收，或撤回并告知服务方`,
      en: `the unit that takes the ${n} open matters owed to it, or a word to their suppliers`,
    })),
    lacks('services', answers.services === null ? left.services : 0, n => ({
      zh: `它的 ${n} 项服务转到哪个部门，或停用`,
      en: `the unit its ${n} services go to, or that they are retired`,
    })),
    lacks('people', answers.people === null ? left.people : 0, n => ({
      zh: `它的 ${n} 名成员转到哪个部门`,
      en: `the unit its ${n} people move to`,
    })),
    lacks('below', answers.below === null ? plan.below.length : 0, n => ({
      zh: `它的 ${n} 个下级部门归到哪个部门`,
      en: `the unit above the ${n} units below it`,
    })),
  ]
  const errors = missing.filter(error => error !== null)
  if (errors.length > 0) throw refused('organisation.ending-unanswered', ...errors)
}

const lacks = (place: string, count: number, words: (n: number) => Words): RefusedValue | null =>
  count === 0 ? null : { place: `body/${place}`, value: count, expectation: words(count) }

interface Left {
  readonly owes: number
  readonly owed: number
  readonly services: number
  readonly people: number
}

/** How many of each nothing was said of by themselves. */
async function countLeft(trx: Transaction<DB>, { unit }: Plan, answers: Answers, day: string): Promise<Left> {
  const matters = Object.keys(answers.byMatter)
  const people = Object.keys(answers.byPerson)
  const services = Object.keys(answers.byService)
  const moving = services.filter(id => typeof answers.byService[id] === 'object')
  const open = sql`closed_at is null and imported_from is null and id <> all(${matters}::uuid[])`
  const { rows } = await sql<Left>`
    select (select count(*)::int from commitment
             where ${open} and supplier_unit = ${unit.id}::uuid
               and (supplier_person is null or supplier_person <> all(${people}::uuid[]))
               and (service_id is null or service_id <> all(${moving}::uuid[]))) as owes,
           (select count(*)::int from commitment
             where ${open} and exists (
               select from commitment_customer where commitment_id = id and unit_id = ${unit.id}::uuid
                  and (person_id is null or person_id <> all(${people}::uuid[])))) as owed,
           (select count(*)::int from service
             where unit_id = ${unit.id}::uuid and retired_at is null and id <> all(${services}::uuid[])) as services,
           (select count(distinct person_id)::int from membership
             where unit_id = ${unit.id}::uuid and person_id <> all(${people}::uuid[])
               and (upper(valid) is null or upper(valid) > ${day}::date)) as people`.execute(trx)
  return rows[0] as Left
}
