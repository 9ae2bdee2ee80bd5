import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { terminal } from './fixtures/terminal.ts'
import { run } from './mine.ts'

const { folder, said } = terminal()

const requests = readFileSync(join(import.meta.dirname, '../core/mining/measure/fixtures/six-requests.csv'), 'utf8')

async function mine(content: string | Buffer, ...args: string[]): Promise<{ code: number; text: string }> {
  const file = join(folder, 'log.csv')
  await writeFile(file, content)
  const code = await run([file, ...args])
  return { code, text: said.splice(0).join('\n') }
}

const json = async (content: string | Buffer, ...args: string[]) =>
  JSON.parse((await mine(content, '--json', ...args)).text)

/** As a desk would export the same six requests to XES. */
const xes = [
  '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016">',
  ...['R1', 'R2', 'R3', 'R4', 'R5', 'R6'].map(
    id =>
      `<trace><string key="concept:name" value="${id}"/>\n${requests
        .split('\n')
        .filter(row => row.startsWith(`${id},`))
        .map(row => row.split(','))
        .map(
          ([, activity, start, end, person, group]) =>
            `<event><string key="concept:name" value="${activity}"/><date key="start_timestamp" value="${start}"/><date key="time:timestamp" value="${end}"/><string key="org:resource" value="${person}"/><string key="org:group" value="${group}"/></event>`,
        )
        .join('\n')}</trace>`,
  ),
  '</log>\n',
].join('\n')

describe('the table', () => {
  test('says how the file was understood and what the log tells', async () => {
    const { code, text } = await mine(requests)
    expect(code).toBe(0)
    expect(text).toContain('Read as CSV, utf-8, delimiter ","; times iso')
    expect(text).toContain(
      'case = case, activity = activity, time = end, start = start, resource = person, group = group',
    )
    expect(text).toContain('6 cases, 27 events, 7 activities, 4 variants; 2026-09-21 01:00 to 2026-09-24 09:00 UTC')
    expect(text).toMatch(/3 +50\.0 % +█+ +Ask → Check → Do → Accept/)
    expect(text).toMatch(/from first to last +60 min +7\.3 h +14\.5 h/)
    expect(text).toMatch(/Check +Do +60\.5 +78\.1 %/)
    expect(text).toContain('4 times in 2 cases')
    expect(text).toContain('100.0 % of the waiting lies at borders')
    expect(text).toMatch(/Wang +Zhao +5/)
  })

  test('counts working time by a ready calendar or one of a file', async () => {
    const byName = await mine(requests, '--calendar', 'cn-standard')
    expect(byName.text).toMatch(/Check +Do +12\.5 +/)
    const file = join(folder, 'always.json')
    const week = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00']]]),
    )
    await writeFile(file, JSON.stringify({ timeZone: 'UTC', weekly: week }))
    expect((await mine(requests, '--calendar', file)).text).toMatch(/Check +Do +60\.5 +/)
  })

  test('says what one should know', async () => {
    const rows = [
      'case;activity;start;end',
      'a;x;3/4/2026 9:00;3/4/2026 8:00',
      'a;y;;4/4/2026 8:00',
      ';y;;4/4/2026 8:00',
    ]
    const { code, text } = await mine(rows.join('\n'))
    expect(code).toBe(0)
    expect(text).toContain('1 rows left out')
    expect(text).toContain('1 events begin after their end (clocks running backwards)')
    expect(text).toContain('The times also fit M/d/yyyy H:mm')
    expect(text).toContain('read as of UTC')
    expect(text).toContain('one case only')
    expect((await mine(requests.replaceAll('2026', '2021'), '--calendar', 'cn-standard')).text).toContain(
      'no holidays of 2021',
    )
  })
})

