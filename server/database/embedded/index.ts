import { DatabaseStartError } from '../start-error.ts'
import { findBinaries } from './binaries.ts'
import { prepareCluster } from './cluster.ts'
import { applicationConnection, type EmbeddedConnection } from './connection.ts'
import { prepareFolders } from './folders.ts'
import type { Cluster } from './postmaster.ts'
import type { Settings } from './settings.ts'
import { type Log, own } from './supervisor.ts'
import { systemUser } from './system-user.ts'

export type { EmbeddedConnection, Log, Settings }

/** `adopted`: the server was already running, left behind by a process that died. */
export type Embedded = {
  connection: EmbeddedConnection
  adopted: boolean
  /** answers the sentence with which the database is lost for good; never while it can come back */
  lost: Promise<string>
  stop(): Promise<void>
}

export type EmbeddedOptions = { folder: string; log: Log; settings?: Settings }

/** Runs PostgreSQL in `folder`, which becomes the server's own, and owns it until `stop`. One owner at a time. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const cluster = await prepare(options)
  const owned = await own(cluster, options.log)
  if ('heldBy' in owned) {
    throw new DatabaseStartError(
      'database.folder-in-use',
      `The database in ${cluster.folders.root} is in use by ${owned.heldBy}. ` +
        'Stop that one first, or set HUKE_DATA to another folder.',
    )
  }
  return { connection: applicationConnection(cluster.folders.socket), ...owned }
}

/** For commands beside a running Huke: uses its server as a client, or runs one for as long as the command lasts. */
export async function connectEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const cluster = await prepare(options)
  const connection = applicationConnection(cluster.folders.socket)
  const owned = await own(cluster, options.log)
  if ('heldBy' in owned) return { connection, adopted: true, lost: new Promise(() => {}), stop: async () => {} }
  return { connection, ...owned }
}

async function prepare({ folder, settings = {} }: EmbeddedOptions): Promise<Cluster> {
  const user = await systemUser()
  const folders = await prepareFolders(folder, user)
  const binaries = await findBinaries(folders.root, user)
  const cluster = { folders, binaries, user, settings }
  await prepareCluster(cluster)
  return cluster
}
