import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../testing/index.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await emptyDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'huke-migrations-'))
  await write('001_first', 'create table first (id int);')
})

afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFile(path.join(folder, `${name}.sql`), sql)
const run = () => migrate(database.url, folder)

async function exists(table: string): Promise<boolean> {
  const { rows } = await database.pool.query('select to_regclass($1) is not null as found', [table])
  return rows[0].found
}

async function applied(): Promise<string[]> {
  const { rows } = await database.pool.query('select name from huke_migration order by name')
  return rows.map(row => row.name)
}

test('each migration runs once, in the order of the numbers', async () => {
  await write('010_third', 'alter table second add third int;')
  await write('002_second', 'create table second (id int); insert into second values (1);')
  expect(await run()).toEqual(['001_first', '002_second', '010_third'])
  expect(await run()).toEqual([])
  expect(await applied()).toEqual(['001_first', '002_second', '010_third'])
})

test('several nodes starting at once run each migration once', async () => {
  await write('002_slow', 'select pg_sleep(0.2); create table slow (id int);')
  const answers = await Promise.all([run(), run(), run()])
  expect(answers.flat()).toEqual(['001_first', '002_slow'])
})

test('a failing migration leaves nothing of itself, keeps those before it, and says which line failed', async () => {
  await write('002_bad', 'create table half (id int);\ninsert into half values (1);\nselect nonsense;')
  await expect(run()).rejects.toMatchObject({
    code: 'database.migration-failed',
    message: expect.stringContaining('002_bad, line 3'),
  })
  expect(await exists('half')).toBe(false)
  expect(await applied()).toEqual(['001_first'])
  await write('002_bad', 'create table half (id int);')
  expect(await run()).toEqual(['002_bad'])
})

test('a migration changed after it ran is refused and nothing later runs', async () => {
  await run()
  await write('001_first', 'create table first (id bigint);')
  await write('002_second', 'create table second (id int);')
  await expect(run()).rejects.toMatchObject({
    code: 'database.migration-changed',
    message: expect.stringContaining('001_first'),
  })
  expect(await exists('second')).toBe(false)
})

test('line ends turned by a checkout on Windows are no change', async () => {
  await write('002_lines', 'create table lines (\n  id int\n);\n')
  await run()
  await write('002_lines', 'create table lines (\r\n  id int\r\n);\r\n')
  expect(await run()).toEqual([])
})

test('a database that knows newer migrations than the code is refused', async () => {
  await write('002_newer', 'create table newer (id int);')
  await run()
  await rm(path.join(folder, '002_newer.sql'))
  await expect(run()).rejects.toMatchObject({
    code: 'database.newer-than-code',
    message: expect.stringContaining('002_newer'),
  })
})

test('a migration that comes late with an earlier number is refused', async () => {
  await write('003_third', 'create table third (id int);')
  await run()
  await write('002_late', 'create table late (id int);')
  await expect(run()).rejects.toMatchObject({ code: 'database.migration-out-of-order' })
})

test('two migrations with one number, or a badly named one, are refused before anything runs', async () => {
  await write('001_twin', 'create table twin (id int);')
  await expect(run()).rejects.toMatchObject({ code: 'database.migration-misnamed' })
  await rm(path.join(folder, '001_twin.sql'))
  await write('second', 'create table twin (id int);')
  await expect(run()).rejects.toMatchObject({ code: 'database.migration-misnamed' })
  expect(await exists('huke_migration')).toBe(false)
})
