import { readdir, readlink } from 'node:fs/promises'
import { runningPostmaster } from '../server/database/embedded/postmaster.ts'

/** The processes of the PostgreSQL on this data: the server alone, or with all it has begun, which work in its folder. */
export async function postgresOf(data: string, which: 'server' | 'all'): Promise<readonly number[]> {
  const server = await runningPostmaster(data)
  if (which === 'server') return server === undefined ? [] : [server]
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const places = await Promise.all(pids.map(pid => readlink(`/proc/${pid}/cwd`).catch(() => null)))
  return pids.filter((_, n) => places[n] === data)
}
