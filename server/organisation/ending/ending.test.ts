import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CompanyDesk, companyDesk, dayMs, dayOf, monday } from './fixtures/desk.ts'

let desk: CompanyDesk
beforeEach(async () => {
  desk = await companyDesk()
})
afterEach(() => desk.close())

const end = (unit: string, body: object) => desk.ask('OFFICE', 'POST', `/units/${desk.id(unit)}/end`, body)
const to = (unit: string) => ({ to: desk.id(unit) })
const everythingTo = (unit: string) => ({
  owes: to(unit),
  owed: to(unit),
  services: to(unit),
  people: desk.id(unit),
  below: desk.id(unit),
})
const places = (answer: { body: { errors: { place: string; value: unknown }[] } }) =>
  answer.body.errors.map(({ place, value }) => [place.replace('body/', ''), value])

describe('before a unit ends', () => {
  test('it is shown what it has, and what has no answer is refused by name', async () => {
    await desk.asked('SELLS', 'it', 'SERVES')
    await desk.ordered('SELLS', 'laptop')
    await desk.asked('SERVES', 'sal')
    const plan = await desk.good('OFFICE', 'GET', `/units/${desk.id('it')}/ending/plan`)
    expect(plan).toMatchObject({
      unit: { code: 'it' },
      lastDay: null,
      ending: null,
      successor: { code: 'hq' },
      owes: 2,
      owed: 1,
      people: 3,
      servicesInAll: 2,
      services: [
        { code: 'laptop', open: 1 },
        { code: 'repair', open: 0 },
      ],
      below: [{ code: 'desk' }],
      head: { code: 'HEAD' },
    })
    const { items } = await desk.good('OFFICE', 'GET', `/units/${desk.id('it')}/ending/matters?side=owed`)
    expect(items).toMatchObject([{ pair: { customer: { person: { code: 'SERVES' } } } }])
    expect((await desk.ask('HEAD', 'GET', `/units/${desk.id('it')}/ending/plan`)).status).toBe(403)

    const refused = await end('it', {})
    expect(refused).toMatchObject({ status: 409, body: { code: 'organisation.ending-unanswered' } })
    expect(places(refused)).toEqual([
      ['owes', 2],
      ['owed', 1],
      ['services', 2],
      ['people', 3],
      ['below', 1],
    ])
    const half = await end('it', { ...everythingTo('ops'), services: null, below: null })
    expect(places(half)).toEqual([
      ['services', 2],
      ['below', 1],
    ])
    expect((await desk.good('OFFICE', 'GET', '/units')).items).toHaveLength(5)
  })

  test.each([
    ['itself', 'it'],
    ['one below it as the place of what is below', 'desk'],
  ])('%s cannot take over', async (_, unit) => {
    expect((await end('it', { ...everythingTo('ops'), below: desk.id(unit) })).body.code).toBe(
      'organisation.no-successor',
    )
  })

  test('nor one that is to end itself, or has', async () => {
    await end('ops', { ...everythingTo('hq'), effectiveOn: dayOf(monday + 3 * dayMs) })
    const before = await end('it', { ...everythingTo('ops'), effectiveOn: dayOf(monday + 2 * dayMs) })
    expect(before.status).toBe(200)
    await desk.good('OFFICE', 'DELETE', `/units/${desk.id('it')}/ending`)
    const after = await end('it', { ...everythingTo('ops'), effectiveOn: dayOf(monday + 3 * dayMs) })
    expect(after.body).toMatchObject({ code: 'organisation.no-successor', errors: [{ value: desk.id('ops') }] })
  })
})

