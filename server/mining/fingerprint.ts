import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { HistoryMap } from '@huke/core/mining'

const edge = 1024 * 1024

/**
 * What tells a file and its map from others: size, first and last MiB, and the map. The cases of the same two come in the same
 * order, so that a run can go on where the one before ended.
 */
export async function fingerprintOf(path: string, map: HistoryMap): Promise<{ fingerprint: string; size: number }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const hash = createHash('sha256').update(JSON.stringify([size, map]))
    for (const position of [0, Math.max(0, size - edge)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(edge), 0, edge, position)
      hash.update(buffer.subarray(0, bytesRead))
    }
    return { fingerprint: hash.digest('hex'), size }
  } finally {
    await file.close()
  }
}
