import type { Id } from '@huke/core/commitment'
import { type Answers, unitsIn } from '@huke/core/organisation'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { Refused } from '../../http/index.ts'
import type { Chore } from '../../queue/index.ts'
import type { World } from '../../world.ts'
import { lockOrganisation } from '../lock.ts'
import { carryOut } from './carry-out.ts'
import { startEnding } from './store.ts'
import { tellOfEnding } from './tell-of-ending.ts'

interface Due {
  readonly id: Id
  readonly unit: Id
  readonly day: string
  readonly answers: Answers
  /** the nearest unit above that is there */
  readonly above: Id | null
  /** of the units the answers name, those that are there */
  readonly there: readonly Id[]
}

/** On its day a planned ending is carried out with what is there then; what nobody answered for goes to the unit above. */
export const carryOutPlanned: Chore = {
  name: 'end units',
  everySeconds: 30,
  run: async world => {
    for (const id of await dueEndings(world)) await carryOne(world, id)
  },
}

async function dueEndings({ db, now }: World): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from unit_ending
     where state = 'planned' and day <= organisation_day(${instant(now())}) order by day, id limit 50`.execute(db)
  return rows.map(row => row.id)
}

/** Each in a transaction of its own: one that fails stops none of the others, and is tried again. */
async function carryOne(world: World, id: Id): Promise<void> {
  try {
    await world.db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      const due = await read(trx, id, world.now())
      if (due === null) return
      const answers = repaired(due)
      await startEnding(trx, id, due.unit, answers, world.now())
      await carryOut(trx, [{ unit: due.unit, day: due.day, answers, person: null, at: world.now() }])
      await tellOfEnding(trx, [id], world.now())
    })
  } catch (error) {
    world.log.error({ err: error, ending: id }, 'ending failed')
    const problem = error instanceof Refused ? error.code : 'fault'
    await world.db
      .updateTable('unit_ending')
      .set({ problem: JSON.stringify({ zh: `未能执行（${problem}）`, en: `could not be carried out (${problem})` }) })
      .where('id', '=', id)
      .execute()
  }
}

async function read(db: Kysely<DB>, id: Id, at: number): Promise<Due | null> {
  const { rows } = await sql<Omit<Due, 'there'>>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    due as (select * from unit_ending where id = ${id} and state = 'planned' for update),
    alive as (select unit_id from unit_version, today where valid @> day),
    climb (here, level) as (
      select u.last_parent, 1 from due join unit u on u.id = due.unit_id where u.last_parent is not null
       union all
      select u.last_parent, climb.level + 1 from climb join unit u on u.id = climb.here
       where climb.here not in (select unit_id from alive) and u.last_parent is not null and climb.level < 50)
    select due.id, due.unit_id as unit, due.day, due.answers,
           (select here from climb where here in (select unit_id from alive) order by level limit 1) as above
      from due`.execute(db)
  const due = rows[0]
  if (due === undefined) return null
  const named = await sql<{ id: Id }>`
    select unit_id as id from unit_version
     where unit_id = any(${unitsIn(due.answers)}::uuid[]) and valid @> organisation_day(${instant(at)})`.execute(db)
  return { ...due, there: named.rows.map(row => row.id) }
}

/** A unit that was to take over may have ended meanwhile, and something may have come that nobody was asked about. */
function repaired({ answers, above, there }: Due): Answers {
  const living = new Set(there)
  const place = (unit: Id): Id => (living.has(unit) ? unit : (above ?? unit))
  const move = <T>(said: T): T =>
    (typeof said === 'object' && said !== null && 'to' in said ? { ...said, to: place(String(said.to)) } : said) as T
  const each = <T>(map: Readonly<Record<Id, T>>): Readonly<Record<Id, T>> =>
    Object.fromEntries(Object.entries(map).map(([key, said]) => [key, move(said)]))
  const instead = above === null ? null : { to: above }
  return {
    owes: move(answers.owes) ?? instead,
    owed: move(answers.owed) ?? instead,
    services: move(answers.services) ?? instead ?? 'retire',
    people: answers.people === null ? above : place(answers.people),
    below: answers.below === null ? above : place(answers.below),
    byMatter: each(answers.byMatter),
    byService: each(answers.byService),
    byPerson: Object.fromEntries(Object.entries(answers.byPerson).map(([key, unit]) => [key, place(unit)])),
  }
}
