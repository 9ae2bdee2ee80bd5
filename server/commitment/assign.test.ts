import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CompanyDesk, companyDesk } from '../organisation/ending/fixtures/desk.ts'

let desk: CompanyDesk
beforeEach(async () => {
  desk = await companyDesk()
})
afterEach(() => desk.close())

const policy = (assignment: 'round-robin' | 'least-loaded') =>
  sql`update service_version set definition = jsonb_set(definition, '{assignment}', to_jsonb(${assignment}::text))`.execute(
    desk.database.db,
  )
/** Who gets so many requests in a row. */
const given = async (count: number, from = 'SELLS'): Promise<readonly string[]> => {
  const got: string[] = []
  for (let i = 0; i < count; i++)
    got.push((await desk.sides(await desk.ordered(from, 'laptop'))).supplier.replace('it/', ''))
  return got
}
const takingPart = (person: string, takesPart: boolean, standIn: string | null = null) => ({
  person: desk.id(person),
  takesPart,
  standIn: standIn && desk.id(standIn),
})
const says = (who: string, ...members: object[]) =>
  desk.ask(who, 'PUT', `/units/${desk.id('it')}/assignment`, { members })

test('everybody of the unit takes part who is there and can sign in, one after the other', async () => {
  await policy('round-robin')
  expect((await given(6)).toSorted()).toEqual(['HEAD', 'HEAD', 'MATE', 'MATE', 'SERVES', 'SERVES'])
  await desk.database.db
    .updateTable('account')
    .set({ disabled_at: new Date(0) })
    .where('login', '=', 'MATE')
    .execute()
  expect(new Set(await given(4))).toEqual(new Set(['HEAD', 'SERVES']))
  await desk.database.db
    .updateTable('account')
    .set({ disabled_at: null, password_hash: null })
    .where('login', '=', 'MATE')
    .execute()
  expect(new Set(await given(4))).toEqual(new Set(['HEAD', 'SERVES']))
  await desk.database.db
    .updateTable('person')
    .set({ employed: '[2020-01-01,2026-03-01)' })
    .where('code', '=', 'SERVES')
    .execute()
  expect(await given(2)).toEqual(['HEAD', 'HEAD'])
})

test('never the customer, and nobody who is away or has lent their rights', async () => {
  await policy('least-loaded')
  expect(await given(3, 'HEAD')).not.toContain('HEAD')
  await desk.good('HEAD', 'POST', `/people/${desk.id('MATE')}/absences`, {
    firstDay: '2026-03-09',
    lastDay: null,
    to: null,
  })
  await sql`insert into delegation (id, from_person, to_person, valid) values
    (${v7()}, ${desk.id('HEAD')}, ${desk.id('BOSS')}, '[2026-03-09,2026-03-20)')`.execute(desk.database.db)
  expect(new Set(await given(3))).toEqual(new Set(['SERVES']))
})

test.each(['round-robin', 'least-loaded'] as const)(
  'who does not take part gets nothing, and a stand-in what is another’s: %s',
  async assignment => {
    await policy(assignment)
    expect((await says('MATE', takingPart('HEAD', false))).status).toBe(403)
    expect((await says('HEAD', takingPart('HEAD', false), takingPart('SERVES', true, 'MATE'))).status).toBe(204)
    expect(await given(4)).not.toContain('HEAD')
    await desk.good('HEAD', 'POST', `/people/${desk.id('SERVES')}/absences`, {
      firstDay: '2026-03-09',
      lastDay: null,
      to: null,
    })
    expect(new Set(await given(4))).toEqual(new Set(['MATE']))
    await says('OFFICE', takingPart('MATE', false))
    expect(new Set(await given(2))).toEqual(new Set(['MATE']))
    await says('HEAD', takingPart('SERVES', true))
    expect(await given(1)).toEqual(['it'])
    const { items } = await desk.good('SELLS', 'GET', `/units/${desk.id('it')}/assignment`)
    expect(
      items
        .map((m: { person: { code: string }; takesPart: boolean; here: boolean }) => [
          m.person.code,
          m.takesPart,
          m.here,
        ])
        .toSorted(),
    ).toEqual([
      ['HEAD', false, true],
      ['MATE', false, true],
      ['SERVES', true, false],
    ])
  },
)

test('members only take part, and only who may hold the work stands in', async () => {
  for (const [place, wrong] of [
    ['person', takingPart('SELLS', true)],
    ['standIn', takingPart('SERVES', true, 'SELLS')],
    ['standIn', takingPart('SERVES', true, 'SERVES')],
  ] as const)
    expect((await says('HEAD', wrong)).body).toMatchObject({
      code: 'invalid-input',
      errors: [{ place: `body/members/0/${place}` }],
    })
})
