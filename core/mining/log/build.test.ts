import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventLogOf, logBuilder } from './build.ts'
import { byteNames } from './byte-names.ts'

const utf8 = new TextEncoder()
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('cases come in order of first appearance, events by time, equal times as they came', () => {
  const event = (caseId: string, activity: string, time: number) => {
    return { caseId, activity, time, start: null, resource: activity, group: '' }
  }
  const log = eventLogOf([
    event('b', 'x', 5),
    event('a', 'y', 1),
    event('b', 'z', 3),
    event('b', 'w', 5),
    event('a', 'x', 1),
  ])
  expect(log.cases).toEqual(['b', 'a'])
  expect([...log.offsets]).toEqual([0, 3, 5])
  expect([...log.time]).toEqual([3, 5, 5, 1, 1])
  expect(Array.from(log.activities.of, a => log.activities.names[a]).join('')).toBe('zxwyx')
  expect(Array.from(log.resources!.of, r => log.resources?.names[r]).join('')).toBe('zxwyx')
  expect([log.start, log.groups]).toEqual([null, null])
})

test('columns of more events than one block keep every value in its place', () => {
  const count = 200_001
  const builder = logBuilder({ start: true, resource: false, group: false, lifecycle: false })
  for (let e = 0; e < count; e++) builder.add(e % 3, e % 7, count - e, -e, -1, -1, -1)
  const log = builder.done({
    cases: ['0', '1', '2'],
    activities: [...'abcdefg'],
    resources: null,
    groups: null,
    lifecycles: null,
  })
  for (let c = 0; c < 3; c++) {
    for (let at = log.offsets[c]; at < log.offsets[c + 1]; at += 1009) {
      const e = count - log.time[at]
      expect([e % 3, e % 7, log.start?.[at]]).toEqual([c, log.activities.of[at], -e])
    }
  }
})

test('a name has one number, and the number its name, whatever its bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 300 }), texts => {
      const names = byteNames(decode)
      const numbers = texts.map(text => {
        const bytes = utf8.encode(`"${text}"`)
        return names.numberOf(bytes, 1, bytes.length - 1)
      })
      const distinct = [...new Set(texts)]
      expect(names.names()).toEqual(distinct)
      expect(numbers).toEqual(texts.map(text => distinct.indexOf(text)))
    }),
  )
})
