import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeParser } from '../time-format.ts'
import { byteTime, textTime } from './byte-time.ts'

const utf8 = new TextEncoder()
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const digits = (count: number) => fc.integer({ min: 0, max: 10 ** count - 1 }).map(n => String(n).padStart(count, '0'))
const isoLike = fc
  .tuple(
    fc.oneof(digits(4), fc.constantFrom('2026', '2000', '1900')),
    fc.constantFrom('-01-31', '-02-29', '-02-30', '-13-01', '-12-31', '-10-25', '-03-29', '-00-10', '/01/31'),
    fc.constantFrom('T', ' ', '', 't'),
    fc.constantFrom('00:00', '02:30', '23:59', '24:00', '12:60', '9:15', ''),
    fc.constantFrom('', ':00', ':59', ':60', ':5', ':'),
    fc.constantFrom('', '.1', '.123', ',1239', '.', '.12345678'),
    fc.constantFrom('', 'Z', 'z', '+08:00', '-03:30', '+0800', '+08', ' Z', ' +01:00', 'X', '+99:99'),
  )
  .map(parts => parts.join(''))

test.each([['UTC'], ['Asia/Shanghai'], ['Europe/Berlin'], ['America/St_Johns']])(
  'a time read from bytes is the time read from text, of %s where it states no zone',
  zone => {
    const fromText = timeParser(['iso'], zone)
    const fromBytes = byteTime(['iso'], zone, decode)
    const fromShortText = textTime(['iso'], zone)
    fc.assert(
      fc.property(isoLike, text => {
        const bytes = utf8.encode(`,${text},`)
        const expected = fromText(text)
        const instant = typeof expected === 'number' ? expected : Number.NaN
        expect([fromBytes(bytes, 1, bytes.length - 1), fromShortText(text)]).toEqual([instant, instant])
      }),
      { numRuns: 1000 },
    )
  },
)

test('other formats are read too, the same text again from memory', () => {
  const read = byteTime(['d.M.yyyy H:mm'], 'Asia/Shanghai', decode)
  const bytes = utf8.encode('21.9.2026 8:30')
  expect([read(bytes, 0, bytes.length), read(bytes, 0, bytes.length)]).toEqual([1789950600000, 1789950600000])
  expect(read(bytes, 0, 4)).toBeNaN()
})
