import { readFile, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { namesToConfirm } from './index.ts'
import { type Desk, ended, historyDesk, mapText } from './desk.fixture.ts'

const now = Date.parse('2026-11-20T08:00:00Z')
let desk: Desk
beforeEach(async () => {
  desk = await historyDesk({
    now: () => now,
    worker: true,
    units: [
      { code: 'IT', name: '信息部', parent: 'ROOT' },
      { code: 'NET', name: '网络组', parent: 'IT' },
      { code: 'HR', name: '人力资源部', parent: 'ROOT' },
    ],
    people: [
      { code: '00104', name: '王芳', unit: 'IT' },
      { code: '00105', name: '李强', unit: 'NET' },
      { code: '00106', name: '张伟', unit: 'IT' },
      { code: '00107', name: '张伟', unit: 'HR' },
    ],
  })
  await sql`update person set email = 'fang.wang@x.cn' where code = '00104'`.execute(desk.database.db)
})
afterEach(() => desk.close())

const did = (id: string, who: string, team: string, day = '2025-03-03'): string[] => [
  `${id},called,${day} 09:00,${who},${team}`,
  `${id},solved,${day} 10:00,${who},${team}`,
]

/** Whom each name of a source turned out to mean: a code, or `made`. */
async function meanings(source = 'Old desk') {
  const rows = await desk.rows(sql<{ kind: string; name: string; code: string; made: boolean }>`
    select n.kind, n.name, coalesce(p.code, u.code) as code, coalesce(p.imported_from, u.imported_from) is not null as made
      from history_name n join history_import i on i.id = n.import_id
      left join person p on p.id = n.person_id left join unit u on u.id = n.unit_id
     where i.name = ${source} and n.kind <> 'root' order by n.kind desc, n.name`)
  return Object.fromEntries(rows.map(row => [row.name, row.made ? 'made' : row.code]))
}

const asked = async (id: string) =>
  Object.fromEntries(
    (await desk.get(`/history-imports/${id}/names`))
      .json()
      .items.map((one: { name: string; doubt: string; proposal: Record<string, unknown>; choices: unknown[] }) => [
        one.name,
        [one.doubt, one.choices.length, Object.keys(one.proposal)[0]],
      ]),
  )

describe('a name', () => {
  test('is whoever has the number or address, wherever the log has them; a name only the one person of that unit', async () => {
    const path = await desk.file([
      ...did('R1', '00105', '服务台'),
      ...did('R2', 'FANG.WANG@x.cn', '服务台'),
      ...did('R3', '王芳', '信息部'),
      ...did('R4', '赵云', '信息部'),
    ])
    expect(await desk.bring(path, { ask: true })).toMatchObject({ state: 'done', doubts: 0 })
    expect(await meanings()).toMatchObject({
      '00105': '00105',
      'FANG.WANG@x.cn': '00104',
      王芳: '00104',
      信息部: 'IT',
      赵云: 'made',
      服务台: 'made',
    })
  })

  test('is only what the map says it is: a number is no name, and nobody of the organisation is meant where it says so', async () => {
    const path = await desk.file([...did('R1', '王芳', '信息部'), ...did('R2', '00105', 'NET')])
    await desk.bring(path, {}, `${mapText}\npeople: { by: number }\nunits: { by: code }`)
    expect(await meanings()).toMatchObject({ 王芳: 'made', '00105': '00105', 信息部: 'made', NET: 'NET' })
    const apart = `${mapText.replace('Old desk', 'Apart')}\npeople: { organisation: false }\nunits: { organisation: false }`
    await desk.bring(path, {}, apart)
    expect(await meanings('Apart')).toMatchObject({ 王芳: 'made', '00105': 'made', 信息部: 'made', NET: 'made' })
  })

  test('of a unit may be its path, and what the organisation lacks of it is made, one below the other', async () => {
    const path = await desk.file([
      ...did('R1', '李强', '信息部 > 网络组'),
      ...did('R2', '甲', '远山公司/人力资源部'),
      ...did('R3', '乙', '信息部/桌面组/夜班'),
    ])
    const map = `${mapText}\nunits: { by: path }`
    expect(await desk.bring(path, { ask: true }, map)).toMatchObject({ state: 'done' })
    expect(await meanings()).toMatchObject({
      '信息部 > 网络组': 'NET',
      '远山公司/人力资源部': 'HR',
      信息部: 'IT',
      '信息部/桌面组': 'made',
      '信息部/桌面组/夜班': 'made',
    })
    const tree = await desk.rows(sql`
      select v.name, p.name as parent from unit_version v join unit_version p on p.unit_id = v.parent_id
       where v.name in ('夜班', '桌面组') order by v.name`)
    expect(tree).toEqual([
      { name: '夜班', parent: '桌面组' },
      { name: '桌面组', parent: 'Old desk' },
    ])
  })

  test('that another source has as well is the same person and unit, whichever came first', async () => {
    await desk.bring(await desk.file(did('R1', '赵云', '服务台')))
    const path = await desk.file(did('X1', '赵云', '服务台', '2026-03-03'), 'other.csv')
    const other = mapText.replace('Old desk', 'Other desk')
    expect(await desk.bring(path, { ask: true }, other)).toMatchObject({ state: 'done', unitsMade: 0, peopleMade: 0 })
    const people = await desk.rows(sql`
      select name, lower(employed) as from, upper(employed) - 1 as until from person where imported_from is not null`)
    expect(people).toEqual([{ name: '赵云', from: '2025-03-03', until: '2026-03-03' }])
  })

  test('that two sources bring at once is one person all the same', async () => {
    const lines = (id: string) => Array.from({ length: 60 }, (_, i) => did(`${id}${i}`, `员工${i}`, '服务台')).flat()
    const [a, b] = [await desk.file(lines('A'), 'a.csv'), await desk.file(lines('B'), 'b.csv')]
    const both = await Promise.all([desk.bring(a), desk.bring(b, {}, mapText.replace('Old desk', 'Other desk'))])
    expect(both.map(one => one.state)).toEqual(['done', 'done'])
    expect(both[0].peopleMade + both[1].peopleMade).toBe(60)
    const names = await desk.rows(sql<{ n: number }>`
      select count(*)::int as n from person where imported_from is not null`)
    expect(names[0]?.n).toBe(60)
  })
})

describe('a doubtful name', () => {
  const doubtful = [
    ...did('R1', '张伟', '信息部'), // two have that name; one of them in this unit
    ...did('R2', '李强', '人力资源部'), // known in another unit
    ...did('R3', '王 芳', '信息部'), // a blank
    ...did('R4', 'Wang Fang', '信息部'), // in Latin letters
    ...did('R5', '104', '信息部'), // the zeros gone
    ...did('R6', '赵云', '人力资源 部'),
  ]

  test('is asked about before anything is written; what is answered is done, and the rest as proposed', async () => {
    const { id } = await desk.upload(await desk.file(doubtful))
    expect(await ended(desk, id)).toMatchObject({ state: 'asking', cases: 0, namesOpen: 6 })
    expect(await desk.rows(sql`select from commitment`)).toEqual([])
    expect(await desk.rows(sql`select from person where imported_from is not null`)).toEqual([])
    expect(await asked(id)).toEqual({
      '人力资源 部': ['spelling', 1, 'id'],
      '104': ['spelling', 1, 'id'],
      'Wang Fang': ['script', 1, 'new'],
      张伟: ['same-name', 2, 'id'],
      李强: ['other-unit', 1, 'id'],
      '王 芳': ['spelling', 1, 'id'],
    })
    const answers = [
      { kind: 'person', name: 'Wang Fang', answer: { id: desk.id('00104') } },
      { kind: 'person', name: '李强', answer: { new: true } },
    ]
    const said = await desk.send('PUT', `/history-imports/${id}/names`, { answers })
    expect(said.json()).toMatchObject({ state: 'asking', namesOpen: 4 })
    await desk.send('POST', `/history-imports/${id}/names/confirmation`, {})
    expect(await ended(desk, id)).toMatchObject({ state: 'done', cases: 6, peopleMade: 2 })
    expect(await meanings()).toMatchObject({
      '人力资源 部': 'HR',
      '104': '00104',
      'Wang Fang': '00104',
      张伟: '00106',
      李强: 'made',
      '王 芳': '00104',
      赵云: 'made',
    })
    expect(await desk.differences()).toEqual([])
  })

  test('is asked about once: the next file of the source asks only about new ones', async () => {
    const { id } = await desk.upload(await desk.file(doubtful))
    await ended(desk, id)
    await desk.send('POST', `/history-imports/${id}/names/confirmation`, {})
    await ended(desk, id)
    const later = [...doubtful, ...did('S1', '张伟', '信息部', '2026-03-03'), ...did('S2', '张　伟', '信息部')]
    expect((await desk.upload(await desk.file(later, 'later.csv'))).id).toBe(id)
    expect(await ended(desk, id)).toMatchObject({ state: 'asking', namesOpen: 1 })
    expect(await asked(id)).toEqual({ '张　伟': ['spelling', 2, 'id'] })
  })

  test('of a source whose names changed case since the last file is proposed as who it was', async () => {
    await desk.bring(await desk.file(did('R1', 'Zhao Yun', 'Service Desk')))
    const path = await desk.file(did('R2', 'ZHAO YUN', 'SERVICE DESK', '2026-02-02'), 'later.csv')
    // The source itself is written otherwise as well.
    const { id } = await desk.upload(path, mapText.replace('Old desk', 'OLD DESK'))
    expect(await ended(desk, id)).toMatchObject({ name: 'Old desk', state: 'asking', namesOpen: 2 })
    await desk.send('POST', `/history-imports/${id}/names/confirmation`, {})
    expect(await ended(desk, id)).toMatchObject({ state: 'done', casesNew: 2, peopleMade: 1, unitsMade: 3 })
    const people = await desk.rows(sql`select name from person where imported_from is not null`)
    expect(people).toEqual([{ name: 'Zhao Yun' }])
  })

  test('of a unit that is younger than the history is asked about, with that unit proposed', async () => {
    await sql`update unit_version set valid = daterange('2026-06-01', null) where unit_id = ${desk.id('IT')}`.execute(
      desk.database.db,
    )
    const { id } = await desk.upload(await desk.file(did('R1', '00104', '信息部')))
    await ended(desk, id)
    expect(await asked(id)).toEqual({ 信息部: ['not-then', 1, 'id'] })
    await desk.send('POST', `/history-imports/${id}/names/confirmation`, {})
    expect(await ended(desk, id)).toMatchObject({ state: 'done' })
    expect(await meanings()).toMatchObject({ 信息部: 'IT', '00104': '00104' })
  })

  test('may mean another name of the same log; both are then one', async () => {
    const path = await desk.file([...did('R1', 'Zhao Yun', '服务台'), ...did('R2', 'zhaoyun', '服务台', '2025-03-04')])
    const { id } = await desk.upload(path)
    await ended(desk, id)
    expect(await asked(id)).toEqual({ zhaoyun: ['spelling', 1, 'new'] })
    const answers = [{ kind: 'person', name: 'zhaoyun', answer: { name: 'Zhao Yun' } }]
    await desk.send('PUT', `/history-imports/${id}/names`, { answers })
    await desk.send('POST', `/history-imports/${id}/names/confirmation`, {})
    expect(await ended(desk, id)).toMatchObject({ state: 'done', peopleMade: 1 })
    const [span] = await desk.rows(sql`
      select name, lower(employed) as from, upper(employed) - 1 as until from person where imported_from is not null`)
    expect(span).toEqual({ name: 'Zhao Yun', from: '2025-03-03', until: '2025-03-04' })
  })

  test.each<[{ kind: string; name: string; answer: object }, string]>([
    [{ kind: 'person', name: '赵云', answer: { new: true } }, 'a name nobody asks about'],
    [{ kind: 'person', name: '张伟', answer: { name: '李强' } }, 'another name that is no choice'],
    [{ kind: 'unit', name: '张伟', answer: { new: true } }, 'a person taken for a unit'],
    [{ kind: 'person', name: '张伟', answer: { id: '01900000-0000-7000-8000-000000000000' } }, 'nobody'],
  ])('is not answered by %j, which is %s, and the other answers beside it are not kept', async wrong => {
    const { id } = await desk.upload(await desk.file(doubtful))
    await ended(desk, id)
    const right = { kind: 'person', name: '李强', answer: { new: true } }
    const answer = await desk.send('PUT', `/history-imports/${id}/names`, { answers: [right, wrong] })
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'mining.unknown-name',
      errors: [{ place: 'body/answers/1', value: wrong.name }],
    })
    expect((await desk.get(`/history-imports/${id}`)).json()).toMatchObject({ namesOpen: 6 })
  })

  test('may be anybody of the organisation, though nothing pointed to them', async () => {
    const { id } = await desk.upload(await desk.file(doubtful))
    await ended(desk, id)
    const answers = [{ kind: 'person', name: '李强', answer: { id: desk.id('00107') } }]
    expect((await desk.send('PUT', `/history-imports/${id}/names`, { answers })).statusCode).toBe(200)
  })

  test('is listed page by page, units first, however many there are', async () => {
    const many = Array.from({ length: 130 }, (_, i) => did(`R${i}`, `王芳${' '.repeat(i % 2)}${i}`, '信息 部')).flat()
    const twins = many.concat(Array.from({ length: 130 }, (_, i) => did(`S${i}`, `王芳 ${i}.`, '信息 部')).flat())
    const { id } = await desk.upload(await desk.file(twins))
    const { namesOpen } = await ended(desk, id)
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = (await desk.get(`/history-imports/${id}/names?limit=50${after}`)).json()
      seen.push(...page.items.map((one: { kind: string; name: string }) => `${one.kind} ${one.name}`))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect(seen).toHaveLength(namesOpen)
    expect(new Set(seen).size).toBe(namesOpen)
    expect(seen[0]).toBe('unit 信息 部')
  })
})

