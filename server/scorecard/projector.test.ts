import type { Commitment } from '@huke/core/commitment'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import {
  accepted,
  type Company,
  delivered,
  failed,
  found,
  goOn,
  lapsed,
  passedTo,
  projectAll,
  promised,
  rated,
  reopened,
  returned,
  tell,
  type Telling,
  withdrawn,
  write,
} from './fixtures/company.ts'
import { closeMonths, projectScorecards, recomputeScorecards, verifyScorecards } from './index.ts'

let database: TestDatabase
let company: Company
beforeEach(async () => {
  database = await testDatabase()
  company = await found(database.db)
})
afterEach(() => database.close())

const start = Date.parse('2026-11-02T08:00:00Z')
const day = 86_400_000
const closed: Telling = [
  [1, promised],
  [12, delivered],
  [13, accepted],
]

/** How many the desk closed, by the sums of that grain. */
async function closedBy(grain: 'day' | 'month'): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum((counts->>'closed.n')::int), 0)::int as n from scorecard_sum
     where role = 'supplier' and unit_id = ${company.units.desk} and split = 'whole' and grain = ${grain}`.execute(
    database.db,
  )
  return rows[0].n
}

const sums = async () =>
  (await sql`select * from scorecard_sum order by role, unit_id, split, grain, start, part`.execute(database.db)).rows

describe('the projector', () => {
  test('adds a closed commitment to day and month once, whatever becomes of it afterwards', async () => {
    const { db } = database
    const first = tell(company, start, closed)
    await write(db, [first])
    await projectAll(db)
    expect([await closedBy('day'), await closedBy('month')]).toEqual([1, 1])
    const again = goOn(first, [[20, reopened]])
    await write(db, [again])
    await projectAll(db)
    expect([await closedBy('day'), await closedBy('month')]).toEqual([1, 1])
    await write(db, [
      goOn(again, [
        [22, delivered],
        [40 * 24, accepted],
      ]),
    ])
    await projectAll(db)
    expect([await closedBy('day'), await closedBy('month')]).toEqual([1, 1])
  })

  test('arrives step by step at what a recomputation gives, whatever happens in whatever order', async () => {
    const { db } = database
    const random = seeded(20_261_122)
    const commitments: Commitment[] = []
    for (let round = 0; round < 8; round++) {
      const fresh = Array.from({ length: 12 }, (_, i) => tell(company, start + random(200) * day, anyStory(random, i)))
      const changed = commitments.flatMap((c, i) => (random(3) === 0 ? [(commitments[i] = change(c, random))] : []))
      commitments.push(...fresh)
      await write(db, [...fresh, ...changed])
      await projectAll(db)
    }
    expect(await verifyScorecards(db, Date.now())).toEqual([])
    const stepwise = await sums()
    expect(stepwise.length).toBeGreaterThan(50)
    await sql`truncate scorecard_sum`.execute(db)
    expect((await verifyScorecards(db, Date.now())).length).toBe(stepwise.length)
    await recomputeScorecards(db, Date.now())
    expect(await sums()).toEqual(stepwise)
  })

  test('leaves out what one side said, and that it did, until the other may know it', async () => {
    const { db } = database
    await write(db, [tell(company, start, [...closed, [14, rated(0)]])])
    const counted = async () => {
      const { rows } = await sql<{ key: string }>`
        select distinct key from scorecard_sum cross join jsonb_object_keys(counts) as key
         where key like 'satisfaction%' or key like 'coverage%' order by key`.execute(db)
      return rows.map(row => row.key)
    }
    const end = start + 13 * 3_600_000 + 14 * day
    await projectAll(db, end - 1)
    expect(await counted()).toEqual([])
    expect(await verifyScorecards(db, end - 1)).toEqual([])
    await projectScorecards(db, end)
    expect(await counted()).toEqual(['coverage.k', 'coverage.n', 'satisfaction.n'])
    expect(await verifyScorecards(db, end)).toEqual([])
  })

  test('leaves out no more than that where both have spoken', async () => {
    const { db } = database
    const both: Telling = [
      ...closed,
      [14, rated(0)],
      [15, { type: 'customer-evaluated', evaluation: { score: 1, scale: 'good-bad' } }],
    ]
    await write(db, [tell(company, start, both)])
    await projectAll(db, start + 16 * 3_600_000)
    const { rows } = await sql`select from scorecard_sum where counts ? 'satisfaction.n'`.execute(db)
    expect(rows.length).toBeGreaterThan(0)
  })

  test('does not lose a transaction that began early and commits late', async () => {
    const { db, pool } = database
    const [late, early] = [tell(company, start, closed), tell(company, start, closed)]
    const slow = await pool.connect()
    await slow.query('begin')
    await slow.query('select pg_current_xact_id()')
    await write(db, [early])
    await projectScorecards(db, Date.now())
    expect(await closedBy('day')).toBe(0)
    await writeOn(slow, late)
    await slow.query('commit')
    slow.release()
    await projectAll(db)
    expect(await closedBy('day')).toBe(2)
  })

  test('counts once when two of it run at once', async () => {
    const { db } = database
    await write(
      db,
      Array.from({ length: 40 }, () => tell(company, start, closed)),
    )
    await Promise.all([
      projectScorecards(db, Date.now()),
      projectScorecards(db, Date.now()),
      projectScorecards(db, Date.now()),
    ])
    await projectAll(db)
    expect(await closedBy('month')).toBe(40)
  })
})

describe('a month that is final', () => {
  /** The desk's figure of a month. */
  const figureOf = async (key: string, month: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select coalesce(sum((counts->>${key})::int), 0)::int as n from scorecard_sum
       where role = 'supplier' and unit_id = ${company.units.desk} and split = 'whole' and grain = 'month'
         and start = ${month}::date`.execute(database.db)
    return rows[0].n
  }
  const september = Date.parse('2026-09-10T00:00:00Z')
  const december = Date.parse('2026-12-05T00:00:00Z')

  test('shows for ever what it showed, and what comes later counts where it happens', async () => {
    const { db } = database
    const first = tell(company, september, closed)
    await write(db, [first])
    await projectAll(db)
    await closeMonths(db, Date.parse('2026-10-20T00:00:00Z'))
    expect(await figureOf('first-pass.k', '2026-09-01')).toBe(1)
    await closeMonths(db, Date.parse('2026-10-21T16:00:00Z'))
    const again = goOn(first, [
      [60 * 24, reopened],
      [60 * 24 + 2, delivered],
      [60 * 24 + 3, accepted],
    ])
    await write(db, [again])
    await projectAll(db, december)
    expect(await figureOf('first-pass.k', '2026-09-01')).toBe(1)
    expect(await figureOf('first-pass.k', '2026-12-01')).toBe(-1)
    expect(await figureOf('closed.n', '2026-09-01')).toBe(1)
    expect(await figureOf('closed-again.n', '2026-11-01')).toBe(1)
    expect(await verifyScorecards(db, Date.now())).toEqual([])
    await recomputeScorecards(db, december)
    expect(await figureOf('first-pass.k', '2026-12-01')).toBe(-1)
    expect(await verifyScorecards(db, Date.now())).toEqual([])
  })

  test('has what passed its standard in it, though it lay before the customer when the month became final', async () => {
    const { db } = database
    const asked = Date.parse('2025-09-27T07:45:50.599Z')
    const hoursUntil = (time: string) => (Date.parse(time) - asked) / 3_600_000
    const first = tell(company, asked, [
      [1, promised],
      [25, { type: 'breached', clock: 'resolution', run: 1 }],
      [hoursUntil('2025-10-17T06:18:19.599Z'), delivered],
    ])
    await write(db, [first, tell(company, Date.parse('2025-09-10T00:00:00Z'), closed)])
    await projectAll(db)
    await closeMonths(db, Date.parse('2025-10-20T16:00:00Z'))
    await write(db, [goOn(first, [[hoursUntil('2025-10-21T06:00:00Z'), accepted]])])
    await projectAll(db, Date.parse('2025-10-21T06:00:00Z'))
    expect([await figureOf('on-time.n', '2025-09-01'), await figureOf('on-time.n', '2025-10-01')]).toEqual([2, 0])
    expect(await figureOf('on-time.k', '2025-09-01')).toBe(1)
    expect(await verifyScorecards(db, Date.parse('2025-10-22T00:00:00Z'))).toEqual([])
  })

  test('that was changed by hand is named', async () => {
    const { db } = database
    const c = tell(company, september, closed)
    await write(db, [c])
    await projectAll(db)
    await closeMonths(db, december)
    await sql`update scorecard_share set counts = counts || '{"first-pass.k": 3}'
               where commitment_id = ${c.id} and part = 'closing/1'`.execute(db)
    const found = await verifyScorecards(db, Date.now())
    expect(new Set(found.map(d => d.what))).toEqual(new Set(['month', 'commitment', 'sum']))
  })

  test('is open to the history of another system', async () => {
    const { db } = database
    await write(db, [tell(company, september, closed)])
    await projectAll(db)
    await closeMonths(db, december)
    const source = { kind: 'import', id: null, version: 1 } as const
    await write(db, [tell(company, september, closed, { terms: { ...company.terms, source } })], { imported: true })
    await projectAll(db, december)
    expect(await figureOf('closed.n', '2026-09-01')).toBe(2)
    expect(await verifyScorecards(db, Date.now())).toEqual([])
  })
})

