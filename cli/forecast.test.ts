import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { terminal } from './fixtures/terminal.ts'
import { run } from './forecast.ts'

const { folder, said } = terminal()

/** Requests of five years by month: more in spring, a little more every month. */
const months = Array.from({ length: 60 }, (_, t) => {
  const name = `${2021 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`
  return { name, requests: 300 + 2 * t + (t % 12 === 2 ? 60 : 0) + ((t * 7) % 11), days: 20 + ((t * 5) % 7) / 2 }
})
const rows = months.map(({ name, requests, days }) => `${name},${requests},${days},IT`)
const csv = (...more: string[]) => ['月份,件数,天数,部门', ...rows, ...more].join('\n')

async function forecast(content: string | Buffer, ...args: string[]): Promise<{ code: number; text: string }> {
  const file = join(folder, 'requests.csv')
  await writeFile(file, content)
  const code = await run([file, '--value', '件数', ...args])
  return { code, text: said.splice(0).join('\n') }
}

const monthly = ['--time', '月份']

describe('the table', () => {
  test('names what comes, with intervals and a picture', async () => {
    const { code, text } = await forecast(csv(), ...monthly)
    expect(code).toBe(0)
    expect(text).toContain('60 values, 2021-01 … 2025-12, a season of 12')
    expect(text).toMatch(/^ {2}[▁▂▃▄▅▆▇█]{60}$/m)
    const march = text.split('\n').find(line => line.startsWith('  2026-03'))!
    expect(march).toMatch(/^ {2}2026-03 +4\d\d\.\d +\d+\.\d … \d+\.\d .*─━+●━+─/)
    expect(text).toContain('  2026-12')
    expect(text).not.toContain('2027')
  })

  test('says what a regressor does, and how far off one would have been', async () => {
    const future = Array.from({ length: 6 }, (_, t) => `2026-0${t + 1},,${20 + t / 2},IT`)
    const { code, text } = await forecast(csv(...future), ...monthly, '--regressor', '天数', '--backtest', '5')
    expect(code).toBe(0)
    expect(text).toMatch(/天数: -?\d\.\d\d % for one more/)
    expect(text).toMatch(/From 5 earlier points: sMAPE \d+\.\d\d %, MASE 0\.\d+/)
    expect(text).toContain('  2026-06')
    expect(text).not.toContain('  2026-07')
  })

  test('counts the working days of a calendar, and says where that ends', async () => {
    const { text } = await forecast(csv(), ...monthly, '--workdays', 'cn-standard', '--horizon', '40')
    expect(text).toMatch(/working days: -?\d\.\d\d % for one more \(± .*from its mean of 2\d\./)
    expect(text).toMatch(/The calendar names no days after 20\d\d/)
  })

  test('speaks of missing values, of demand now and then and of series too short for a season', async () => {
    const holes = csv()
      .replace('2023-05,360', '2023-05,')
      .replace(/^2021-01,\d+/m, '2021-01,NA')
    expect((await forecast(holes, ...monthly)).text).toContain('1 rows before the first known value were left out.')
    const rare = csv().replaceAll(/,(\d)\d(\d),/g, (_, a, b) => `,${Number(b) < 3 ? a : 0},`)
    expect((await forecast(rare, ...monthly)).text).toContain('has any demand')
    const young = csv().split('\n').slice(0, 16).join('\n')
    expect((await forecast(young, ...monthly)).text).toContain('15 values are too few to know a season (24 are needed)')
  })
})

test('the example of the method page is what the command prints', async () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/method/forecast.md'), 'utf8')
  const [, file, , printed] = page.split('```').map(part => part.trim())
  const [command, ...lines] = printed.split('\n')
  await writeFile(join(folder, 'example.csv'), file)
  const args = command.replace('$ huke forecast requests.csv ', '').split(' ')
  expect(await run([join(folder, 'example.csv'), ...args])).toBe(0)
  expect(said.join('\n')).toBe(lines.join('\n'))
})

