import { readdir, readFile, readlink, realpath } from 'node:fs/promises'

/**
 * Ends what a killed server left behind: its backends hold its memory, and while one of them is busy no new server starts on
 * the data. Elsewhere than on Linux they are waited for.
 */
export async function endOrphans(data: string): Promise<void> {
  if (process.platform !== 'linux') return
  const place = await realpath(data).catch(() => data)
  for (const name of await readdir('/proc')) {
    const pid = Number(name)
    if (Number.isInteger(pid) && (await isOrphan(pid, place))) end(pid)
  }
}

/** A backend on this data whose server is gone. Another process may be starting a server here just now: that one has a parent. */
async function isOrphan(pid: number, data: string): Promise<boolean> {
  const stat = await statOf(pid)
  if (!isPostgres(stat) || (await readlink(`/proc/${pid}/cwd`).catch(() => '')) !== data) return false
  const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  const parent = Number(/^\d+ \(postgres\) \w (\d+)/.exec(stat)?.[1])
  return title.startsWith('postgres: ') && !isPostgres(await statOf(parent))
}

const statOf = (pid: number): Promise<string> => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
const isPostgres = (stat: string): boolean => /^\d+ \(postgres\) [^ZX]/.test(stat)

function end(pid: number): void {
  try {
    // Without its server there is nothing it could still do in good order: what was acknowledged stands in the log.
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself meanwhile, or not ours to end.
  }
}
