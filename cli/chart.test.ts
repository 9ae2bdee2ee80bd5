import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { terminal } from './fixtures/terminal.ts'
import { run } from './chart.ts'

const { folder, said } = terminal()

async function chart(content: string | Buffer, ...args: string[]): Promise<{ code: number; text: string }> {
  const file = join(folder, 'points.csv')
  await writeFile(file, content)
  const code = await run([file, ...args])
  return { code, text: said.splice(0).join('\n') }
}

// NIST/SEMATECH e-Handbook 6.3.3.2, public domain
const rejects = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]
const shares = ['周,退回,办结,班', ...rejects.map((count, i) => `W${i + 1},${count},50,${i < 20 ? '旧' : '新'}`)].join(
  '\n',
)
const hours = ['日,上午,中午,下午', ...rejects.map((count, i) => `D${i + 1},${count},${count + 1},${count - 1}`)].join(
  '\n',
)
const long = ['日,用时', ...rejects.flatMap((count, i) => [`D${i + 1},${count}.5`, `D${i + 1},${count + 2}`])].join(
  '\n',
)
const share = ['--value', '退回', '--size', '办结', '--time', '周']

describe('the table', () => {
  test('shows the published limits, the plot, the signals and what they mean', async () => {
    const { code, text } = await chart(shares, ...share, '--chart', 'p')
    expect(code).toBe(0)
    expect(text).toContain('30 points, p chart (shares)')
    expect(text).toMatch(/points 1 to 30 +0\.2313 +0\.0524 +0\.4102/)
    expect(text.match(/◆/g)).toHaveLength(4)
    expect(text).toMatch(/15 {2}W15 +0\.4400 {3}we1/)
    expect(text).toContain('we1      One point beyond a limit.')
    expect(text).toContain('W1 … W30')
  })

  test('says which chart it chose, and why', async () => {
    const { text } = await chart(shares, ...share)
    expect(text).toContain('p chart (shares)\nchosen because each count is of so many')
  })

  test('shows the limits of every stage', async () => {
    const { text } = await chart(shares, ...share, '--stage', '班')
    expect(text).toMatch(/旧, points 1 to 20 +0\.2140/)
    expect(text).toMatch(/新, points 21 to 30 +0\.2660/)
  })

  test('judges later points by a base, without excluded ones', async () => {
    const { text } = await chart(shares, ...share, '--base', '20', '--exclude', '15')
    expect(text).toMatch(/limits from 19/)
    expect(text).toContain('Limits from 19 points are rough')
  })

  test('of measurements shows where they lie and how widely they scatter', async () => {
    const { text } = await chart(long, '--value', '用时', '--subgroup', '日')
    expect(text).toContain('30 points, X̄-R chart')
    expect(text).toMatch(/^means /m)
    expect(text).toMatch(/^ranges /m)
  })

  test('shows the last points where there are many', async () => {
    const { text } = await chart(['x', ...Array.from({ length: 300 }, (_, i) => i % 7)].join('\n'), '--value', 'x')
    expect(text).toContain('The plot shows the last 90 points.')
    expect(text).toContain('211 … 300')
  })

  test('lists the last signals where there are many', async () => {
    const { text } = await chart(['x', ...Array.from({ length: 200 }, (_, i) => i)].join('\n'), '--value', 'x')
    expect(text).toMatch(/… \d+ earlier ones; --json has them all/)
    expect(text.match(/we1, we2/g)?.length).toBeLessThanOrEqual(40)
  })

  test('says where nothing varies', async () => {
    const { code, text } = await chart('x\n2.5\n2.5\n2.5\n', '--value', 'x')
    expect(code).toBe(0)
    expect(text).toContain('Where nothing varies every change is a signal.')
  })
})

