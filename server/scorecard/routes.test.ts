import { measureDefinitions } from '@huke/core/scorecard'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { releaseAnswers } from '../evaluation/index.ts'
import { testApp, type TestApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import {
  accepted,
  type Company,
  delivered,
  failed,
  found,
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
import { scorecardCodes, scorecardRoutes } from './index.ts'
import type { Behind, Overview, Scorecard } from './schema.ts'

let database: TestDatabase
let server: TestApp
let company: Company
const now = Date.parse('2026-11-22T04:00:00Z')

const at = (day: string): number => Date.parse(`${day}T08:00:00Z`)
const closed: Telling = [
  [1, promised],
  [12, delivered],
  [13, accepted],
]

beforeAll(async () => {
  database = await testDatabase()
  company = await found(database.db)
  server = await testApp(database, { routes: [scorecardRoutes], codes: scorecardCodes, now: () => now })
  const { units, people, terms } = company
  await sql`insert into role_grant (person_id, role) values (${people[7]}, 'officer')`.execute(database.db)
  await sql`insert into unit_head (unit_id, person_id, valid) values (${units.company}, ${people[6]}, '[2020-01-01,)')`.execute(
    database.db,
  )
  const anonymous = { ...terms, evaluation: { ...terms.evaluation, attribution: 'anonymous' as const } }
  const five = { ...terms, evaluation: { ...terms.evaluation, scale: 'five' as const } }
  const by = (person: number) => ({ customer: { unit: units.sales, person: people[person] } })
  const score = (n: number): Telling => [
    ...closed,
    [14, { type: 'evaluated', evaluation: { score: n, scale: 'five' } }],
  ]
  await write(database.db, [
    ...[0, 2, 3, 4, 5].map(person =>
      tell(company, at('2026-11-02'), [...closed, [14, rated(person === 0 ? 0 : 1)]], by(person)),
    ),
    tell(company, at('2026-11-03'), score(4), { ...by(2), terms: five }),
    tell(company, at('2026-11-03'), [
      [1, promised],
      [6, delivered],
      [7, returned],
      [30, delivered],
      [31, accepted],
    ]),
    tell(company, at('2026-11-04'), [
      [5, promised],
      [30, passedTo(units.network)],
      [40, delivered],
      [50, lapsed],
    ]),
    tell(
      company,
      at('2026-11-05'),
      [
        [1, promised],
        [3, withdrawn],
      ],
      { service: null, kind: 'ad-hoc' },
    ),
    tell(company, at('2026-11-06'), [
      [1, promised],
      [3, failed],
    ]),
    tell(company, at('2026-11-07'), [...closed, [20, reopened], [22, delivered], [23, accepted]]),
    tell(company, at('2026-11-08'), [
      [1, promised],
      [2, { type: 'asked', question: '哪种?' }],
      [3, { type: 'answered', words: '轻的' }],
      [5, delivered],
      [6, accepted],
    ]),
    tell(company, at('2026-11-08'), [
      [1, promised],
      [2, { type: 'asked', question: '哪天?' }],
      [20, { type: 'answered', words: '周一' }],
      [25, delivered],
      [26, accepted],
    ]),
    ...[0, 2, 3, 4, 5].map(person =>
      tell(company, at('2026-09-02'), [...closed, [14, rated(1)]], { ...by(person), terms: anonymous }),
    ),
    tell(company, at('2026-08-03'), [...closed, [14, rated(0)]], { ...by(0), terms: anonymous }),
    tell(company, at('2026-09-04'), [...closed, [14, rated(0)]], {
      ...by(0),
      supplier: { unit: units.network, person: null },
      terms: anonymous,
    }),
    ...[0, 2, 3, 4, 5].map(person =>
      tell(company, at('2026-11-09'), [...closed, [14, rated(0)]], { ...by(person), terms: anonymous }),
    ),
  ])
  await projectAll(database.db)
  await releaseAnswers(database.db, now)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const [customer, generalManager, officer] = [0, 6, 7]

async function get<T>(path: string, person: number = officer, language = 'zh'): Promise<T> {
  const headers = { ...(await server.as(company.people[person])), 'accept-language': language }
  const response = await server.app.inject({ url: `/api/v1${path}`, headers })
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${response.body}`)
  return response.json<T>()
}

async function statusOf(path: string, person: number): Promise<number> {
  const headers = await server.as(company.people[person])
  return (await server.app.inject({ url: `/api/v1${path}`, headers })).statusCode
}

const scorecard = (unit: string, query = 'period=2026-11', person = officer): Promise<Scorecard> =>
  get(`/units/${unit}/scorecard?${query}`, person)

async function behind(unit: string, query: string, person = officer): Promise<Behind[]> {
  const items: Behind[] = []
  for (let after = ''; ; ) {
    const page = await get<{ items: Behind[]; next: string | null }>(
      `/units/${unit}/scorecard/commitments?period=2026-11&limit=4&${query}${after}`,
      person,
    )
    items.push(...page.items)
    if (page.next === null) return items
    after = `&after=${page.next}`
  }
}

const figure = (side: Scorecard['asSupplier'], name: string) => {
  const measure = side.measures.find(m => m.name === name)
  if (measure === undefined) throw new Error(`no measure ${name}`)
  return measure
}

const sum = (numbers: readonly (number | null)[]): number => numbers.reduce((a: number, b) => a + (b ?? 0), 0)

describe('the mirror of a department', () => {
  test('holds the teams below it, and shows supplier and customer the same figures of the same work', async () => {
    const { it, desk, network, sales } = company.units
    const [whole, left, right, other] = await Promise.all([it, desk, network, sales].map(unit => scorecard(unit)))
    expect(figure(whole.asSupplier, 'closed').value).toBe(17)
    expect(figure(left.asSupplier, 'closed').value).toBe(16)
    expect(figure(whole.asSupplier, 'ad-hoc')).toMatchObject({ n: 18, numerator: 1 })
    expect(whole.asSupplier.beside).toMatchObject([{ of: 'agreed', measures: [{ name: 'closed', n: 1 }] }])
    expect(figure(right.asSupplier, 'closed').value).toBe(1)
    const shown = (side: Scorecard['asSupplier']) => side.measures.map(measure => ({ ...measure, trend: [] }))
    expect(shown(other.asCustomer)).toEqual(shown(whole.asSupplier))
    expect(figure(whole.asCustomer, 'closed')).toMatchObject({ value: 0, n: 0 })
  })

  test('blames the unit that let the target pass, not the one that then delivered', async () => {
    const right = await scorecard(company.units.network)
    expect(figure(right.asSupplier, 'on-time')).toMatchObject({ value: null, n: 0 })
    expect(figure(right.asSupplier, 'lapsed')).toMatchObject({ value: 1, n: 1 })
  })

  test('draws the standard, the twelve months and the period before', async () => {
    const { asSupplier, compare } = await scorecard(company.units.it)
    const onTime = figure(asSupplier, 'on-time')
    expect(onTime).toMatchObject({ standard: 0.95, previous: { value: null, n: 0 }, better: 'higher' })
    expect(onTime.trend.map(p => [p.start, p.n])).toEqual([
      ['2026-08-01', 1],
      ['2026-09-01', 6],
      ['2026-11-01', onTime.n],
    ])
    expect(compare).toEqual({ from: '2026-10-01', to: '2026-10-31' })
  })

  test('gives the same for a month and for its days', async () => {
    const month = await scorecard(company.units.it, 'period=2026-11&compare=none')
    const days = await scorecard(company.units.it, 'period=2026-11-02..2026-11-29&compare=none')
    expect(days.asSupplier).toEqual(month.asSupplier)
  })

  test('names services and counterparts with what they rest on', async () => {
    const { asSupplier } = await scorecard(company.units.it)
    expect(asSupplier.services.map(line => [line.service?.name.zh, line.measures[0].n])).toEqual([
      ['配电脑', 17],
      [undefined, 0],
    ])
    expect(asSupplier.counterparts.map(line => [line.unit.id, line.measures[0].n])).toEqual([[company.units.sales, 17]])
  })

  test('counts answers that are not named once their month has ended, and not before', async () => {
    const september = await scorecard(company.units.it, 'period=2026-09')
    expect(figure(september.asSupplier, 'satisfaction')).toMatchObject({ value: 0.9, n: 5, nearlyOne: 5 })
    expect(figure(september.asSupplier, 'coverage')).toMatchObject({ value: 1, n: 5 })
    const november = await scorecard(company.units.it)
    expect(figure(november.asSupplier, 'satisfaction')).toMatchObject({ n: 6, numerator: 5 })
    const ragged = await scorecard(company.units.it, 'period=2026-09-01..2026-09-29')
    expect(figure(ragged.asSupplier, 'satisfaction')).toMatchObject({ value: null, n: 0 })
  })
})

describe('an answer without a name that is one of too few', () => {
  test('cannot be had by taking months from their quarter, nor teams from their department', async () => {
    const satisfied = async (unit: string, period: string) =>
      figure((await scorecard(unit, `period=${period}`)).asSupplier, 'satisfaction')
    const { it, desk, network } = company.units
    expect(await satisfied(desk, '2026-09')).toMatchObject({ value: 0.9, n: 5 })
    expect(await satisfied(network, '2026-09')).toMatchObject({ value: null, n: 0 })
    expect(await satisfied(it, '2026-09')).toMatchObject({ value: 0.9, n: 5 })
    expect(await satisfied(it, '2026-Q3')).toMatchObject({ value: 0.9, n: 5 })
    expect(await satisfied(it, '2026')).toMatchObject({ value: 9.5 / 11, n: 11 })
  })

  test('is in no line of a service or counterpart', async () => {
    const { asSupplier } = await scorecard(company.units.it, 'period=2026-09')
    for (const { measures } of [...asSupplier.services, ...asSupplier.counterparts]) {
      expect(measures.find(m => m.name === 'satisfaction')).toMatchObject({ value: null, n: 0 })
    }
  })
})

describe('the commitments behind a figure', () => {
  test.each(measureDefinitions.map(m => m.name))('of %s are exactly those it rests on', async name => {
    for (const [unit, role, side] of [
      [company.units.it, 'supplier', 'asSupplier'],
      [company.units.sales, 'customer', 'asCustomer'],
    ] as const) {
      const shown = figure((await scorecard(unit))[side], name)
      const all = await behind(unit, `role=${role}&measure=${name}`)
      expect(sum(all.map(row => row.denominator))).toBe(shown.n)
      expect(new Set(all.map(row => `${row.id} ${row.part}`)).size).toBe(all.length)
      if (shown.numerator !== null && shown.unit === 'share') {
        expect(sum(all.map(row => row.numerator))).toBe(shown.numerator)
        const [kept, missed] = [
          await behind(unit, `role=${role}&measure=${name}&part=numerator`),
          await behind(unit, `role=${role}&measure=${name}&part=missed`),
        ]
        expect(sum(kept.map(row => row.numerator))).toBe(shown.numerator)
        expect(sum(missed.map(row => row.denominator - (row.numerator ?? 0)))).toBe(shown.n - shown.numerator)
      }
    }
  })

  test('are narrowed to a service and a counterpart', async () => {
    const { it, sales, desk } = company.units
    expect(await behind(it, 'role=supplier&measure=closed&service=none')).toEqual([])
    expect(await behind(it, `role=supplier&measure=closed&service=${company.service}&other=${sales}`)).toHaveLength(17)
    expect(await behind(it, `role=supplier&measure=closed&other=${desk}`)).toEqual([])
  })

  test('say what each contributed', async () => {
    const late = await behind(company.units.it, 'role=supplier&measure=on-time&part=missed')
    expect(late.map(row => [row.day, row.value, row.title])).toEqual([
      ['2026-11-06', 0, '新员工电脑'],
      ['2026-11-05', 0, '新员工电脑'],
      ['2026-11-04', 0, '新员工电脑'],
    ])
    const slowest = await behind(company.units.it, 'role=supplier&measure=attainment')
    expect(Math.max(...slowest.map(row => row.value ?? 0))).toBeCloseTo(40 / 24, 10)
  })

  test('keep number and words from whoever may not see them, but not that they counted', async () => {
    const rows = await behind(company.units.it, 'role=supplier&measure=closed', customer)
    expect(rows).toHaveLength(17)
    const hidden = rows.filter(row => !row.visible)
    expect(hidden.length).toBeGreaterThan(0)
    for (const row of hidden) expect(row).toMatchObject({ id: null, number: null, title: null, value: 1 })
  })

  test('never hold an anonymous opinion, not for the officer either', async () => {
    const path = `/units/${company.units.it}/scorecard/commitments?period=2026-09&role=supplier&measure`
    expect(await get(`${path}=satisfaction`)).toEqual({ items: [], next: null })
    expect(await get(`${path}=coverage`)).toEqual({ items: [], next: null })
  })
})

describe('who is answered what', () => {
  test('an unknown period, measure or unit is refused', async () => {
    const { it } = company.units
    expect(await statusOf(`/units/${it}/scorecard?period=2026-13`, officer)).toBe(422)
    expect(await statusOf(`/units/${it}/scorecard?compare=yesterday`, officer)).toBe(422)
    expect(await statusOf(`/units/${it}/scorecard/commitments?measure=luck&role=supplier`, officer)).toBe(422)
    expect(
      await statusOf(`/units/${it}/scorecard/commitments?measure=lead-time&role=supplier&part=missed`, officer),
    ).toBe(422)
    expect(await statusOf(`/units/${company.service}/scorecard`, officer)).toBe(404)
  })

  test('periods are answered as far as calendars reach, and refused beyond', async () => {
    for (const [period, status] of [
      ['0001', 422],
      ['1919-12', 422],
      ['1920', 200],
      ['1920-01-01..1930-01-01', 200],
      ['2199-12', 200],
      ['9999', 422],
    ] as const) {
      for (const query of [`period=${period}`, `period=2026&compare=${period}`])
        expect(await statusOf(`/units/${company.units.it}/scorecard?${query}`, officer), query).toBe(status)
      expect(await statusOf(`/scorecard/overview?period=${period}`, officer), period).toBe(status)
    }
  })

  test('the overview and the workbook are for those who answer for the whole, the scorecard for all', async () => {
    const { it } = company.units
    const statuses = (person: number) =>
      Promise.all(
        [`/units/${it}/scorecard`, '/scorecard/overview', `/units/${it}/scorecard.xlsx`].map(p => statusOf(p, person)),
      )
    expect(await statuses(customer)).toEqual([200, 403, 403])
    expect(await statuses(generalManager)).toEqual([200, 200, 200])
    expect(await statuses(officer)).toEqual([200, 200, 200])
  })
})

test('the overview has a line for each department with all below it', async () => {
  const { departments } = await get<Overview>('/scorecard/overview?period=2026-11')
  const closedBy = new Map(departments.map(d => [d.unit.id, [d.asSupplier[0].n, d.asCustomer[0].n]]))
  expect(Object.fromEntries(closedBy)).toEqual({ [company.units.it]: [17, 0], [company.units.sales]: [0, 17] })
})

test.each([
  ['zh', ['记分卡', '按服务', '按对方部门', '服务单明细'], '准时率'],
  ['en', ['Scorecard', 'By service', 'By counterpart', 'Commitments'], 'On time'],
])(
  'the workbook in %s says method and n beside each figure and lists the commitments',
  async (language, sheets, onTime) => {
    const headers = { ...(await server.as(company.people[officer])), 'accept-language': language }
    const url = `/api/v1/units/${company.units.it}/scorecard.xlsx?period=2026-11`
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array((await server.app.inject({ url, headers })).rawPayload).buffer)
    expect(workbook.worksheets.map(sheet => sheet.name)).toEqual(sheets)
    const rows = workbook.worksheets[0].getSheetValues() as unknown[][]
    const line = rows.find(row => row?.[2] === onTime) ?? []
    expect(typeof line[3]).toBe('string')
    expect(line[4]).toBeCloseTo(Number(figure((await scorecard(company.units.it)).asSupplier, 'on-time').value), 10)
    expect(line[5]).toBe(figure((await scorecard(company.units.it)).asSupplier, 'on-time').n)
    expect(workbook.worksheets[3].rowCount).toBe(1 + 17)
  },
)
