import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cutPower, watchSyncs } from '../testing/power-cut.ts'
import { folderStore, streamDurably, writeDurably } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huke-durable-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the power cut of these tests turns into zeros what was written and not synced, and undoes renames', async () => {
  const power = await watchSyncs()
  await writeFile(path.join(folder, 'careless'), 'gone')
  await cutPower(power, folder)
  expect(await readFile(path.join(folder, 'careless'), 'latin1')).toBe('\0\0\0\0')
})

test('what is written durably is whole after the power was cut: the new, or all of the old', async () => {
  const place = path.join(folder, 'settings')
  const power = await watchSyncs()
  await writeDurably(place, 'first')
  await writeDurably(place, 'second')
  await cutPower(power, folder)
  expect(await readFile(place, 'utf8')).toBe('second')
  expect(await readdir(folder)).toEqual(['settings'])
  expect((await stat(place)).mode & 0o777).toBe(0o600)
})

test('a failed writing leaves the old, and nothing beside it', async () => {
  const place = path.join(folder, 'names.csv')
  await writeDurably(place, 'before')
  const broken = (async function* () {
    yield 'half'
    throw new Error('the source ended')
  })()
  await expect(streamDurably(place, broken)).rejects.toThrow('the source ended')
  expect(await readFile(place, 'utf8')).toBe('before')
  expect(await readdir(folder)).toEqual(['names.csv'])
})

test('an acknowledged upload is there byte for byte after the power was cut', async () => {
  const store = folderStore(path.join(folder, 'files'))
  const power = await watchSyncs()
  const content = Buffer.alloc(300_000, '互客')
  const halves = Readable.from([content.subarray(0, 1000), content.subarray(1000)])
  const { sha256, keep } = await store.receive(halves, async () => {})
  await keep()
  await cutPower(power, folder)
  expect((await buffer(store.open(sha256))).equals(content)).toBe(true)
})
