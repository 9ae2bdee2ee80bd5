import { type OrganisationState, planImport } from '@huke/core/organisation'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisation, sheetsOf } from '../../core/organisation/organisation.fixture.ts'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { applyChanges } from './apply.ts'
import { organisationState } from './state-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const empty = ['membership', 'manager', 'unit_head', 'unit_version', 'unit', 'post', 'person']
  .map(t => `delete from ${t}`)
  .join('; ')
const days = ['2018-06-15', '2026-06-14', '2026-06-15', '2026-06-16', '2026-12-31', '2027-01-01']
const daysBefore = ['2018-06-14', '2026-06-13', '2026-06-14', '2026-06-15', '2026-12-30', '2026-12-31']

/** Of people who are or will be employed, what an export shows. */
const visible = (state: OrganisationState, day: string) => ({
  units: sorted(state.units),
  posts: sorted(state.posts),
  people: sorted(state.people.filter(p => p.left === null || p.left >= day)).map(p => ({
    ...p,
    memberships: sorted(
      p.memberships.filter(m => m.until === null || m.until >= day).map(m => ({ ...m, code: `${m.unit} ${m.since}` })),
    ),
  })),
})

const sorted = <T extends { code: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (a.code < b.code ? -1 : 1))

test('whatever organisations follow each other on whatever days, each is as its file says, and the days before stay', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ file: organisation, at: fc.nat({ max: days.length - 1 }), complete: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
      async steps => {
        await database.pool.query(empty)
        for (const { file, at, complete } of steps) {
          const day = days[at] as string
          const eve = daysBefore[at] as string
          const current = await organisationState(database.db, day)
          const plan = planImport(current, sheetsOf(file).sheets, { day, complete })
          if (plan.problems.length > 0) continue
          const treeBefore = (await organisationState(database.db, eve)).units
          await database.db.transaction().execute(trx => applyChanges(trx, plan.changes, plan.next, current, day))
          const after = await organisationState(database.db, day)
          expect(visible(after, day)).toEqual(visible(plan.next, day))
          expect((await organisationState(database.db, eve)).units).toEqual(treeBefore)
        }
      },
    ),
    { numRuns: 40, endOnFailure: true, verbose: 0 },
  )
})
