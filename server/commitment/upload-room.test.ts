import { readdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { expect, test, vi } from 'vitest'
import { folderStore } from '../file/index.ts'
import { withinRoom } from './upload-quota.ts'

// The disk is of the outer world: that one cannot be filled for a test.
vi.mock('node:fs/promises', async original => ({ ...(await original<object>()), statfs: vi.fn() }))
const free = (...gigabytes: readonly number[]) => {
  const answers = vi.mocked(statfs).mockReset()
  for (const gb of gigabytes) answers.mockResolvedValueOnce({ bavail: gb * 1024, bsize: 1024 ** 2 } as never)
}
const megabytes = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(1024 ** 2, 1)))

test('what fits is taken whole', async () => {
  free(3, 2, 1.5)
  expect((await buffer(withinRoom('.', megabytes(9)))).length).toBe(9 * 1024 ** 2)
})

test('nothing begins in the last gigabyte of the disk', async () => {
  free(0.9)
  await expect(buffer(withinRoom('.', megabytes(1)))).rejects.toMatchObject({ code: 'file.no-room' })
})

test('what others filled meanwhile ends an upload that began with room enough, and leaves nothing of it', async () => {
  free(3, 2, 0.9)
  const folder = path.join(tmpdir(), `huke-room-${process.pid}`)
  const arriving = folderStore(folder).receive(Readable.from(withinRoom('.', megabytes(25))), async () => {})
  await expect(arriving).rejects.toMatchObject({ code: 'file.no-room' })
  expect(await readdir(path.join(folder, 'arriving'))).toEqual([])
})
