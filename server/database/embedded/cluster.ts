import { access, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { moveDurably } from '../../file/index.ts'
import { DatabaseStartError } from '../start-error.ts'
import { runCommand, systemLocale } from './command.ts'
import type { Cluster } from './postmaster.ts'

export const SUPERUSER = 'huke'

/** Makes the data directory where there is none, and refuses one of another major version. */
export async function prepareCluster(cluster: Cluster): Promise<void> {
  const { folders, binaries } = cluster
  if (!(await exists(path.join(folders.data, 'PG_VERSION')))) await initialise(cluster)
  const major = Number(await readFile(path.join(folders.data, 'PG_VERSION'), 'utf8'))
  if (major === binaries.major) return
  throw new DatabaseStartError(
    'database.other-version',
    `The data in ${folders.data} is of PostgreSQL ${major}, the installed binaries are PostgreSQL ${binaries.major}. ` +
      `Start it with the Huke release that made it, or give this release a folder of its own with HUKE_DATA.`,
  )
}

async function initialise({ folders, binaries, user, settings }: Cluster): Promise<void> {
  // Made aside and renamed, so that a half-made directory is never taken for a database.
  const unfinished = `${folders.data}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  const sync = settings['fsync'] === 'off' ? ['--no-sync'] : []
  const made = await runCommand(binaries.initdb, ['-D', unfinished, ...INITDB, ...sync], user)
  if (!made.ok) {
    await rm(unfinished, { recursive: true, force: true })
    throw new DatabaseStartError(
      'database.init-failed',
      `A database could not be made in ${folders.root}: ${made.output}`,
    )
  }
  try {
    await moveDurably(unfinished, folders.data)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Two processes may start on an empty folder at once; the first rename wins and both use its result.
    if (!(await exists(path.join(folders.data, 'PG_VERSION')))) throw error
  }
}

/** `trust` is safe here: there is no TCP, and only the owner of the 0700 folder reaches the socket. */
const INITDB = [
  '--username',
  SUPERUSER,
  '--encoding=UTF8',
  `--locale=${systemLocale}`,
  '--locale-provider=icu',
  '--icu-locale=und',
  '--auth-local=trust',
  '--auth-host=reject',
  '--data-checksums',
]

function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  )
}