describe('--json', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/json/mine.schema.json'), 'utf8'))
  const valid = new Ajv2020({ formats: { 'date-time': true } }).compile(schema)

  test.each([
    [[]],
    [['--calendar', 'cn-standard']],
    [['--only', 'Ask', '--all']],
    [['--noise', '20%']],
    [['--from', '2026-09-22', '--until', '2026-09-25', '--zone', 'Asia/Shanghai', '--longer-than', '2h']],
  ])('keeps to its schema with %j', async args => {
    valid(await json(requests, ...args))
    expect(valid.errors).toBeNull()
    valid(await json('case,activity,time\na,x,2026-01-01\n', ...(args.includes('--calendar') ? args : [])))
    expect(valid.errors).toBeNull()
  })

  test('is the same for a packed file, other delimiters, encodings, line ends and XES', async () => {
    const plain = await json(requests)
    const measured = (all: typeof plain) => ({ ...all, read: null })
    const same = async (content: string | Buffer) => expect(measured(await json(content))).toEqual(measured(plain))
    await same(gzipSync(requests))
    await same(requests.replaceAll(',', ';'))
    await same(`\uFEFF${requests.replaceAll('\n', '\r\n')}`)
    await same(Buffer.from(`\uFEFF${requests}`, 'utf16le'))
    await same(xes)
    await same(gzipSync(xes))
    expect((await json(xes)).read).toMatchObject({ format: 'xes', columns: { case: 'case:concept:name' } })
  })

  test('names in GB18030 are themselves', async () => {
    // GBK of 案例,活动,时间 and of 申请
    const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
    const header = Buffer.concat([
      bytes('b0b8c0fd'),
      Buffer.from(','),
      bytes('bbeeb6af'),
      Buffer.from(','),
      bytes('cab1bce4'),
    ])
    const row = Buffer.concat([Buffer.from('\n7,'), bytes('c9eac7eb'), Buffer.from(',2026/9/21 8:30')])
    const result = await json(Buffer.concat([header, row]), '--zone', 'Asia/Shanghai')
    expect(result.read).toMatchObject({ encoding: 'gb18030', timeFormat: 'yyyy/M/d H:mm', zone: 'Asia/Shanghai' })
    expect([result.activities[0].name, result.from]).toEqual(['申请', '2026-09-21T00:30:00.000Z'])
  })
})

test.each([
  [['--only', 'Ask', '--only', 'Accept'], { cases: 6, events: 11 }],
  [['--starts-with', 'Ask', '--ends-with', 'Reject'], { cases: 1, events: 3 }],
  [['--with-resource', 'Li'], { cases: 3, events: 12 }],
  [['--with-group', 'IT', '--shorter-than', '10h'], { cases: 2, events: 10 }],
  [['--longer-than', '1d'], { cases: 2, events: 10 }],
  [['--from', '2026-09-22', '--until', '2026-09-24T09:30', '--zone', 'Asia/Shanghai'], { cases: 2, events: 9 }],
  [['--top-variants', '50%'], { cases: 3, events: 12, variantCount: 1 }],
])('%j narrows the log', async (args, expected) => {
  expect(await json(requests, ...args)).toMatchObject(expected)
})

test('--discover finds a model and says how far the log keeps to it', async () => {
  const { code, text } = await mine(requests, '--discover')
  expect(code).toBe(0)
  expect(text).toContain('→(Ask, ⟲(Check, Ask back), ×(→(⟲(Do, Return), Accept), Reject))')
  expect(text).toContain('6 of 6 cases fit (100.0 %)')
  const { conformance } = await json(requests, '--only', 'Check', '--only', 'Do', '--noise', '0.3')
  expect(conformance.cases.computed).toBe(6)
  expect(conformance.cases.fitting).toBeLessThan(6)
})

test('starts and completions become one event where it is asked for, and a note says so where not', async () => {
  const log = `case,activity,time,lifecycle:transition
1,Do,2026-01-01T08:00Z,start
1,Do,2026-01-01T09:00Z,start
1,Do,2026-01-01T10:00Z,complete
1,Do,2026-01-01T10:30Z,suspend
1,Do,2026-01-01T12:00Z,COMPLETE
1,End,2026-01-01T13:00Z,complete
2,Do,2026-01-02T08:00Z,start
`
  const asIs = await json(log)
  expect(asIs).toMatchObject({ cases: 2, events: 7, notes: [{ code: 'mine.lifecycle' }] })
  const paired = await json(log, '--lifecycle', 'lifecycle:transition')
  expect(paired).toMatchObject({ cases: 1, events: 3, read: { unfinished: 1, others: 1 } })
  expect(paired.activities[0].service).toMatchObject({ count: 2, min: 7200, max: 10_800 })
  expect(paired.caseTimes).toMatchObject({ lead: { sum: 5 * 3600 }, working: { sum: 4 * 3600 } })
})

test('a discovered model written to a file is one to lay the log over again', async () => {
  const [bpmn, pnml] = [join(folder, 'found.bpmn'), join(folder, 'found.pnml')]
  const { text } = await mine(requests, '--top-variants', '50%', '--bpmn', bpmn, '--pnml', pnml)
  expect(text).toContain(`written to ${bpmn}`)
  for (const model of [bpmn, pnml]) {
    const { code, text } = await mine(requests, '--model', model)
    expect(code).toBe(0)
    expect(text).toContain(`How far the log keeps to ${model}`)
    expect(text).toContain('3 of 6 cases fit (50.0 %)')
    expect(text).toMatch(/Desk +Reject +1 +0/)
    const { conformance, discovered } = await json(requests, '--model', model)
    expect([conformance.model, discovered]).toEqual([model, null])
    expect(conformance.cases.byDeviations).toEqual([
      [0, 3],
      [2, 2],
      [3, 1],
    ])
  }
})