describe('a unit that ends', () => {
  test('leaves all it has to its successor: matters, services, people and the units below', async () => {
    const held = await desk.asked('SELLS', 'it', 'SERVES')
    const ordered = await desk.ordered('SELLS', 'laptop')
    const wish = await desk.asked('SERVES', 'sal')
    const answer = await end('it', everythingTo('ops'))
    expect(answer.body).toMatchObject({
      lastDay: dayOf(monday - dayMs),
      ending: { state: 'running', matters: 3, left: 3 },
    })
    await desk.work()
    expect(await desk.sides(held)).toMatchObject({ supplier: 'ops/SERVES', customer: 'sal/SELLS' })
    expect(await desk.sides(ordered)).toMatchObject({ supplier: 'ops' })
    expect(await desk.sides(wish)).toMatchObject({ supplier: 'sal', customer: 'ops/SERVES' })
    const { ending } = await desk.good('SELLS', 'GET', `/units/${desk.id('it')}/ending`)
    expect(ending).toMatchObject({
      state: 'done',
      matters: 3,
      left: 0,
      into: [{ code: 'ops' }],
      by: { code: 'OFFICE' },
    })

    const { items } = await desk.good('OFFICE', 'GET', '/units')
    const tree = items.map((u: { code: string; parent: string }) => [u.code, u.parent])
    expect(tree).toContainEqual(['desk', desk.id('ops')])
    expect(tree.map(([code]: string[]) => code)).not.toContain('it')
    expect((await desk.good('OFFICE', 'GET', `/people/${desk.id('SERVES')}`)).unit.code).toBe('ops')
    const service = await desk.good('SELLS', 'GET', `/services/${desk.service('laptop')}`)
    expect(service).toMatchObject({ unit: { code: 'ops' }, mayAsk: true })
    expect(await desk.sides(await desk.ordered('SELLS', 'laptop'))).toMatchObject({ supplier: 'ops' })

    expect(await desk.told('HEAD', 'ending')).toMatchObject([
      { detail: { unit: { name: { zh: '信息部' } }, into: [{ zh: '运维部' }] } },
    ])
    expect(await desk.told('SERVES', 'taken-over')).toMatchObject([
      { detail: { side: 'supplier', cause: 'unit-ended', count: 1, unit: { name: { zh: '运维部' } } } },
      { detail: { side: 'customer', count: 1 } },
    ])
    expect(await desk.told('OPS', 'taken-over')).toMatchObject([{ detail: { count: 1 }, commitment_id: ordered }])
    await desk.did('SERVES', held, { kind: 'promise', dueBy: monday + dayMs })
  })

  test('one by one: each matter, each service and each person where it was said', async () => {
    const single = await desk.asked('SELLS', 'it')
    const withPerson = await desk.asked('SELLS', 'it', 'MATE')
    const withService = await desk.ordered('SELLS', 'repair')
    const rest = await desk.asked('SELLS', 'it', 'SERVES')
    const answer = await end('it', {
      ...everythingTo('ops'),
      owes: { withdraw: '不再提供，请改用自助服务' },
      services: { retire: true },
      each: {
        matters: [{ id: single, ...to('hq') }],
        services: [{ id: desk.service('repair'), ...to('sal') }],
        people: [{ id: desk.id('MATE'), ...to('desk') }],
      },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    await desk.work()
    expect(await desk.sides(single)).toMatchObject({ supplier: 'hq' })
    expect(await desk.sides(withPerson)).toMatchObject({ supplier: 'desk/MATE' })
    expect(await desk.sides(withService)).toMatchObject({ supplier: 'sal' })
    expect(await desk.sides(rest)).toMatchObject({ state: 'withdrawn' })
    expect(await desk.told('SELLS', 'withdrawn')).toMatchObject([
      { commitment_id: rest, detail: { words: '不再提供，请改用自助服务' } },
    ])
    expect((await desk.ask('SELLS', 'GET', `/services/${desk.service('laptop')}`)).status).toBe(404)
    expect((await desk.good('SELLS', 'GET', `/services/${desk.service('repair')}`)).unit.code).toBe('sal')
    expect((await desk.good('OFFICE', 'GET', `/people/${desk.id('MATE')}`)).unit.code).toBe('desk')
    expect((await desk.good('OFFICE', 'GET', `/people/${desk.id('SERVES')}`)).unit.code).toBe('ops')
  })

  test('is offered, found and asked for no longer, nor are services it still has', async () => {
    await desk.database.db
      .updateTable('unit_version')
      .set({ valid: '[2020-01-01,2026-03-09)' })
      .where('unit_id', '=', desk.id('it'))
      .execute()
    const offered = await desk.good('SELLS', 'GET', '/services?limit=200')
    const found = await desk.good('SELLS', 'GET', `/services?q=${encodeURIComponent('laptop')}`)
    expect([...offered.items, ...found.items]).toEqual([])
    for (const person of ['SELLS', 'SERVES'])
      expect((await desk.ask(person, 'GET', `/services/${desk.service('laptop')}`)).body.mayAsk ?? false, person).toBe(
        false,
      )
    const order = { service: desk.service('laptop'), version: 1, form: {} }
    expect((await desk.ask('SELLS', 'POST', '/commitments', order)).status).toBe(404)
    const plain = { supplier: { unit: desk.id('it'), person: null }, title: 'x' }
    expect((await desk.ask('SELLS', 'POST', '/commitments', plain)).body.code).toBe('commitment.unknown-unit')
    const again = await desk.ask('OFFICE', 'DELETE', `/services/${desk.service('laptop')}/retirement`)
    expect(again.body.code).toBe('catalogue.unknown-unit')
    const templates = await desk.ask('OFFICE', 'POST', '/services/from-templates', {
      templates: ['adm-visit'],
      unit: desk.id('it'),
    })
    expect(templates.body.code).toBe('catalogue.unknown-unit')
    const all = await desk.good('OFFICE', 'GET', '/services?limit=200&all=true')
    expect(all.items.map((s: { code: string }) => s.code)).toEqual(['laptop', 'repair'])
  })

  test('does not end twice, nor is it edited afterwards, and what is reopened goes to its successor', async () => {
    const matter = await desk.asked('SELLS', 'it', 'SERVES')
    await desk.did('SERVES', matter, { kind: 'promise', dueBy: monday + dayMs })
    await desk.did('SERVES', matter, { kind: 'deliver', words: '好了' })
    await desk.did('SELLS', matter, { kind: 'accept' })
    expect((await end('it', everythingTo('ops'))).status).toBe(200)
    expect((await end('it', everythingTo('ops'))).body.code).toBe('organisation.already-ended')
    const change = { name: 'x', nameEn: null, kind: 'team', parent: desk.id('hq'), head: null }
    expect((await desk.ask('OFFICE', 'PUT', `/units/${desk.id('it')}`, change)).body.code).toBe(
      'organisation.unit-over',
    )
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'it/SERVES' })
    await desk.did('SELLS', matter, { kind: 'reopen', reason: '又坏了' })
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'ops/SERVES' })
    expect((await desk.good('SERVES', 'GET', `/commitments/${matter}`)).openActs).toContain('deliver')
  })

  test('on a day that is past changes the organisation from then on, and the matters now', async () => {
    const matter = await desk.asked('SELLS', 'it')
    expect((await end('it', { ...everythingTo('ops'), effectiveOn: '2026-02-01' })).body.lastDay).toBe('2026-01-31')
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'ops' })
    const { items } = await desk.good('OFFICE', 'GET', `/units?at=${Date.parse('2026-02-01T04:00:00Z')}`)
    expect(items.map((u: { code: string }) => u.code)).not.toContain('it')
    expect((await end('ops', { ...everythingTo('hq'), effectiveOn: '2019-01-01' })).body.code).toBe(
      'organisation.before-its-time',
    )
  })

  test('goes to the unit above where its successor has ended too', async () => {
    const matter = await desk.asked('SELLS', 'it')
    await end('it', everythingTo('ops'))
    await end('ops', everythingTo('hq'))
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'hq' })
  })
})

