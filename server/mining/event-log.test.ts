import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { RawEvent, Rejection } from '@huke/core/mining'
import { expect, test } from 'vitest'
import { MiningFault, readEventLog } from './index.ts'
import type { LogOptions } from './index.ts'
import { collect } from './testing-collect.ts'

const HEADER = 'case_id,activity,timestamp,group\n'
const TEXT = `${HEADER}1,申请,2025-03-03T09:00:00Z,财务部\n1,"批准, 附条件",2025-03-04T09:00:00Z,采购部\n`

test.each([
  ['UTF-8', Buffer.from(TEXT), 'utf-8'],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
  ['UTF-16 little endian', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 big endian', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16(), 'utf-16be'],
  ['UTF-8 packed with gzip', gzipSync(TEXT), 'utf-8'],
  [
    'UTF-8 packed with gzip in two parts',
    Buffer.concat([gzipSync(HEADER), gzipSync(TEXT.slice(HEADER.length))]),
    'utf-8',
  ],
])('%s is recognised and read, however the bytes arrive', async (_, bytes, encoding) => {
  for (const size of [1, 3, bytes.length]) {
    const log = await readEventLog(inPieces(bytes, size))
    expect(log.detected).toEqual({
      format: 'csv',
      encoding,
      delimiter: ',',
      columns: ['case_id', 'activity', 'timestamp', 'group'],
    })
    expect((await collect(log)).map(event => event.fields)).toEqual([
      { case_id: '1', activity: '申请', timestamp: '2025-03-03T09:00:00Z', group: '财务部' },
      { case_id: '1', activity: '批准, 附条件', timestamp: '2025-03-04T09:00:00Z', group: '采购部' },
    ])
  }
})

test('GBK, and the four-byte characters of GB18030, are recognised and read, however the bytes arrive', async () => {
  // 单号,动作 / 1,申请 / 2,㐀 (which only GB18030 has, as 81 39 ee 39)
  const bytes = Buffer.from('b5a5bac52cb6afd7f70a312cc9eac7eb0a322c8139ee390a', 'hex')
  for (const size of [1, 2, bytes.length]) {
    const log = await readEventLog(inPieces(bytes, size))
    expect(log.detected).toMatchObject({ encoding: 'gb18030', columns: ['单号', '动作'] })
    expect((await collect(log)).map(event => event.fields['动作'])).toEqual(['申请', '㐀'])
  }
})

test.each([',', ';', '\t', '|'])(
  'the delimiter %j is recognised although the texts contain others',
  async delimiter => {
    const row = (cells: string[]) => cells.map(cell => `"${cell}"`).join(delimiter)
    const text = [row(['a', 'b', 'c']), row(['1', 'x, y; z | w', '3']), row(['4', 'x, y', '6'])].join('\r\n')
    const log = await readEventLog(Readable.from([Buffer.from(text)]))
    expect(log.detected.delimiter).toBe(delimiter)
    expect((await collect(log)).map(event => event.fields.b)).toEqual(['x, y; z | w', 'x, y'])
  },
)

test('what is detected can be overruled', async () => {
  const log = await read(Buffer.from([0x61, 0x3b, 0x62, 0x0a, 0xe9, 0x3b, 0x31, 0x0a]), {
    encoding: 'windows-1252',
    delimiter: ';',
  })
  expect(log.events.map(event => event.fields)).toEqual([{ a: 'é', b: '1' }])
})

test('a byte that is no UTF-8, far down the file, rejects its row with the line and no other', async () => {
  const row = Buffer.from('1,申请,2025-03-03T09:00:00Z,a replacement \uFFFD that was there before\n')
  const many = Buffer.concat(Array.from({ length: 20_000 }, () => row))
  const bad = Buffer.concat([Buffer.from('2,'), Buffer.from([0xff]), Buffer.from(',2025-03-03T09:00:00Z,x\n')])
  const { events } = await read(Buffer.concat([Buffer.from(HEADER), many, bad, row]))
  expect(events.filter(event => event.kind === 'event').length).toBe(20_001)
  expect(events.filter(event => event.kind === 'rejected')).toEqual([
    expect.objectContaining({
      code: 'mining.bad-encoding',
      row: 20_001,
      line: 20_002,
      column: 'activity',
      value: '\uFFFD',
    }),
  ])
})

test('a file in no encoding we know is a fault that says what to do', async () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xe9, 0x2c, 0xff, 0x0a])])
  await expect(read(bytes)).rejects.toMatchObject({ code: 'mining.unknown-encoding' })
  await expect(read(Buffer.from(TEXT), { encoding: 'gbq' })).rejects.toMatchObject({
    code: 'mining.unknown-encoding',
    detail: { value: 'gbq' },
  })
})

