import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { terminal } from './fixtures/terminal.ts'
import { run } from './staff.ts'

const { folder, said } = terminal()

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/json/staff.schema.json'), 'utf8'))
const valid = new Ajv2020({ allowUnionTypes: true }).compile(schema)

async function staff(...args: string[]): Promise<{ code: number; text: string }> {
  const code = await run(args)
  return { code, text: said.splice(0).join('\n') }
}

describe('Erlang', () => {
  const centre = ['erlang-c', '--calls', '100', '--per', '30m', '--handling', '3m']
  const standard = ['--share', '80%', '--within', '20s']

  test('says how many agents are needed, and what one fewer would mean', async () => {
    const { code, text } = await staff(...centre, ...standard)
    expect(code).toBe(0)
    expect(text).toContain('14 agents are needed for 10.00 erlangs, 100 in 30 min.')
    expect(text).toMatch(/^ +13 +79\.6 %/m)
    expect(text).toMatch(/→ 14 +88\.8 % +17\.4 % +7\.8 s/)
  })

  test('says how much agents bear, and how they fare', async () => {
    expect((await staff('erlang-c', '--agents', '12', '--handling', '3m', ...standard)).text).toContain(
      '12 agents bear up to 9.07 erlangs',
    )
    expect((await staff(...centre, '--agents', '12')).text).toMatch(/12 +44\.9 % +40\.4 s/)
    expect((await staff(...centre, '--agents', '10')).text).toContain('without end')
  })

  test('keeps agents from being too busy', async () => {
    const { text } = await staff(...centre, ...standard, '--max-occupancy', '60%')
    expect(text).toContain('17 agents are needed')
  })

  test('knows lines that are blocked and people who give up', async () => {
    expect((await staff('erlang-b', '--servers', '10', '--blocking', '1%')).text).toContain(
      '10 servers bear up to 4.46 erlangs.',
    )
    expect((await staff('erlang-b', '--load', '4.4', '--blocking', '0.01')).text).toContain('10 servers are needed')
    const calls = ['erlang-a', '--calls', '48', '--per', '1m', '--handling', '1m', '--patience', '2m']
    expect((await staff(...calls, '--agents', '50')).text).toMatch(/3\.7 s +3\.1 %/)
    expect((await staff(...calls, '--max-abandoned', '3.1%')).text).toContain('50 agents are needed')
  })

  test('says where there is no such number', async () => {
    const { code, text } = await staff('erlang-b', '--servers', '3', '--blocking', '100%')
    expect(code).toBe(3)
    expect(text).toContain('There is no greatest number')
  })

  test.each([
    [[...centre, ...standard]],
    [[...centre, '--agents', '9']],
    [['erlang-b', '--load', '5', '--servers', '7']],
    [['erlang-a', '--agents', '5', '--handling', '3m', '--patience', '1m', '--max-abandoned', '5%']],
  ])('keeps to its schema with %j', async args => {
    const { text } = await staff(...args, '--json')
    valid(JSON.parse(text))
    expect(valid.errors).toBeNull()
  })
})

const plan = `
calendar: cn-standard
start: 2026-03-02
days: 40
warm-up: 5
replications: 5
kinds:
  - name: 账号
    demand: { per-day: 18, weekdays: { mon: 1.5 }, hours: { 9-12: 3, 13-17: 2 } }
    work: { mean: 25m, p90: 50m }
    target: 4h
    share: 90%
  - name: 设备
    demand: { history: [3, 5, 2, 6, 4] }
    work: { sample: [30m, 1h, 2h 30m] }
    target: 2 个工作日
    priority: 2
people:
  - { name: 服务台, count: 2, absence: { share: 10%, dates: [2026-04-01] } }
  - { name: 现场, count: 1, serves: [设备] }
`

async function ask(question: string, content: string, ...args: string[]) {
  const file = join(folder, 'plan.yaml')
  await writeFile(file, content)
  return await staff(question, file, ...args)
}