describe('an ending that is planned', () => {
  const day = dayOf(monday + 7 * dayMs)

  test('is shown, changes nothing before its day, and on it takes what there is then', async () => {
    const early = await desk.asked('SELLS', 'it')
    const planned = await end('it', { ...everythingTo('ops'), effectiveOn: day })
    expect(planned.body).toMatchObject({ lastDay: null, ending: { state: 'planned', day, into: [{ code: 'ops' }] } })
    expect((await end('it', everythingTo('ops'))).body.code).toBe('organisation.ending-planned')
    expect(await desk.told('HEAD', 'ending')).toMatchObject([{ detail: { state: 'planned', day } }])
    await desk.work()
    const late = await desk.asked('SELLS', 'it', 'SERVES')
    expect(await desk.sides(early)).toMatchObject({ supplier: 'it' })
    desk.clock.now = monday + 7 * dayMs
    await desk.work()
    expect(await desk.sides(early)).toMatchObject({ supplier: 'ops' })
    expect(await desk.sides(late)).toMatchObject({ supplier: 'ops/SERVES' })
    const { ending, lastDay } = await desk.good('SELLS', 'GET', `/units/${desk.id('it')}`)
    expect({ ending, lastDay }).toMatchObject({
      ending: { state: 'done', matters: 2 },
      lastDay: dayOf(monday + 6 * dayMs),
    })
  })

  test('is taken back until then', async () => {
    await end('it', { ...everythingTo('ops'), effectiveOn: day })
    await desk.good('OFFICE', 'DELETE', `/units/${desk.id('it')}/ending`)
    expect((await desk.ask('OFFICE', 'DELETE', `/units/${desk.id('it')}/ending`)).status).toBe(404)
    desk.clock.now = monday + 8 * dayMs
    await desk.work()
    expect((await desk.good('SELLS', 'GET', `/units/${desk.id('it')}`)).ending).toBeNull()
    expect((await end('it', everythingTo('ops'))).status).toBe(200)
  })

  test('goes to the unit above where its successor is gone, or with what came after the plan', async () => {
    await end('it', { people: desk.id('ops'), below: desk.id('ops'), services: to('ops'), effectiveOn: day })
    const matter = await desk.asked('SELLS', 'it')
    await end('ops', everythingTo('sal'))
    desk.clock.now = monday + 9 * dayMs
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'hq' })
    expect((await desk.good('OFFICE', 'GET', `/people/${desk.id('SERVES')}`)).unit.code).toBe('hq')
    expect((await desk.good('SELLS', 'GET', `/services/${desk.service('laptop')}`)).unit.code).toBe('hq')
  })
})