describe('--json', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/json/chart.schema.json'), 'utf8'))
  const valid = new Ajv2020({ allowUnionTypes: true }).compile(schema)

  test.each([
    [shares, share],
    [shares, [...share, '--chart', "p'", '--rules', 'all', '--exclude', '6,20', '--base', '2:25']],
    [shares, [...share, '--chart', 'u', '--stage', '班', '--rules', 'none']],
    [hours, ['--value', '上午', '--value', '中午', '--value', '下午', '--chart', 'xbar-s']],
    [long, ['--value', '用时', '--chart', 'xmr', '--rules', 'nelson2,we1']],
    [shares, ['--value', '退回', '--chart', 'c']],
  ])('keeps to its schema', async (content, args) => {
    const { code, text } = await chart(content, ...args, '--json')
    expect(code).toBe(0)
    valid(JSON.parse(text))
    expect(valid.errors).toBeNull()
  })

  test('has every point and the violations by rule', async () => {
    const { panels } = JSON.parse((await chart(shares, ...share, '--json')).text)
    expect(panels[0].points[14]).toMatchObject({ position: 15, label: 'W15', size: 50, value: 0.44 })
    expect(panels[0].violations.we1).toEqual([15, 23])
  })
})

test('rows without a value are left out, and said', async () => {
  const { text } = await chart(`${shares}\nW31,,50,新`, ...share)
  expect(text).toContain('30 points')
  expect(text).toContain('1 rows left out')
})

describe('a file that cannot be used', () => {
  test.each([
    ['text in a number', `${shares}\nW31,many,50,新`, share, 'line 32, column 退回: "many" – expected a number'],
    ['more than there are', `${shares}\nW31,51,50,新`, [...share, '--chart', 'p'], 'line 32: "51 of 50"'],
    ['a negative count', `${shares}\nW31,-1,50,新`, share, 'line 32: "-1" – expected a whole number'],
    ['a size of 0', `${shares}\nW31,0,0,新`, share, 'A size is impossible.\n  line 32'],
    ['a share for a count', `${shares}\nW31,0.3,50,新`, share, 'the count itself'],
    ['a missing column', shares.replace('办结', 'n'), share, 'The file lacks a column.'],
    ['one point', '周,退回,办结\n1,2,3', share, 'too few points'],
    ['an empty file', '', share, 'The file has no rows.'],
    ['a base beyond the end', shares, [...share, '--base', '40'], '--base does not lie within the points.'],
    ['a subgroup of one', `${long}\nD31,5`, ['--value', '用时', '--subgroup', '日'], 'line 62: "1"'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004....'), share, 'This is not a CSV file'],
  ])('%s', async (_, content, args, sentence) => {
    const { code, text } = await chart(content, ...args)
    expect(text).toContain(sentence)
    expect(code).toBe(1)
  })
})

test.each([
  [[], 'One file is needed.'],
  [['x.csv'], '--value is needed.'],
  [['x.csv', '--value', 'a', '--chart', 'pie'], 'There is no chart pie.'],
  [['x.csv', '--value', 'a', '--chart', 'p'], 'The chart p needs --size.'],
  [['x.csv', '--value', 'a', '--chart', 'xbar-r'], 'needs --subgroup or several --value'],
  [['x.csv', '--value', 'a', '--value', 'b', '--chart', 'xmr'], 'takes one --value'],
  [['x.csv', '--value', 'a', '--size', 'n', '--chart', 'c'], 'takes no --size'],
  [['x.csv', '--value', 'a', '--rules', 'we9'], '--rules cannot be understood'],
  [['x.csv', '--value', 'a', '--base', 'x'], '--base is N or A:B'],
  [['x.csv', '--value', 'a', '--base', '5', '--stage', 's'], 'Either --base or --stage.'],
  [['x.csv', '--value', 'a', '--what'], '--what'],
])('misuse %j is named above the usage', async (args, sentence) => {
  expect(await run(args)).toBe(2)
  expect(said.join()).toContain(sentence)
  expect(said.join()).toContain('Usage: huke chart')
})
