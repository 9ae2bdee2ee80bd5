import pg from 'pg'
import { type MigrationFile, migrationsFolder, readMigrations } from './migration-files.ts'
import { type Connection, connectionConfig } from './open.ts'
import { DatabaseStartError } from './start-error.ts'

const OLDEST_MAJOR = 15
const LOCK = '7238102' // Any constant: the only advisory lock of ours with a single 64-bit key in this range.

/** Brings the schema up to the newest migration. Any number of nodes may do so at once. Answers the names applied. */
export async function migrate(connection: Connection, folder = migrationsFolder): Promise<string[]> {
  const files = await readMigrations(folder)
  // A session of its own: a long migration, or waiting for another node's, must not meet the pool's time-outs.
  const client = new pg.Client({ application_name: 'huke migrate', ...connectionConfig(connection) })
  client.on('error', () => {})
  await client.connect()
  try {
    await checkServer(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const missing = await missingOf(client, files)
    for (const file of missing) await apply(client, file)
    return missing.map(file => file.name)
  } finally {
    await client.end()
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const found = await client.query<{ number: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_encoding') as encoding`,
  )
  const { number = '0', encoding = '' } = found.rows[0] ?? {}
  const major = Math.floor(Number(number) / 10_000)
  if (major < OLDEST_MAJOR) {
    throw new DatabaseStartError(
      'database.too-old',
      `The server is PostgreSQL ${major}; Huke needs ${OLDEST_MAJOR} or newer. Upgrade it, or change DATABASE_URL.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseStartError(
      'database.not-utf8',
      `The database is encoded in ${encoding}; Huke needs UTF8. Create it with \`create database … encoding 'UTF8'\`.`,
    )
  }
}

type Applied = { name: string; sha256: string }

async function missingOf(client: pg.Client, files: MigrationFile[]): Promise<MigrationFile[]> {
  await client.query(
    `create table if not exists huke_migration (
       name text primary key,
       applied_at timestamptz not null default now(),
       sha256 text not null
     )`,
  )
  const { rows } = await client.query<Applied>('select name, sha256 from huke_migration')
  const applied = new Map(rows.map(row => [row.name, row.sha256]))
  checkHistory(files, applied)
  return files.filter(file => !applied.has(file.name))
}

function checkHistory(files: MigrationFile[], applied: Map<string, string>): void {
  const known = new Map(files.map(file => [file.name, file]))
  const unknown = [...applied.keys()].filter(name => !known.has(name))
  if (unknown.length > 0) {
    throw new DatabaseStartError(
      'database.newer-than-code',
      `The database has the migrations ${unknown.join(', ')}, which this release does not know. ` +
        'Start the newer release of Huke, or restore a backup made before the upgrade.',
    )
  }
  const changed = files.filter(file => applied.has(file.name) && applied.get(file.name) !== file.sha256)
  if (changed.length > 0) {
    throw new DatabaseStartError(
      'database.migration-changed',
      `The migrations ${changed.map(file => file.name).join(', ')} were changed after they were applied. ` +
        'Undo the change and write a new migration instead.',
    )
  }
  const firstMissing = files.findIndex(file => !applied.has(file.name))
  const late = firstMissing < 0 ? undefined : files.slice(firstMissing).find(file => applied.has(file.name))
  if (late) {
    throw new DatabaseStartError(
      'database.migration-out-of-order',
      `The migration ${files[firstMissing]?.name} is missing although the later ${late.name} was applied. ` +
        'Give it the next free number.',
    )
  }
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into huke_migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw failed(file, error)
  }
}

function failed(file: MigrationFile, error: unknown): DatabaseStartError {
  const { position, message } = error as pg.DatabaseError
  const line = position ? `, line ${file.sql.slice(0, Number(position)).split('\n').length}` : ''
  return new DatabaseStartError(
    'database.migration-failed',
    `The migration ${file.name}${line} failed and nothing of it was kept: ${message}`,
    error,
  )
}
