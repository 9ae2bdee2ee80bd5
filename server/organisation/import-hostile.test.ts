import { monitorEventLoopDelay } from 'node:perf_hooks'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { file, importDesk, type ImportDesk } from './import.fixture.ts'

let desk: ImportDesk

beforeAll(async () => {
  desk = await importDesk()
})
afterAll(() => desk.close())

/** A zip archive as Excel writes them, with whatever is in it. */
function zip(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text))
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    locals.push(local, Buffer.from(name), packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    entries.push(entry, Buffer.from(name))
    at += local.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(entries).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...entries, end])
}

const times = (n: number, one: (i: number) => string): string => Array.from({ length: n }, (_, i) => one(i)).join('')
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

interface Book {
  readonly sheets?: number
  readonly rows?: string
  readonly styles?: string
  readonly strings?: string
}

const book = ({ sheets = 1, rows = '', styles = '', strings = '' }: Book) =>
  zip({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${times(sheets, i => `<sheet name="${i}" r:id="a"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="sheet.xml"/></Relationships>',
    'xl/sheet.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  })

const manyRows = times(300_000, () => `<row>${cell('a')}</row>`)

const hostile: readonly (readonly [string, () => Buffer, string])[] = [
  ['10 MB of commas', () => Buffer.alloc(10_000_000, ','), 'people.csv'],
  ['10 MB of line ends', () => Buffer.alloc(10_000_000, '\n'), 'people.csv'],
  ['10 MB of quotes', () => Buffer.alloc(10_000_000, '"'), 'people.csv'],
  ['a million columns', () => Buffer.from(times(1_000_000, i => `c${i},`)), 'people.csv'],
  ['a million names with semicolons', () => Buffer.from(`${'a;'.repeat(1_000_000)}\n`), 'people.csv'],
  [
    'a workbook of a million columns',
    () => book({ rows: `<row>${times(1_000_000, () => cell('a'))}</row>` }),
    'a.xlsx',
  ],
  ['a workbook of 300,000 rows', () => book({ rows: manyRows }), 'a.xlsx'],
  ['sixty sheets of 300,000 rows', () => book({ sheets: 60, rows: manyRows }), 'a.xlsx'],
  ['twenty sheets that are one', () => book({ sheets: 20, rows: manyRows }), 'a.xlsx'],
  [
    '60,000 brackets in a number format',
    () =>
      book({
        styles: `<numFmt numFmtId="200" formatCode="${'['.repeat(60_000)}"/><cellXfs><xf numFmtId="200"/></cellXfs>`,
      }),
    'a.xlsx',
  ],
  [
    'a million styles',
    () => book({ styles: `<cellXfs>${times(1_000_000, () => '<xf numFmtId="14"/>')}</cellXfs>` }),
    'a.xlsx',
  ],
  [
    'a text of nothing but escapes',
    () => book({ strings: `<si><t>${'_x0041_'.repeat(2_000_000)}</t></si>` }),
    'a.xlsx',
  ],
  ['tags within tags', () => book({ rows: '<a>'.repeat(2_000_000) }), 'a.xlsx'],
  ['a workbook that grows to gigabytes', () => book({ rows: ' '.repeat(80_000_000) }), 'a.xlsx'],
]

test.each(hostile)('%s: is answered in seconds, and everybody else meanwhile', async (_, content, name) => {
  const payload = content()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const begun = performance.now()
  delay.enable()
  const answer = await desk.check(file(payload, name))
  delay.disable()
  const body = answer.json()
  expect(answer.statusCode === 422 || body.state === 'refused', answer.body.slice(0, 500)).toBe(true)
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(delay.max / 1e6).toBeLessThan(2000)
})
