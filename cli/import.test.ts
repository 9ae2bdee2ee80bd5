import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureCalendars } from '@huke/server/calendar'
import { organise, testDatabase, type TestDatabase } from '@huke/server/testing'
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

test('doubtful names are printed and written to a file, and nothing is imported before it is given back', async () => {
  await organise(
    database.db,
    [{ code: 'REP', name: 'Repair' }],
    [
      { code: '00104', name: '王芳', unit: 'REP' },
      { code: '00105', name: 'Bob', unit: 'REP' },
    ],
  )
  const log = join(folder, 'later.csv')
  await writeFile(
    log,
    'case_id,activity,timestamp,resource\n7,ask,2026-03-03T01:00:00Z,Wang Fang\n7,do,2026-03-03T02:00:00Z,BOB\n8,do,2099-01-01T00:00:00Z,Ann\n',
  )
  const later = (...args: string[]) => runImport(['history', log, '--map', 'repair-complete', ...args])
  const imports = () => database.db.selectFrom('commitment').select('external_key').execute()
  expect(await later('--dry-run')).toBe(0)
  expect(said.join('\n')).toMatch(
    /It would land inside Repair\.\n {2}2 units and 2 people are named; 0 and 2 of them would be made/,
  )
  expect(said.join('\n')).toContain('2 names are doubtful:')
  expect(said.join('\n')).toMatch(/person {2}Wang Fang {2}sounds the same .*new .*00104 王芳 \(Repair\)/)
  said.splice(0)
  expect(await later()).toBe(1)
  expect(said.join('\n')).toContain('Nothing was imported yet: of 2 names somebody has to say whom they mean.')
  expect((await imports()).map(row => row.external_key)).toEqual(['1'])
  const names = `${log}.names.csv`
  await writeFile(
    names,
    (await readFile(names, 'utf8')).replace(/(BOB.*),new\n/, '$1,105\n').replace(/(Wang Fang.*),new\n/, '$1,00104\n'),
  )
  expect(await later('--names', names)).toBe(0)
  expect(said.join('\n')).toMatch(
    /Telephone repair: 1 cases, 1 of them new[^]*0 units and 0 people made[^]*1 rows rejected/,
  )
  expect(await readFile(`${log}.rejected.csv`, 'utf8')).toContain('3,4,mining.time-in-future,timestamp,2099-01-01')
})

test('an import is undone when it is said twice, and verify finds nothing of it', async () => {
  expect(await runImport(['undo', 'telephone REPAIR'])).toBe(0)
  expect(said.join('\n')).toMatch(/Would take away all of Telephone repair: 2 commitments[^]*Nothing was changed/)
  expect(await database.db.selectFrom('commitment').select('id').execute()).toHaveLength(2)
  expect(await runImport(['undo', 'Telephone repair', '--yes'])).toBe(0)
  expect(await database.db.selectFrom('commitment').select('id').execute()).toEqual([])
  expect(await runVerify([])).toBe(0)
  const logged = await database.db.selectFrom('admin_log').select(['action', 'subject', 'person_id']).execute()
  expect(logged).toEqual([{ action: 'history.undone', subject: 'Telephone repair', person_id: null }])
  expect(await runImport(['undo', 'No such source'])).toBe(1)
  expect(said.join('\n')).toContain('No source of this name was ever imported')
  expect(await history('--map', 'repair-complete')).toBe(0)
})

test('verify names what was changed behind its back, and says so in its exit code', async () => {
  await database.db.updateTable('commitment').set({ state: 'failed' }).execute()
  expect(await runVerify([])).toBe(1)
  expect(said.join('\n')).toMatch(/commitment: commitment .*, state\n {2}expected "accepted"\n {2}found {4}"failed"/)
})

test('what cannot be is said in sentences', async () => {
  expect(await runImport(['history'])).toBe(2)
  expect(await runImport(['undo', 'x', '--map', 'y'])).toBe(2)
  expect(await history('--map', 'repair-complete', '--names', join(folder, 'none.csv'))).toBe(1)
  expect(await runImport(['history', join(folder, 'none.csv'), '--map', 'jira'])).toBe(1)
  expect(await history('--map', 'no-such-map')).toBe(1)
  expect(await history('--map', 'jira')).toBe(1)
  expect(await runVerify(['--sealz', 'x'])).toBe(2)
  expect(said.join('\n')).toContain('There is no ready map of this name')
  expect(said.join('\n')).toContain('The file lacks a column that the map needs')
})