describe('several at once', () => {
  const fresh = (code: string) => ({
    code,
    name: `${code}部`,
    nameEn: null,
    kind: 'department',
    parent: desk.id('hq'),
    head: null,
  })

  test('merge into one that is new, with all they have', async () => {
    const [a, b] = [await desk.asked('SELLS', 'it', 'SERVES'), await desk.asked('SELLS', 'ops')]
    const { into } = await desk.good('OFFICE', 'POST', '/units/merge', {
      units: [desk.id('it'), desk.id('ops')],
      into: { new: { ...fresh('tech'), head: desk.id('HEAD') } },
    })
    expect(into.code).toBe('tech')
    await desk.work()
    expect(await desk.sides(a)).toMatchObject({ supplier: 'tech/SERVES' })
    expect(await desk.sides(b)).toMatchObject({ supplier: 'tech' })
    const unit = await desk.good('SELLS', 'GET', `/units/${into.id}`)
    expect(unit.members.items.map((p: { code: string }) => p.code).toSorted()).toEqual([
      'HEAD',
      'MATE',
      'OPS',
      'SERVES',
    ])
    expect(unit.children).toMatchObject([{ code: 'desk' }])
    expect((await desk.good('SELLS', 'GET', `/units/${desk.id('ops')}`)).ending).toMatchObject({
      kind: 'merge',
      into: [{ code: 'tech' }],
    })
  })

  test('merge into one of them, which goes on', async () => {
    const matter = await desk.asked('SELLS', 'ops')
    const body = { units: [desk.id('it'), desk.id('ops')], into: { unit: desk.id('it') } }
    await desk.good('OFFICE', 'POST', '/units/merge', body)
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'it' })
    expect((await desk.good('SELLS', 'GET', `/units/${desk.id('it')}`)).ending).toBeNull()
    expect((await desk.ask('OFFICE', 'POST', '/units/merge', body)).body.code).toBe('organisation.already-ended')
  })

  test('a unit splits: people and services take their matters along, the rest goes to one of the parts', async () => {
    const withMate = await desk.asked('SELLS', 'it', 'MATE')
    const withService = await desk.ordered('SELLS', 'repair')
    const rest = await desk.asked('SELLS', 'it')
    const { into, ending } = await desk.good('OFFICE', 'POST', `/units/${desk.id('it')}/split`, {
      into: [
        { into: { new: fresh('dev') }, people: [desk.id('HEAD')] },
        { into: { new: fresh('net') }, people: [desk.id('MATE')], services: [desk.service('repair')] },
      ],
      rest: 0,
    })
    expect([into.map((u: { code: string }) => u.code), ending.kind]).toEqual([['dev', 'net'], 'split'])
    await desk.work()
    expect(await desk.sides(withMate)).toMatchObject({ supplier: 'net/MATE' })
    expect(await desk.sides(withService)).toMatchObject({ supplier: 'net' })
    expect(await desk.sides(rest)).toMatchObject({ supplier: 'dev' })
    expect((await desk.good('SELLS', 'GET', `/services/${desk.service('laptop')}`)).unit.code).toBe('dev')
  })

  test('nothing is done of what cannot be done whole', async () => {
    const body = { units: [desk.id('it'), desk.id('sal')], into: { new: { ...fresh('hq') } } }
    expect((await desk.ask('OFFICE', 'POST', '/units/merge', body)).body.code).toBe('organisation.code-taken')
    await end('sal', { ...everythingTo('hq'), effectiveOn: dayOf(monday + dayMs) })
    const again = { ...body, into: { new: fresh('tech') } }
    expect((await desk.ask('OFFICE', 'POST', '/units/merge', again)).body.code).toBe('organisation.ending-planned')
    expect((await desk.good('OFFICE', 'GET', '/units')).items.map((u: { code: string }) => u.code)).not.toContain(
      'tech',
    )
  })
})

