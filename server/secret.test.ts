import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecret } from './secret.ts'
import { testDatabase, type TestDatabase } from './testing/index.ts'

let database: TestDatabase
let dataFolder: string
beforeEach(async () => {
  database = await testDatabase()
  dataFolder = await mkdtemp(path.join(tmpdir(), 'huke-secret-'))
})
afterEach(async () => {
  await database.close()
  await rm(dataFolder, { recursive: true })
})

const opened = (secret: Buffer | null = null) => openSecret({ secret, dataFolder }, database.db)

test('is made once, for nobody else to read, and is the same ever after', async () => {
  const [first, second] = await Promise.all([opened(), opened()])
  expect(first).toHaveLength(32)
  expect(second).toEqual(first)
  expect(await opened()).toEqual(first)
  expect((await stat(path.join(dataFolder, 'secret'))).mode & 0o777).toBe(0o600)
})

test('may be given instead, and leaves no file then', async () => {
  const given = Buffer.alloc(32, 7)
  expect(await opened(given)).toEqual(given)
  await expect(readFile(path.join(dataFolder, 'secret'))).rejects.toThrow('ENOENT')
})

test('another one, or none where there was one, is refused with what to do', async () => {
  await opened()
  await expect(opened(Buffer.alloc(32, 7))).rejects.toThrow('another secret')
  await rm(path.join(dataFolder, 'secret'))
  await expect(opened()).rejects.toThrow('another secret')
  await writeFile(path.join(dataFolder, 'secret'), 'half of')
  await expect(opened()).rejects.toThrow('Restore it from a backup')
})
