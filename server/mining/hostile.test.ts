import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { MiningFault, readEventLog } from './index.ts'
import { mapSent } from './ready-maps.ts'
import { collect } from './testing-collect.ts'

test.each([
  ['brackets', '['.repeat(60_000)],
  ['braces', '{a: '.repeat(15_000)],
  ['dashes', '- '.repeat(30_000)],
  ['mistakes', 'a: 1\n'.repeat(12_000)],
  ['tags', '!x '.repeat(20_000)],
  [
    'aliases of aliases',
    `a0: &a0 [x]\n${Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')}`,
  ],
])('a map of nothing but %s is refused in seconds, while others are answered', async (_, text) => {
  const begun = performance.now()
  const answer = expect(mapSent(text)).rejects.toMatchObject({ code: 'mining.map-invalid' })
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(performance.now() - begun).toBeLessThan(1000)
  await answer
  expect(performance.now() - begun).toBeLessThan(12_000)
})

const inPieces = (text: string, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(text.length / size) }, (_, i) => Buffer.from(text.slice(i * size, (i + 1) * size))),
  )

test.each([
  ['that never ends', ','.repeat(10_000_000)],
  ['of a million columns', `${Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join()}\n1\n`],
  ['of a million fields after others', `case,activity,time\n1,a,2026-01-01\n${'x,'.repeat(1_000_000)}\n`],
])('a line %s is a fault, told before it is held', async (_, text) => {
  for (const size of [1000, 65_536]) {
    const read = async () => collect(await readEventLog(inPieces(text, size), { delimiter: ',' }))
    await expect(read()).rejects.toSatisfy(error => error instanceof MiningFault && error.code === 'mining.bad-csv')
  }
})

test('long lines of few fields, cut anywhere, are none', async () => {
  const text = `case,words\n${Array.from({ length: 5 }, (_, i) => `${i},${'w'.repeat(30_000)}`).join('\n')}\n`
  for (const size of [7, 9999, 10_001, 30_000])
    expect(await collect(await readEventLog(inPieces(text, size), { delimiter: ',' }))).toHaveLength(5)
})

/** A log in which one thing is written again and again until so many megabytes were read. */
const endless = (piece: string, megabytes: number, { head = '', tail = '' } = {}) => {
  const given = { bytes: 0 }
  const begin = `<?xml version="1.0"?><log><trace><string key="concept:name" value="1"/><event>${head}`
  async function* chunks() {
    yield Buffer.from(begin)
    const chunk = piece.repeat(Math.ceil(65_536 / piece.length))
    for (let n = 0; given.bytes < megabytes * 1024 ** 2; given.bytes += chunk.length)
      yield Buffer.from(chunk.replaceAll('#', () => String(n++)))
    yield Buffer.from(`${tail}</event></trace></log>`)
  }
  return { log: Readable.from(chunks()), given }
}

test.each([
  ['one value', 'a', { head: '<string key="k" value="', tail: '"/>' }],
  ['attributes of one event', '<string key="k#" value="v"/>', {}],
  ['attributes of one trace', '<string key="k#" value="v"/>', { head: '</event>', tail: '<event>' }],
  ['few, long attributes of one event', `<string key="k#" value="${'v'.repeat(100_000)}"/>`, {}],
  ['attributes of one tag', 'a#="" ', { head: '<string ', tail: '/>' }],
  ['elements within each other', '<list>', {}],
  ['a comment', 'a', { head: '<!-- ', tail: ' -->' }],
  ['text', 'a', {}],
  ['a marked section', 'a', { head: '<![CDATA[', tail: ']]>' }],
  ['an instruction', 'a', { head: '<?a ', tail: '?>' }],
  ['a name', 'a', { head: '<', tail: '/>' }],
])('XML without end is a fault, told before it is held: %s', async (_, piece, around) => {
  const { log, given } = endless(piece, 64, around)
  const read = async () => collect(await readEventLog(log, { format: 'xes' }))
  await expect(read()).rejects.toMatchObject({ code: 'mining.part-too-large' })
  expect(given.bytes).toBeLessThan(8 * 1024 ** 2)
})
