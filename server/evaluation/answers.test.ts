import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fulfilWishes } from '../commitment/fulfil-wishes.ts'
import { allElse } from '../testing/all-else.ts'
import { askingCompany, type AskingCompany } from '../testing/asking-company.ts'

let company: AskingCompany
beforeAll(async () => {
  company = await askingCompany()
})
afterAll(() => company.close())

const bad = { kind: 'evaluate', evaluation: { scale: 'good-bad', score: 0, words: '装得太慢' } }
const fine = { kind: 'evaluate', evaluation: { scale: 'good-bad', score: 1 } }
const hour = 3_600_000

describe.each(['anonymous', 'named-to-auditors'] as const)('an answer that is %s', attribution => {
  test('changes nothing in the database but what is kept of answers', async () => {
    const c = await company.served(attribution, 'S1')
    const before = await allElse(company.database.db)
    const heard: string[] = []
    const end = company.running.world.live.listen(change => heard.push(change.id))
    await company.act('S1', c, bad)
    expect(await allElse(company.database.db)).toBe(before)
    await company.act('S1', c, fine)
    expect(await allElse(company.database.db)).toBe(before)
    await company.act('S1', c, { kind: 'comment', words: '谢谢' })
    await expect.poll(() => heard).toEqual([c])
    end()
  })

  test('changes nothing that anybody else reads, down to the last byte', async () => {
    const c = await company.served(attribution, 'S2')
    const paths = [`/commitments/${c}`, `/commitments/${c}/timeline`, `/commitments/${c}/journal`, '/home'].concat(
      ['all', 'requested', 'served', 'to-evaluate'].map(view => `/commitments?view=${view}`),
      `/units/${company.id('it')}/scorecard?period=2026`,
      `/units/${company.id('sal')}/scorecard?period=2026`,
      '/notifications',
    )
    const all = async () => {
      const texts = []
      for (const path of paths) texts.push(await company.seenByAll(path, 'S2'))
      return texts.map(text => (attribution === 'anonymous' ? text : withoutAuditor(text)))
    }
    const before = await all()
    await company.act('S2', c, bad)
    expect(await all()).toEqual(before)
  })

  test('is seen by its giver, who may change it for a day, and is asked no more', async () => {
    const c = await company.served(attribution, 'S3')
    const toEvaluate = async () => {
      const { items } = await company.good('S3', 'GET', '/commitments?view=to-evaluate')
      return items.some((line: { id: string }) => line.id === c)
    }
    expect(await toEvaluate()).toBe(true)
    await company.act('S3', c, bad)
    const page = await company.good('S3', 'GET', `/commitments/${c}`)
    expect(page.evaluations).toMatchObject([{ score: 0, words: '装得太慢', by: { code: 'S3' } }])
    expect(page).toMatchObject({ mayEvaluate: false, openActs: expect.arrayContaining(['evaluate']) })
    expect(await toEvaluate()).toBe(false)
    expect(
      (await company.good('S3', 'GET', '/home')).toEvaluate.items.map((line: { id: string }) => line.id),
    ).not.toContain(c)
    company.clock.now += 24 * hour
    await company.act('S3', c, fine)
    expect((await company.good('S3', 'GET', `/commitments/${c}`)).evaluations).toMatchObject([{ score: 1 }])
    company.clock.now += 2 * hour
    expect((await company.good('S3', 'GET', `/commitments/${c}`)).openActs).not.toContain('evaluate')
  })

  test('given with the acceptance leaves that as it is without', async () => {
    const [without, with_] = [
      await company.served(attribution, 'S4'),
      await company.served(attribution, 'S4', { evaluation: bad.evaluation }),
    ]
    const rowsOf = async (c: string) => {
      const { items } = await company.good('AUDIT', 'GET', `/commitments/${c}/journal`)
      return items.map(({ type, actor, seq }: { type: string; actor: { person: object }; seq: number }) => [
        type,
        actor,
        seq,
      ])
    }
    expect(await rowsOf(with_)).toEqual(await rowsOf(without))
    expect((await company.good('S4', 'GET', `/commitments/${with_}`)).evaluations).toHaveLength(1)
  })
})

/** What is named to auditors is named to them. */
const withoutAuditor = (text: string): string =>
  JSON.stringify(JSON.parse(text).filter(([person]: [string]) => person !== 'AUDIT'))

test('what is named to auditors is read by them, with its giver', async () => {
  const c = await company.served('named-to-auditors', 'S5')
  await company.act('S5', c, bad)
  expect((await company.good('AUDIT', 'GET', `/commitments/${c}`)).evaluations).toMatchObject([
    { score: 0, by: { code: 'S5' } },
  ])
  expect((await company.good('OFFICE', 'GET', `/commitments/${c}`)).evaluations).toEqual([])
})

test('without the secret nothing leads from an anonymous answer to its matter or giver', async () => {
  const c = await company.served('anonymous', 'S6')
  const { rows: before } = await sql<{ id: string }>`select id from answer`.execute(company.database.db)
  await company.act('S6', c, bad)
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(a)::text as row from answer a where id <> all(${before.map(row => row.id)}::uuid[])`.execute(
    company.database.db,
  )
  expect(rows).toHaveLength(1)
  for (const known of [c, company.id('S6'), company.id('sal')]) expect(rows[0].row).not.toContain(known)
})

test('a recovery that was asked for opens when the answer can no longer be changed, and not if it was taken back', async () => {
  const [wished, unwished] = [await company.served('anonymous', 'S1'), await company.served('anonymous', 'S1')]
  for (const c of [wished, unwished]) await company.act('S1', c, { ...bad, recovery: true })
  await company.act('S1', unwished, fine)
  const recoveries = async (c: string) => {
    await fulfilWishes.run(company.running.world)
    const page = await company.good('HEAD', 'GET', `/commitments/${c}`)
    return page.children.map((child: { relation: string }) => child.relation)
  }
  expect(await recoveries(wished)).toEqual([])
  company.clock.now += 25 * hour
  expect(await recoveries(wished)).toEqual(['recovery'])
  expect(await recoveries(wished)).toEqual(['recovery'])
  expect(await recoveries(unwished)).toEqual([])
  expect((await company.good('S1', 'GET', `/commitments/${wished}`)).evaluations).toMatchObject([{ recovery: true }])
})

describe('a named answer', () => {
  test('is no part of what the other side sees, before both have spoken', async () => {
    const c = await company.served('named', 'S2')
    const seen = async () => {
      const texts = []
      for (const path of ['', '/timeline', '/journal'])
        texts.push(await company.good('SERVES', 'GET', `/commitments/${c}${path}`))
      return texts
    }
    const before = await seen()
    await company.act('S2', c, { ...bad, cause: 'execution' })
    expect(await seen()).toEqual(before)
    await company.act('SERVES', c, { kind: 'evaluate-customer', evaluation: { scale: 'good-bad', score: 1 } })
    const [page, timeline] = await seen()
    expect(page.evaluations).toMatchObject([{ score: 0 }])
    expect(timeline.items.map((event: { type: string }) => event.type).slice(0, 2)).toEqual([
      'customer-evaluated',
      'evaluated',
    ])
  })
})
