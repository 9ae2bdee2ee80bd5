import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { timeParser } from './time-format.ts'
import { patternProblem } from './time-pattern.ts'

const utc = (text: string) => Date.parse(text)

test.each([
  ['2010-12-30T11:02:00.000+01:00', '2010-12-30T10:02:00.000Z'],
  ['2011-12-06 13:41:31.788999+01:00', '2011-12-06T12:41:31.788Z'],
  ['2011-12-22 01:06:40+0100', '2011-12-22T00:06:40.000Z'],
  ['2011-12-22T01:06Z', '2011-12-22T01:06:00.000Z'],
  ['1969-12-31T23:59:59.5-05:30', '1970-01-01T05:29:59.500Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
])('%s is read as ISO 8601', (text, expected) => {
  expect(timeParser(['iso'])(text)).toBe(utc(expected))
})

test('every instant of four thousand years is read back exactly from its ISO text', () => {
  const read = timeParser(['iso'])
  const time = fc.date({ min: new Date(0 - 6e13), max: new Date(6e13), noInvalidDate: true })
  fc.assert(fc.property(time, date => read(date.toISOString()) === date.getTime()))
})

test.each([
  '2023-02-29T00:00:00Z',
  '2023-13-01',
  '2023-04-31',
  '2023-04-30T24:00:00Z',
  '2023-04-30T12:60Z',
  'yesterday',
  '',
])("'%s' is no time, and no other time is made of it", text => {
  expect(timeParser(['iso'], 'UTC')(text)).toBe('unreadable')
})

test('a local time needs a zone', () => {
  expect(timeParser(['iso'])('2025-03-03 09:00:00')).toBe('no-zone')
  expect(timeParser(['iso'], 'Asia/Shanghai')('2025-03-03 09:00:00')).toBe(utc('2025-03-03T01:00:00Z'))
  expect(timeParser(['iso'], 'Asia/Shanghai')('2025-03-03')).toBe(utc('2025-03-02T16:00:00Z'))
})

test.each([
  ['2025-03-30 01:59:59', '2025-03-30T00:59:59Z'],
  ['2025-03-30 03:00:00', '2025-03-30T01:00:00Z'],
  // The clock goes from 02:00 to 03:00: a time in between is as much later as the gap.
  ['2025-03-30 02:30:00', '2025-03-30T01:30:00Z'],
  ['2025-07-01 12:00:00', '2025-07-01T10:00:00Z'],
  // 02:30 comes twice: the first is taken.
  ['2025-10-26 02:30:00', '2025-10-26T00:30:00Z'],
  ['2025-10-26 03:00:00', '2025-10-26T02:00:00Z'],
])('%s in Berlin is exact when the clocks change', (text, expected) => {
  expect(timeParser(['iso'], 'Europe/Berlin')(text)).toBe(utc(expected))
})

test('any local time of a zone with summer time is the instant Temporal gives', () => {
  const read = timeParser(['iso'], 'America/New_York')
  const minute = fc.integer({ min: 0, max: 60 * 24 * 365 * 30 })
  fc.assert(
    fc.property(minute, minutes => {
      const local = new Date(utc('2000-01-01T00:00:00Z') + minutes * 60_000).toISOString().slice(0, 19)
      return read(local) === Temporal.PlainDateTime.from(local).toZonedDateTime('America/New_York').epochMilliseconds
    }),
  )
})

test.each([
  ['yyyy-MM-dd HH:mm:ss', '2025-03-03 09:05:07', '2025-03-03T01:05:07Z'],
  ['dd/MM/yyyy HH:mm', '03/04/2025 09:05', '2025-04-03T01:05:00Z'],
  ['yyyy/M/d H:mm', '2025/3/3 9:05', '2025-03-03T01:05:00Z'],
  ['yyyy年M月d日 H:mm', '2025年3月3日 9:05', '2025-03-03T01:05:00Z'],
  ['yyyy-MM-dd ah:mm', '2025-03-03 下午3:05', '2025-03-03T07:05:00Z'],
  ['dd/MMM/yy h:mm a', '14/May/25 12:30 AM', '2025-05-13T16:30:00Z'],
  ['dd.MM.yyyy', '03.04.2025', '2025-04-02T16:00:00Z'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2025-03-03T09:05:07.25-02:00', '2025-03-03T11:05:07.250Z'],
])('the pattern %s reads %s', (pattern, text, expected) => {
  expect(patternProblem(pattern)).toBeUndefined()
  expect(timeParser([pattern], 'Asia/Shanghai')(text)).toBe(utc(expected))
})

test('the first format that fits decides', () => {
  const read = timeParser(['dd/MM/yyyy', 'MM/dd/yyyy'], 'UTC')
  expect(read('03/04/2025')).toBe(utc('2025-04-03T00:00:00Z'))
  expect(read('03/14/2025')).toBe(utc('2025-03-14T00:00:00Z'))
})

test('seconds and milliseconds since 1970 are told apart by the map, not guessed', () => {
  expect(timeParser(['epoch-seconds'])('1741000000.25')).toBe(1_741_000_000_250)
  expect(timeParser(['epoch-milliseconds'])('1741000000')).toBe(1_741_000_000)
  expect(timeParser(['epoch-seconds'])('0x10')).toBe('unreadable')
})

test.each(['HH:mm', 'yyyy-MM', 'yyyy-MM-dd QQ', 'yyyy-MM-dd yyyy', 'dd/mm/yyyy'])(
  'the pattern %s is refused',
  pattern => {
    expect(patternProblem(pattern)).toBeTypeOf('string')
  },
)