describe('a plan', () => {
  test('is simulated: what is on time, and how busy people are', async () => {
    const { code, text } = await ask('simulate', plan)
    expect(code).toBe(0)
    expect(text).toContain('40 working days from 2026-03-02, 5 replications')
    expect(text).toMatch(/账号 +\d+ +\d+\.\d % \(\d+\.\d–\d+\.\d\) +90 % [✓✗]/)
    expect(text).toMatch(/服务台 +2 +\d+\.\d %/)
  })

  test('says how many people keep its standards', async () => {
    const { code, text } = await ask('people', plan, '--group', '服务台')
    expect(code).toBe(0)
    expect(text).toMatch(/服务台: \d+ people keep every standard/)
  })

  test('says how much its people bear', async () => {
    expect((await ask('demand', plan)).text).toMatch(/These people bear \d\.\d\d times the demand/)
  })

  test('says what could be promised', async () => {
    expect((await ask('standard', plan)).text).toMatch(
      /账号: 90 % are done within .* hours of working time; the plan promises 4 hours/,
    )
  })

  test('has no answer where the work itself takes longer than the target', async () => {
    const { code, text } = await ask('people', plan.replace('target: 4h', 'target: 5m'), '--group', '服务台')
    expect(code).toBe(3)
    expect(text).toContain('No number of people')
  })

  test.each([['simulate'], ['people', '--group', '现场'], ['demand'], ['standard']])(
    '%s keeps to its schema, and is the same again',
    async (question, ...args) => {
      const { text } = await ask(question, plan, ...args, '--json', '--seed', '7', '--replications', '3')
      valid(JSON.parse(text))
      expect(valid.errors).toBeNull()
      expect((await ask(question, plan, ...args, '--json', '--seed', '7', '--replications', '3')).text).toBe(text)
    },
  )
})

describe('a plan that cannot be used', () => {
  test.each([
    ['a target that is none', plan.replace('4h', 'soon'), 'kinds[0].target: "soon"'],
    ['an unknown key', plan.replace('count: 2', 'cuont: 2'), 'people[0].cuont: "cuont" – expected one of name'],
    ['a missing number', plan.replace('count: 2, ', ''), 'people[0].count: "nothing" – expected a number'],
    ['work without a unit', plan.replace('25m', '25'), 'kinds[0].work.mean: "25" – expected a time'],
    ['hours that are none', plan.replace('9-12', '12-9'), 'kinds[0].demand.hours.12-9'],
    ['both kinds of demand', plan.replace('history', 'per-day: 3, history'), 'either per-day'],
    ['an unknown kind', plan.replace('serves: [设备]', 'serves: [打印]'), 'people[1].serves: "打印"'],
    ['nobody who does it', plan.replace('count: 2,', 'count: 2, serves: [设备],'), 'Nobody does one kind of work.'],
    ['a date that is none', plan.replace('2026-03-02', '2026-02-30'), 'A date of the plan does not exist.'],
    ['a spread that cannot be', plan.replace('p90: 50m', 'p90: 2h'), 'Work cannot take times such as these.'],
    ['an unknown calendar', plan.replace('cn-standard', 'moon'), 'moon'],
    ['no YAML', 'kinds: [', 'line'],
    ['a list', '[1, 2]', 'The plan cannot be understood.'],
    ['an empty file', '', 'The plan cannot be understood.'],
  ])('%s', async (_, content, sentence) => {
    const { code, text } = await ask('simulate', content)
    expect(text).toContain(sentence)
    expect(code).toBe(1)
  })

  test('no file, an unknown group', async () => {
    expect((await staff('simulate', join(folder, 'none.yaml'))).text).toContain('There is no such file')
    expect((await ask('people', plan)).text).toContain('expected one of 服务台, 现场')
  })
})

test.each([
  [[], 'What is asked?'],
  [['tea'], 'There is no question tea.'],
  [['simulate'], 'One plan is needed.'],
  [['simulate', 'x', '--seed', 'y'], 'whole numbers'],
  [['erlang-b', '--load', '3'], 'Two of --load, --servers and --blocking'],
  [['erlang-c', '--calls', '3', '--agents', '2'], '--handling is needed.'],
  [['erlang-c', '--calls', '3', '--handling', '3m'], 'Two of --calls, --agents and a standard'],
  [['erlang-c', '--calls', '-3', '--handling', '3m'], '--calls'],
  [['erlang-c', '--calls', '3', '--load', '3', '--handling', '3m'], 'Either --calls or --load.'],
  [['erlang-c', '--calls', '3', '--handling', '3m', '--share', '80%'], '--share needs --within.'],
  [['erlang-c', '--calls', '3', '--handling', '3m', '--share', '100%', '--within', '1m'], '--share is a share below'],
  [['erlang-c', '--calls', '3', '--handling', 'long', '--agents', '2'], '--handling is a time'],
  [['erlang-a', '--calls', '3', '--handling', '3m', '--agents', '2'], '--patience is needed.'],
  [['erlang-c', '--agents', '2.5', '--calls', '3', '--handling', '3m'], '--agents is a whole number'],
])('misuse %j is named above the usage', async (args, sentence) => {
  const { code, text } = await staff(...args)
  expect(code).toBe(2)
  expect(text).toContain(sentence)
  expect(text).toContain('Usage: huke staff')
})