describe('--json', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/json/forecast.schema.json'), 'utf8'))
  const valid = new Ajv2020({ allowUnionTypes: true }).compile(schema)

  test.each([
    [[]],
    [['--method', 'ets', '--horizon', '3', '--backtest', '4']],
    [['--workdays', 'cn-standard', '--backtest', '200']],
    [['--series', '部门', '--method', 'stl']],
    [['--backtest', '2', '--horizon', '59']],
  ])('keeps to its schema with %j', async args => {
    const { code, text } = await forecast(csv(), ...monthly, ...args, '--json')
    expect(code).toBe(0)
    const result = JSON.parse(text)
    valid(result)
    expect(valid.errors).toBeNull()
    expect(result.series[0].forecast[0].time).toBe('2026-01')
  })

  test('is the same for a packed file and for rows without times', async () => {
    const plain = JSON.parse((await forecast(csv(), ...monthly, '--json')).text)
    expect(JSON.parse((await forecast(gzipSync(csv()), ...monthly, '--json')).text)).toEqual(plain)
    const bare = JSON.parse((await forecast(csv(), '--period', '12', '--json')).text)
    const means = (of: typeof plain) => of.series[0].forecast.map(({ mean }: { mean: number }) => mean)
    expect(means(bare)).toEqual(means(plain))
    expect(bare.series[0].forecast[0].time).toBe('61')
  })
})

test('of several series those that can be forecast are, and the others said', async () => {
  const two = csv('2025-11,5,21,HR', '2025-12,6,21,HR')
  const { code, text } = await forecast(two, ...monthly, '--series', '部门')
  expect(code).toBe(3)
  expect(text).toContain('IT: 60 values, 2021-01 … 2025-12')
  expect(text).toContain('HR: 2 values, 2025-11 … 2025-12')
  expect(text).toContain('No forecast. The series is too short.')
})

describe('a file that cannot be used', () => {
  test.each([
    ['text in a number', csv('2026-01,many,21,IT'), monthly, 'line 62, column 件数: "many" – expected a number'],
    ['a missing column', csv(), ['--time', 'Monat'], 'The file lacks a column.\n  file: "Monat"'],
    ['a gap', csv('2026-02,400,21,IT'), monthly, 'line 62, column 月份: "2026-02" – expected 2026-01'],
    ['disorder', csv('2025-01,400,21,IT'), monthly, 'The times run backwards or repeat.\n  line 62'],
    ['a time that is none', csv('13/2026,400,21,IT'), monthly, 'A time cannot be read.'],
    ['an empty file', '', monthly, 'The file has no rows.'],
    ['two values', '月份,件数\n2026-01,4\n2026-02,5', monthly, 'The series is too short.'],
    [
      'a method that needs more',
      csv().split('\n').slice(0, 20).join('\n'),
      [...monthly, '--method', 'stl'],
      'too short for this',
    ],
    ['a regressor without a future', csv(), [...monthly, '--regressor', '天数'], 'not known for the whole horizon'],
    ['numbers instead of times', '月份,件数\n1,4\n2,5\n3,6', monthly, 'state it with --period'],
  ])('%s', async (_, content, args, sentence) => {
    const { code, text } = await forecast(content, ...args)
    expect(text).toContain(sentence)
    expect(code).toBe(1)
  })

  test('no file', async () => {
    expect(await run([join(folder, 'none.csv'), '--value', 'x', '--period', '12'])).toBe(1)
    expect(said.join()).toContain('There is no such file')
  })
})

test.each([
  [[], 'One file'],
  [['x.csv'], '--value is needed'],
  [['x.csv', '--value', 'a'], '--period is needed'],
  [['x.csv', '--value', 'a', '--period', '0'], '--period is a whole number'],
  [['x.csv', '--value', 'a', '--period', '12', '--horizon', 'long'], '--horizon is a whole number'],
  [['x.csv', '--value', 'a', '--period', '12', '--method', 'arima'], 'no method arima'],
  [['x.csv', '--value', 'a', '--period', '12', '--workdays', 'cn-standard'], '--workdays needs --time'],
  [['x.csv', '--value', 'a', '--frequency', '12'], '--frequency'],
])('%j is misused', async (args, reason) => {
  expect(await run(args)).toBe(2)
  expect(said.join()).toContain(reason)
  expect(said.join()).toContain('Usage: huke forecast')
})