test('a model that cannot be used is refused before the log is read', async () => {
  const file = join(folder, 'page.html')
  await writeFile(file, '<html/>')
  const { code, text } = await mine(requests, '--model', file)
  expect([code, text]).toEqual([1, expect.stringContaining('neither BPMN nor PNML')])
  expect((await mine(requests, '--model', join(folder, 'none.bpmn'))).text).toContain('There is no such file')
})

describe('a log that cannot be used', () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><log>&b;</log>'
  test.each<[string, string | Buffer, string[], string]>([
    [
      'a missing column',
      requests.replace('activity', 'what'),
      [],
      'file: "" – expected a column with the activity (--activity); there are: case, what',
    ],
    [
      'a stated column that is not there',
      requests,
      ['--group', 'team'],
      'file: "team" – expected a column with the group',
    ],
    [
      'text where a time should be',
      requests.replace('2026-09-22T08:30', 'tomorrow'),
      [],
      'line 8, column start: "tomorrow+08:00" – expected a time (iso)',
    ],
    ['a ragged row', `${requests}R7,Ask\n`, [], 'line 29: "2" – expected 6 fields'],
    [
      'bytes of another encoding',
      Buffer.concat([
        Buffer.from(`${requests}R7,`),
        Buffer.from([0xff]),
        Buffer.from(`${'工单'.repeat(20)},,2026-01-01,,\n`),
      ]),
      [],
      'line 29, column activity',
    ],
    [
      'a quote that is never closed',
      `${requests}"R7,Ask`,
      [],
      'A quote is never closed.\n  line 29, after 27 complete',
    ],
    ['a packed file that breaks off', gzipSync(requests).subarray(0, 200), [], 'The file breaks off.'],
    ['XES that breaks off', xes.slice(0, 1500), [], 'The file breaks off.\n  line 10, after 1 complete'],
    ['an entity bomb', bomb, [], 'a document type declaration'],
    ['XML that is no XES', '<html><body/></html>', [], 'This is no XES event log.'],
    ['an empty file', '', [], 'The file has no rows.'],
    ['a header alone', 'case,activity,time\n', [], 'The file has no rows.'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004....'), [], 'expected CSV or XES'],
    ['filters that no case passes', requests, ['--only', 'Sleep'], 'No case passes the filters.'],
    ['an unknown calendar', requests, ['--calendar', 'moon'], 'There is no such calendar.'],
    [
      'times beyond all calendars',
      requests.replaceAll('2026', '9999'),
      ['--calendar', 'always'],
      'no calendar reaches them',
    ],
  ])('%s', async (_, content, args, sentence) => {
    const { code, text } = await mine(content, ...args)
    expect(text).toContain(sentence)
    expect(code).toBe(1)
  })

  test('no file', async () => {
    expect(await run([join(folder, 'none.csv')])).toBe(1)
    expect(said.join()).toContain('There is no such file')
  })
})

describe('logs of unlikely shape', () => {
  const header = 'case,activity,time,resource,group\n'
  const rows = (count: number, row: (at: number) => string) =>
    header + Array.from({ length: count }, (_, at) => row(at)).join('')

  test('a million cases of one event', async () => {
    const log = rows(1_000_000, at => `${at},Ask,2026-01-01T00:00:${String(at % 60).padStart(2, '0')}Z,r${at % 50},g\n`)
    const { code, text } = await mine(log)
    expect(code).toBe(0)
    expect(text).toContain('1000000 cases, 1000000 events, 1 activities, 1 variants')
    expect(text).toContain('Every case has one event only')
  })

  test('one case of a million events, in no order', async () => {
    const at = (seconds: number) => new Date(1_767_225_600_000 + seconds * 1000).toISOString()
    const log = rows(1_000_000, e => `c,a${e % 3},${at((e * 7919) % 1_000_000)},r${e % 50},g${e % 7}\n`)
    const { code, text } = await mine(log)
    expect(code).toBe(0)
    expect(text).toContain('1 cases, 1000000 events, 3 activities, 1 variants')
    expect(text).toContain('of 999999 steps')
  })
})

test.each([
  [[]],
  [['a.csv', 'b.csv']],
  [['a.csv', '--what']],
  [['a.csv', '--zone', 'Mars/Base']],
  [['a.csv', '--time-format', 'qq']],
  [['a.csv', '--delimiter', 'ab']],
  [['a.csv', '--noise', '2']],
  [['a.csv', '--longer-than', 'long']],
  [['a.csv', '--top-variants', '120%']],
  [['a.csv', '--from', 'yesterday']],
])('misuse %j shows the usage', async args => {
  expect(await run(args)).toBe(2)
  expect(said.join()).toContain('Usage: huke mine')
})
