import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureCalendars } from '@huke/server/calendar'
import { testDatabase, type TestDatabase } from '@huke/server/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { run as runImport } from './import.ts'
import { run as runVerify } from './verify.ts'

let database: TestDatabase
let folder = ''
const said: string[] = []
beforeAll(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  folder = await mkdtemp(join(tmpdir(), 'huke-cli-'))
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('HUKE_DATA', folder)
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation(text => void said.push(String(text)))
  await writeFile(
    join(folder, 'old.csv'),
    'case_id,activity,timestamp,resource\n1,ask,2025-03-03T01:00:00Z,Ann\n1,do,2025-03-03T02:00:00Z,Bob\n2,ask,whenever,Ann\n',
  )
})
afterEach(() => void said.splice(0))
afterAll(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const history = (...args: string[]) => runImport(['history', join(folder, 'old.csv'), ...args])

test('a dry run says what would come in, and writes nothing but the rejected rows', async () => {
  expect(await history('--map', 'repair-complete', '--dry-run')).toBe(0)
  expect(said.join('\n')).toContain('Would import 1 cases with 2 events')
  expect(existsSync(join(folder, 'old.csv.rejected.csv'))).toBe(true)
  expect(await database.db.selectFrom('history_import').selectAll().execute()).toEqual([])
})

test('an import ends with its summary, and verify finds nothing', async () => {
  expect(await history('--map', 'repair-complete')).toBe(0)
  expect(said.join('\n')).toMatch(
    /Telephone repair: 1 cases, 1 of them new\n.*2 events; hand-overs: 0 between groups, 1 between people/,
  )
  expect(await runVerify([])).toBe(0)
  expect(said.join('\n')).toContain('nothing differs')
  expect(await runVerify(['--export-seals', join(folder, 'seals')])).toBe(0)
  expect(await runVerify(['--seals', join(folder, 'seals')])).toBe(0)
})

test('verify names what was changed behind its back, and says so in its exit code', async () => {
  await database.db.updateTable('commitment').set({ state: 'failed' }).execute()
  expect(await runVerify([])).toBe(1)
  expect(said.join('\n')).toMatch(/commitment: commitment .*, state\n {2}expected "accepted"\n {2}found {4}"failed"/)
})

test('what cannot be is said in sentences', async () => {
  expect(await runImport(['history'])).toBe(2)
  expect(await runImport(['history', join(folder, 'none.csv'), '--map', 'jira'])).toBe(1)
  expect(await history('--map', 'no-such-map')).toBe(1)
  expect(await history('--map', 'jira')).toBe(1)
  expect(await runVerify(['--sealz', 'x'])).toBe(2)
  expect(said.join('\n')).toContain('There is no ready map of this name')
  expect(said.join('\n')).toContain('The file lacks a column that the map needs')
})
