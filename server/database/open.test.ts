import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { instant } from './index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function value(expression: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(database.db)
  return rows[0]?.value
}

test('an instant comes back as the same number of milliseconds, whatever the time zone of the process', async () => {
  const now = Date.UTC(2026, 9, 25, 1, 30, 0, 123)
  expect(await value(sql`${instant(now)}`)).toBe(now)
  expect(await value(sql`array[${instant(now)}, null]`)).toEqual([now, null])
  expect(await value(sql`${instant(Number.POSITIVE_INFINITY)}`)).toBe(Number.POSITIVE_INFINITY)
})

test('a column of instants is written and compared with instants and read as numbers', async () => {
  const { db } = database
  const now = Date.UTC(2026, 10, 22, 3, 14, 15, 926)
  await db
    .insertInto('admin_log')
    .values({ at: instant(now), action: 'import', subject: 'demo' })
    .execute()
  const found = db.selectFrom('admin_log').select(['id', 'at']).where('at', '>=', instant(now))
  expect(await found.execute()).toEqual([{ id: 1, at: now }])
})

test('a day stays a day', async () => {
  expect(await value(sql`date '2026-02-17'`)).toBe('2026-02-17')
  expect(await value(sql`array[date '2026-02-17']`)).toEqual(['2026-02-17'])
})

test('a count is a number', async () => {
  expect(await value(sql`count(*)`)).toBe(1)
  expect(await value(sql`array[9007199254740991::int8]`)).toEqual([9007199254740991])
})

test('an int8 that a number cannot hold exactly is a fault, never a wrong figure', async () => {
  await expect(value(sql`9007199254740993::int8`)).rejects.toThrow(RangeError)
})

test('sessions speak UTC and give up on a statement or a lock in time', async () => {
  const setting = (name: string) => value(sql`current_setting(${name})`)
  expect(await setting('timezone')).toBe('UTC')
  expect(await setting('statement_timeout')).toBe('30s')
  expect(await setting('lock_timeout')).toBe('10s')
  expect(await setting('idle_in_transaction_session_timeout')).toBe('30s')
})

test('Chinese names sort by pinyin', async () => {
  const sorted = sql`(select array_agg(x order by x collate "zh-x-icu") from unnest(array['重庆', '李四', '阿明']) as x)`
  expect(await value(sorted)).toEqual(['阿明', '重庆', '李四'])
})
