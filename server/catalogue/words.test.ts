import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { searchQuery, searchWords } from './words.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const finds = async (text: string, query: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select to_tsvector('simple', ${searchWords(text)}) @@ to_tsquery('simple', ${searchQuery(query)}) as found`.execute(
    database.db,
  )
  return rows[0]?.found ?? false
}

const text =
  '打印机坏了，申请开具增值税专用发票。VPN 客户端升级到 v2.3，合同 HT-2026-0317。Laptop for new starters 石墨文档'

describe('searching', () => {
  test.each([
    '打印机',
    '打印',
    '打',
    '增值税发票',
    '发票',
    '石墨',
    '墨文',
    'vpn',
    'VPN客户端',
    'HT-2026-0317',
    'v2.3',
    'lap',
    'laptops',
    'new laptop',
    '我想打印，怎么办',
    '想要打印',
    'ＶＰＮ',
  ])('%s finds a text that has it', async query => expect(await finds(text, query)).toBe(true))

  test.each(['扫描仪', '打印机 退款', 'server', 'HT-2026-0318'])('%s does not find a text without it', async query =>
    expect(await finds(text, query)).toBe(false),
  )

  test.each(['', '  ', '！？…', '\u0000', '%'])('%j is nothing to search for', query =>
    expect(searchQuery(query)).toBe(''),
  )

  test.each([
    `'; drop table service; --`,
    '打印 & ! | <-> :* (',
    `\\'`,
    '<script>',
    'a'.repeat(5000),
    '打'.repeat(5000),
  ])('operators, quotes and very long texts do no harm: %#', async query =>
    expect(await finds('nothing', query)).toBe(false),
  )

  test('whatever is typed makes a query that PostgreSQL reads', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...`打印机的了v2&|!'():*<-> \\`) }),
    )
    await fc.assert(
      fc.asyncProperty(anything, async query => {
        await finds('打印机', query)
      }),
      { numRuns: 200 },
    )
  })
})