describe('the verification', () => {
  test('names a share that was changed, and the sum that no longer fits', async () => {
    const { db } = database
    const c = tell(company, start, closed)
    await write(db, [c])
    await projectAll(db)
    await sql`update scorecard_share set detail = detail || '{"onTime": false}' where commitment_id = ${c.id} and part = 'closing/1' and role = 'supplier'`.execute(
      db,
    )
    await sql`update scorecard_sum set counts = counts || '{"closed.n": 7}' where role = 'customer' and grain = 'day' and split = 'whole'`.execute(
      db,
    )
    const found = await verifyScorecards(db, Date.now())
    expect(found.map(d => d.what)).toEqual(['commitment', 'sum'])
    expect(found[1]).toMatchObject({ stored: { 'closed.n': 7 }, expected: { 'closed.n': 1 }, role: 'customer' })
  })

  test('passes over what the projector has not read yet', async () => {
    const { db } = database
    await write(db, [tell(company, start, closed)])
    expect(await verifyScorecards(db, Date.now())).toEqual([])
  })
})

/** One journal row and its commitment, on a connection that is inside a transaction. */
async function writeOn(
  client: { query(text: string, values: unknown[]): Promise<unknown> },
  c: Commitment,
): Promise<void> {
  const at = new Date(c.requestedAt)
  await client.query(
    `insert into commitment (id, number, root_id, kind, state, ball, version, title, priority, customer_unit, supplier_unit,
                             requested_at, last_event_at, words, state_data)
     values ($1, $2, $1, 'request', 'accepted', 'nobody', 1, 'late', 'normal', $3, $4, $5, $5, '', $6)`,
    [c.id, `late-${c.id}`, c.customer.unit, c.supplier.unit, at, JSON.stringify(c)],
  )
  await client.query(
    `insert into journal (root_id, seq, commitment_id, type, at, recorded_at, event, salt, prev_hash, hash)
     values ($1, 1, $1, 'test', $2, now(), '{}', '', '', '')`,
    [c.id, at],
  )
}

