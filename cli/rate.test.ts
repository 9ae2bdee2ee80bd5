import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { terminal } from './fixtures/terminal.ts'
import { run } from './rate.ts'

const { folder, said } = terminal()

const columns = ['--score', '分数', '--rater', '评价人', '--rated', '部门']
const departments = ['财务', '信息', '人事', '行政', '采购', '法务']

/** Twenty people rate six departments twice; finance is good and the even ones are severe. */
const rows = Array.from({ length: 240 }, (_, i) => {
  const [rater, rated, round] = [i % 20, Math.floor(i / 20) % 6, Math.floor(i / 120)]
  const score = 3 + (rated === 0 ? 1 : 0) - (rater % 2) + (((i * 7 + round * 3) % 5) - 2) / 4
  return { rater: `p${rater}`, rated: departments[rated], score, group: `组${rater % 4}`, month: `${round + 1}` }
})
const header = '评价人,部门,分数,组,月'
const lines = rows.map(({ rater, rated, score, group, month }) => [rater, rated, score, group, month].join(','))

async function rate(content: string | Buffer, ...args: string[]): Promise<{ code: number; text: string }> {
  const file = join(folder, 'ratings.csv')
  await writeFile(file, content)
  const code = await run([file, ...columns, ...args])
  return { code, text: said.splice(0).join('\n') }
}

const csv = (...more: string[]) => [header, ...lines, ...more].join('\n')

describe('the table', () => {
  test('says what the scores differ by and shows the rated from best to worst', async () => {
    const { code, text } = await rate(csv())
    expect(code).toBe(0)
    expect(text).toContain('240 ratings: 20 评价人, 6 部门')
    expect(text).toMatch(/评价人 +\d+\.\d %/)
    const first = text.split('\n').findIndex(line => line.startsWith('tier')) + 1
    expect(text.split('\n')[first]).toMatch(/^ {3}1 {2}财务 .*├─*●─*┤/)
  })

  test('speaks of what should be known: rows left out, raters of one score', async () => {
    const { code, text } = await rate(csv('new,财务,4,组1,1', 'p1,财务,,组1,1', 'p1,,3,组1,1'))
    expect(code).toBe(0)
    expect(text).toContain('2 rows left out')
    expect(text).toContain('1 of 21 raters gave one score only')
  })

  test('says when a grouping explains nothing, and leaves out what is said twice', async () => {
    const { text } = await rate(csv(), '--fixed', '月', '--factor', '月')
    expect(text).toMatch(/Singular fit: the ratings show no variance between the levels of .*月/)
    const twice = csv()
      .replace(header, `${header},month`)
      .replaceAll(/,(\d)$/gm, ',$1,$1')
    expect((await rate(twice, '--fixed', '月+month')).text).toContain('others say the same: month2')
  })
})

describe('--json', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/json/rate.schema.json'), 'utf8'))
  const valid = new Ajv2020({ allowUnionTypes: true }).compile(schema)

  test.each([
    [[]],
    [['--fixed', '月', '--pair', '组']],
    [['--ml', '--method', 'iterative', '--seed', '7']],
    [['--family', 'ordinal']],
  ])('keeps to its schema with %j', async args => {
    const { code, text } = await rate(csv(), '--json', ...args)
    expect(code).toBe(0)
    const result = JSON.parse(text)
    valid(result)
    expect(valid.errors).toBeNull()
    expect(result.factors[1].levels.find((level: { tier: number }) => level.tier === 1).level).toBe('财务')
  })

  test('is the same for a packed file, other delimiters and GB18030', async () => {
    const plain = JSON.parse((await rate(csv(), '--json')).text)
    expect(JSON.parse((await rate(gzipSync(csv()), '--json')).text)).toEqual(plain)
    expect(JSON.parse((await rate(csv().replaceAll(',', ';'), '--json')).text)).toEqual(plain)
    // GBK of 评价人,部门,分数 and of ASCII rows
    const names = Buffer.from([
      0xc6, 0xc0, 0xbc, 0xdb, 0xc8, 0xcb, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x2c, 0xb7, 0xd6, 0xca, 0xfd, 0x0a,
    ])
    const ascii = rows.map(({ rater, rated, score }) => `${rater},d${departments.indexOf(rated)},${score}`).join('\n')
    const packed = JSON.parse((await rate(Buffer.concat([names, Buffer.from(ascii)]), '--json')).text)
    expect(packed.criterion).toBeCloseTo(plain.criterion, 8)
  })
})

test('a score of several rated is shared out among them', async () => {
  const both = csv().replace(/^(p3,)财务/m, '$1财务:0.7;信息:0.3')
  const { code, text } = await rate(both, '--shared', ';', '--json')
  expect(code).toBe(0)
  const levels: { level: string; ratings: number }[] = JSON.parse(text).factors[1].levels
  expect(levels.map(({ level }) => level).toSorted()).toEqual(departments.toSorted())
  expect(levels.find(({ level }) => level === '信息')?.ratings).toBe(41)
})

describe('a file that cannot be used', () => {
  test.each([
    ['text in a number', csv('p1,财务,good,组1,1'), [], 'line 242, column 分数: "good" – expected a number'],
    ['a ragged row', csv('p1,财务,4'), [], 'line 242: "3" – expected 5 fields'],
    ['a missing column', csv().replace('部门', 'unit'), [], 'The file lacks a column.\n  file: "部门"'],
    ['an empty file', '', [], 'The file has no rows.'],
    ['a header alone', header, [], 'The file has no complete rating.'],
    ['one rated only', csv().replaceAll(/信息|人事|行政|采购|法务/g, '财务'), [], 'one level only'],
    ['the same score throughout', csv().replaceAll(/,-?[\d.]+,组/g, ',3,组'), [], 'All scores are the same'],
    ['more than two scores for binomial', csv(), ['--family', 'binomial'], 'exactly two different scores'],
    ['a quote that is never closed', csv('"p1,财务,4,组1,1'), [], 'A quote is never closed'],
    ['an unknown column in --fixed', csv(), ['--fixed', '季度'], 'The file lacks a column'],
    ['a formula of nothing', csv(), ['--fixed', '月**组'], '--fixed cannot be understood'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004....'), [], 'This is not a CSV file'],
  ])('%s', async (_, content, args, sentence) => {
    const { code, text } = await rate(content, ...args)
    expect(text).toContain(sentence)
    expect(code).toBe(1)
  })

  test('no file', async () => {
    expect(await run([join(folder, 'none.csv'), ...columns])).toBe(1)
    expect(said.join()).toContain('There is no such file')
  })
})

test.each([
  [[]],
  [['x.csv', '--score', 'a']],
  [['x.csv', ...columns, '--family', 'poisson']],
  [['x.csv', ...columns, '--what']],
  [['x.csv', ...columns, '--seed', 'one']],
])('misuse %j shows the usage', async args => {
  expect(await run(args)).toBe(2)
  expect(said.join()).toContain('Usage: huke rate')
})

test('help is given where it is asked for', async () => {
  expect(await run(['--help'])).toBe(0)
  expect(said.join()).toMatch(/^Usage: huke rate/)
})
