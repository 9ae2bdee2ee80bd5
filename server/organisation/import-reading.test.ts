import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { file, importDesk, type ImportDesk, newcomer } from './import.fixture.ts'
import { gbk, workbook } from './upload.fixture.ts'

let desk: ImportDesk

beforeAll(async () => {
  desk = await importDesk()
})
afterAll(() => desk.close())

test('CSV is read in UTF-8 with and without BOM, in GBK, in UTF-16, with comma, semicolon and tab', async () => {
  const variants = [
    Buffer.from(newcomer),
    Buffer.from(`\uFEFF${newcomer}`),
    gbk(newcomer),
    Buffer.from(`\uFEFF${newcomer}`, 'utf16le'),
    Buffer.from(newcomer.replaceAll(',', ';').replaceAll('\n', '\r\n')),
    gbk(newcomer.replaceAll(',', '\t')),
    Buffer.from('Employee number,Name,Unit code,Manager\nE7,赵子龙,IT,E2\n'),
  ]
  for (const content of variants) {
    const made = (await desk.check(file(content))).json()
    expect(made).toMatchObject({
      state: 'ready',
      problems: 0,
      changes: { person: { added: 1, moved: 0, changed: 0, ended: 0 } },
    })
    expect((await desk.get(`/imports/${made.id}/changes`)).items).toMatchObject([
      { subject: 'person', what: 'added', code: 'E7', name: '赵子龙', row: 2 },
    ])
  }
})

test('what is no table of people is refused at once and named', async () => {
  const zip = (name: string, content: Buffer, claimed = content.length) => {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30 + name.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.write(name, 46)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(entry.length, 12)
    end.writeUInt32LE(local.length + packed.length, 16)
    return Buffer.concat([local, packed, entry, end])
  }
  let seed = 7
  const garbage = Buffer.from(
    Uint8Array.from({ length: 10_000_000 }, () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) >> 16),
  )
  const text = Buffer.from(garbage.map(byte => 33 + (byte % 90)))
  const sound = await workbook({
    people: [
      ['工号', '姓名', '单位编码'],
      ['E9', '甲', 'IT'],
    ],
  })
  for (const [name, content] of [
    ['garbage.csv', garbage],
    ['letters.csv', text],
    ['renamed.xlsx', zip('hello.txt', Buffer.from('hello'))],
    ['bomb.xlsx', zip('xl/workbook.xml', Buffer.alloc(300_000_000), 10)],
    ['truncated.xlsx', sound.subarray(0, sound.length / 2)],
    ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['empty.csv', Buffer.alloc(0)],
  ] as const) {
    const start = performance.now()
    const answer = await desk.check(file(content, name))
    const refusedOutright = answer.statusCode === 422 && answer.json().code === 'organisation.unreadable-file'
    const refusedByProblem = answer.statusCode === 201 && answer.json().state === 'refused'
    expect(refusedOutright || refusedByProblem, `${name}: ${answer.body.slice(0, 300)}`).toBe(true)
    expect(performance.now() - start, name).toBeLessThan(5000)
  }
  expect((await desk.check(file(Buffer.alloc(21 * 1024 * 1024, 'x'), 'large.csv'))).json().code).toBe('too-large')
  expect((await desk.check({ files: [] })).json().code).toBe('invalid-input')
  expect(await desk.problemsOf(file('颜色,味道\n红,甜\n', '菜单.csv'))).toEqual([[null, null, 'no-sheet']])
  expect(await desk.problemsOf(file('工号,单位编码\nE1,IT\n', '人员.csv'))).toEqual([[1, '姓名', 'missing-column']])
})

test('the template, as it is, is a sound import; every column is explained', async () => {
  for (const language of ['zh', 'en']) {
    const headers = { ...desk.admin, 'accept-language': language }
    const { rawPayload } = await desk.running.app.inject({ url: '/api/v1/organisation/template?format=xlsx', headers })
    const made = (await desk.check(file(rawPayload, 'template.xlsx'))).json()
    expect(made).toMatchObject({ state: 'ready', changes: { post: { added: 1 } } })
    expect(made.ignored).toEqual([{ sheet: language === 'zh' ? '说明' : 'Explanation', column: null }])
    for (const sheet of ['units', 'posts', 'people']) {
      const csv = await desk.running.app.inject({
        url: `/api/v1/organisation/template?format=csv&sheet=${sheet}`,
        headers,
      })
      expect((await desk.check(file(csv.rawPayload, 'x.csv'))).json().ignored).toEqual([])
    }
  }
})

test('the fixture writes true GBK', async () => {
  expect(gbk('工号')).toEqual(Buffer.from([0xb9, 0xa4, 0xba, 0xc5]))
})