test('another place in the tree shows whose eyes and whose calendar change', async () => {
  const plan = await desk.good('OFFICE', 'GET', `/units/${desk.id('it')}/move/plan?parent=${desk.id('sal')}`)
  expect(plan).toMatchObject({
    headsBefore: [{ code: 'BOSS' }],
    headsAfter: [{ code: 'CHIEF' }, { code: 'BOSS' }],
    seeNoMore: [],
    seeThen: [{ code: 'CHIEF' }],
    units: 2,
  })
  expect((await desk.ask('SELLS', 'GET', `/units/${desk.id('it')}/move/plan`)).status).toBe(403)
})

describe('a service', () => {
  const move = (person: string, openMatters: 'stay' | 'follow', unit = 'ops') =>
    desk.ask(person, 'PUT', `/services/${desk.service('laptop')}/unit`, { unit: desk.id(unit), openMatters })

  test('moves to another unit, and its open matters stay or follow as told', async () => {
    const matter = await desk.ordered('SELLS', 'laptop')
    expect((await move('HEAD', 'stay')).status).toBe(403)
    expect((await move('OFFICE', 'stay')).body).toMatchObject({ unit: { code: 'ops' } })
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'it' })
    expect(await desk.sides(await desk.ordered('SELLS', 'laptop'))).toMatchObject({ supplier: 'ops' })
    await move('OFFICE', 'stay', 'it')
    expect((await move('OFFICE', 'follow')).status).toBe(200)
    await desk.work()
    expect(await desk.sides(matter)).toMatchObject({ supplier: 'ops' })
    expect(await desk.told('OPS', 'taken-over')).toMatchObject([
      { commitment_id: matter, detail: { cause: 'service-moved' } },
    ])
    const moves = await desk.database.db.selectFrom('service_move').select('to_unit').orderBy('id').execute()
    expect(moves.map(row => row.to_unit)).toEqual([desk.id('ops'), desk.id('it'), desk.id('ops')])
  })
})
