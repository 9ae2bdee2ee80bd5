import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvFault, csvScanner } from './csv-scanner.ts'

const utf8 = new TextEncoder()
const text = new TextDecoder('utf-8', { ignoreBOM: true })

type Read = { rows: string[][]; lines: number[]; fault: CsvFault | null }

/** Reads a text in chunks of some bytes. */
function read(csv: string, chunk = 1_000_000, delimiter = ','): Read {
  const result: Read = { rows: [], lines: [], fault: null }
  const scanner = csvScanner(delimiter.charCodeAt(0), ({ bytes, starts, ends, fields, line }) => {
    result.rows.push(Array.from({ length: fields }, (_, f) => text.decode(bytes.subarray(starts[f], ends[f]))))
    result.lines.push(line)
  })
  const bytes = utf8.encode(csv)
  for (let at = 0; at < bytes.length && result.fault === null; at += chunk)
    result.fault = scanner.write(bytes.subarray(at, at + chunk))
  result.fault ??= scanner.end()
  return result
}

const field = fc.oneof(
  fc.constantFrom('', ' ', '"', '""', ',', '\n', '\r\n', '\r', 'a"b', '工单', '😀'),
  fc.string({ maxLength: 6 }),
)
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`

test('what was written by the rule is read back, wherever the chunks are cut and however lines end', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (rows, end, chunk, last) => {
        const csv = rows.map(row => row.map(quoted).join()).join(end) + (last ? end : '')
        expect(read(csv, chunk).rows).toEqual(rows)
      },
    ),
  )
})

describe('a text as people write it', () => {
  test.each<[string, string, string[][]]>([
    [
      'empty lines are passed over',
      'a,b\n\n\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a quote inside a field stands for itself',
      'a,5" pipe\n1,"x "y" z"\n',
      [
        ['a', '5" pipe'],
        ['1', 'x "y" z'],
      ],
    ],
    [
      'empty fields are there, quoted or not',
      ',""\n,',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    [
      'the last line needs no end',
      'a,b\n1,"2"',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column needs no delimiter', 'a\n1\n', [['a'], ['1']]],
  ])('%s', (_, csv, rows) => {
    expect(read(csv).rows).toEqual(rows)
    expect(read(csv, 1).rows).toEqual(rows)
  })
})

test('lines are those of the file: a record begins where an editor shows it', () => {
  for (const chunk of [1, 1000]) {
    expect(read('a,b\n"1\n2\r\n3",x\n\n4,y\r\n5,z', chunk).lines).toEqual([1, 2, 6, 7])
  }
})

test('a quote that is never closed is a fault with its line', () => {
  expect(read('a,b\n1,2\n3,"4\n5,6\n', 7).fault).toEqual({ code: 'mining.quote-not-closed', line: 3, records: 2 })
  expect(read(`a,b\n1,"${'x,\n'.repeat(2_000_000)}`, 262_144).fault).toMatchObject({
    code: 'mining.quote-not-closed',
    line: 2,
  })
  expect(read('x'.repeat(5_000_000), 262_144).fault).toMatchObject({ code: 'mining.record-too-long', line: 1 })
})