test('rows with too few or too many fields are rejected with line and content, the others are read', async () => {
  const { events } = await read(Buffer.from(`${HEADER}1,a,t,g\n2,a,t\n\n3,a,t,g,more\n4,a,t,g\n`))
  expect(events).toEqual([
    expect.objectContaining({ kind: 'event', row: 1, line: 2 }),
    expect.objectContaining({ code: 'mining.field-count', row: 2, line: 3, value: '3', expected: '4 fields' }),
    expect.objectContaining({ code: 'mining.field-count', row: 3, line: 5, value: '5' }),
    expect.objectContaining({ kind: 'event', row: 4, line: 6 }),
  ])
  expect(events[2]?.fields).toEqual({ case_id: '3', activity: 'a', timestamp: 't', group: 'g', '(field 5)': 'more' })
})

test('line ends of Windows, also cut in two, and old line ends among them count as one line each', async () => {
  const bytes = Buffer.from('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\n3,w\r4,v')
  for (const size of [1, 2, 100]) {
    const events = await collect(await readEventLog(inPieces(bytes, size)))
    expect(events.map(({ line, fields }) => [line, fields.a, fields.b])).toEqual([
      [3, '1', 'x\r\ny'],
      [5, '2', 'z'],
      [6, '3', 'w'],
      [7, '4', 'v'],
    ])
  }
})

test('the delimiter is found although a later quote is never closed', async () => {
  const { events, fault } = await readUntilFault(Buffer.from('a;b\n1;x\n2;y\n3;"z\n4;w\n'))
  expect(events.map(event => event.fields.b)).toEqual(['x', 'y'])
  expect(fault).toMatchObject({ code: 'mining.quote-not-closed', detail: { line: 4, complete: 3 } })
})

test('stray quotes inside a field are taken as they stand', async () => {
  const { events } = await read(Buffer.from(`${HEADER}1,say "yes" now,t,g\n2,"a "b" c",t,g\n3,a,t,g\n`))
  expect(events.map(event => event.fields.activity)).toEqual(['say "yes" now', '"a "b" c"', 'a'])
})

test('a quote that is never closed ends with the line of its row, after the rows before it', async () => {
  const { events, fault } = await readUntilFault(Buffer.from(`${HEADER}1,a,t,g\n2,"a,t,g\n3,a,t,g\n`))
  expect(events.length).toBe(1)
  expect(fault).toMatchObject({ code: 'mining.quote-not-closed', detail: { line: 3 } })
})

test('NUL characters, which the database could not store, reject their row', async () => {
  const { events } = await read(Buffer.from(`${HEADER}1,a\0b,t,g\n2,a,t,g\n`))
  expect(events.map(event => event.kind)).toEqual(['rejected', 'event'])
  expect(events[0]).toMatchObject({ code: 'mining.nul-character', column: 'activity' })
})

test('a missing column is a fault that names the columns that are there', async () => {
  const fault = await read(Buffer.from(TEXT), { needs: ['case_id', 'time'] }).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(MiningFault)
  expect(fault).toMatchObject({
    code: 'mining.missing-column',
    detail: { value: 'time', columns: ['case_id', 'activity', 'timestamp', 'group'] },
  })
})

test('columns of the same name are told apart by number, as Jira exports need', async () => {
  const { detected, events } = await read(Buffer.from('key,Labels,Labels,\nA,x,y,z\n'))
  expect(detected.columns).toEqual(['key', 'Labels', 'Labels (2)', '(column 4)'])
  expect(events[0]?.fields).toEqual({ key: 'A', Labels: 'x', 'Labels (2)': 'y', '(column 4)': 'z' })
})

test('a truncated gzip file ends with the rows that are whole and says so', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => `${index},act ${index * 7919},t${index},g`).join('\n')
  const packed = gzipSync(HEADER + rows)
  const { events, fault } = await readUntilFault(packed.subarray(0, packed.length - 1000))
  expect(fault).toMatchObject({ code: 'mining.truncated' })
  expect(events.length).toBeGreaterThan(1000)
  expect(events.every(event => event.kind === 'event')).toBe(true)
})

test('damaged gzip data, an empty file and a workbook are told apart', async () => {
  const damaged = gzipSync(TEXT)
  damaged.fill(0x55, 12, 30)
  await expect(read(damaged)).rejects.toMatchObject({ code: 'mining.damaged' })
  await expect(read(Buffer.alloc(0))).rejects.toMatchObject({ code: 'mining.empty' })
  await expect(read(Buffer.from('PK\u0003\u0004 and so on'))).rejects.toMatchObject({ code: 'mining.unsupported-file' })
})

test('reading stops when the reader stops, and closes the source', async () => {
  const source = inPieces(Buffer.from(HEADER + '1,a,t,g\n'.repeat(400_000)), 65_536)
  for await (const event of await readEventLog(source)) if (event.row === 10) break
  expect(source.destroyed).toBe(true)
})

async function read(bytes: Buffer, options: LogOptions = {}) {
  const log = await readEventLog(Readable.from([bytes]), options)
  return { detected: log.detected, events: await collect(log) }
}

async function readUntilFault(bytes: Buffer) {
  const events: (RawEvent | Rejection)[] = []
  let fault: unknown
  try {
    for await (const event of await readEventLog(inPieces(bytes, 65_536))) events.push(event)
  } catch (error) {
    fault = error
  }
  return { events, fault }
}

function inPieces(bytes: Buffer, size: number): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  return Readable.from(pieces)
}
