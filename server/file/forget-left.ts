import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '@huke/core/calendar'

/** Takes away what a server that was killed left half-way in a folder of its own. */
export async function forgetLeft(folder: string, before: Instant): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const place = path.join(folder, name)
    const left = await stat(place).catch(() => null)
    if (left !== null && left.mtimeMs < before) await rm(place, { recursive: true, force: true })
  }
}