describe('from the command line', () => {
  const path = () =>
    desk.file([...did('R1', '张伟', '信息部'), ...did('R2', '李强', '人力资源部'), ...did('R3', 'Wang Fang', '信息部')])

  test('a file of names is written, edited and given back; the same file again asks nothing', async () => {
    const log = await path()
    const first = await desk.bring(log, { ask: true })
    expect(first).toMatchObject({ state: 'asking', doubts: 3, cases: 0 })
    const names = `${log}.names.csv`
    await namesToConfirm(desk.database.db, first.id, names)
    const written = (await readFile(names, 'utf8')).trimEnd().split('\n')
    expect(written[0]).toBe('\uFEFFkind,name,unit,why,choices,same as')
    expect(written.slice(1)).toEqual([
      'person,Wang Fang,信息部,script,00104 王芳 (信息部),new',
      'person,张伟,信息部,same-name,00106 张伟 (信息部); 00107 张伟 (人力资源部),00106',
      'person,李强,人力资源部,other-unit,00105 李强 (网络组),00105',
    ])
    // As a spreadsheet would save it: semicolons, and the zeros gone.
    await writeFile(names, 'kind;name;same as\nperson;Wang Fang;104\nperson;张伟;107\nperson;李强;new\nperson;谁;new\n')
    expect(await desk.bring(log, { ask: true, answers: names })).toMatchObject({ state: 'done', cases: 3 })
    expect(await meanings()).toMatchObject({ 'Wang Fang': '00104', 张伟: '00107', 李强: 'made' })
    expect(await desk.bring(log, { ask: true })).toMatchObject({ state: 'done', casesNew: 0, peopleMade: 0 })
  })

  test('a file of names with a number nobody has is refused by line, and nothing is kept of it', async () => {
    const log = await path()
    await desk.bring(log, { ask: true })
    const names = `${log}.names.csv`
    await writeFile(names, 'kind,name,same as\nperson,李强,new\nperson,张伟,999\n')
    await expect(desk.bring(log, { ask: true, answers: names })).rejects.toMatchObject({
      code: 'mining.names-file',
      errors: [{ place: 'line 3', value: '999' }],
    })
    expect(await desk.bring(log, { ask: true })).toMatchObject({ state: 'asking', doubts: 3 })
  })
})

test('as many people as a large company has are told apart in one go', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => did(`R${i}`, `员工 ${i}`, `班组${i % 40}`)).flat()
  const summary = await desk.bring(await desk.file(many), { ask: true })
  expect(summary).toMatchObject({ state: 'done', cases: 3000, peopleMade: 3000, unitsMade: 42 })
}, 60_000)