type Random = (below: number) => number

/** Numerical Recipes' linear congruential generator: the same story on every run. */
function seeded(seed: number): Random {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function anyStory(random: Random, i: number): Telling {
  const { network } = company.units
  const stories: readonly Telling[] = [
    [],
    [[1, promised]],
    [...closed, [14, rated(i % 2)]],
    [
      [5, promised],
      [30 + random(50), delivered],
      [90, lapsed],
    ],
    [
      [1, promised],
      [6, delivered],
      [7, returned],
      [20, delivered],
      [21, accepted],
    ],
    [
      [2, promised],
      [random(40) + 3, passedTo(network)],
      [50, delivered],
      [51, accepted],
      [60, rated(1)],
    ],
    [
      [3, promised],
      [4 + random(40), withdrawn],
    ],
    [
      [3, promised],
      [9, failed],
    ],
  ]
  return stories[random(stories.length)]
}

function change(c: Commitment, random: Random): Commitment {
  const after = (c.lastEventAt - c.requestedAt) / 3_600_000 + 1 + random(48)
  if (c.state === 'accepted') return goOn(c, [[after, random(2) === 0 ? reopened : rated(random(2))]])
  if (c.state === 'returned')
    return goOn(c, [
      [after, delivered],
      [after + 1, accepted],
    ])
  return c.state === 'promised'
    ? goOn(c, [
        [after, delivered],
        [after + 2, accepted],
      ])
    : c
}
