import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folderStore } from './folder-store.ts'
import { forgetLeft } from './forget-left.ts'

test('what never arrived whole goes, what still arrives stays', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'huke-left-'))
  const arriving = path.join(folder, 'arriving')
  await mkdir(arriving)
  for (const name of ['left', 'coming']) await writeFile(path.join(arriving, name), 'a')
  await utimes(path.join(arriving, 'left'), new Date(1000), new Date(1000))
  await folderStore(folder).forgetArriving(2000)
  expect(await readdir(arriving)).toEqual(['coming'])
  await forgetLeft(path.join(folder, 'no-such-folder'), 2000)
  await rm(folder, { recursive: true })
})
