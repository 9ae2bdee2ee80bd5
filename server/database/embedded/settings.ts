import { appendFile, chown, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Folders } from './folders.ts'
import type { SystemUser } from './system-user.ts'

/** Lines of postgresql.conf, name → value. */
export type Settings = Readonly<Record<string, string>>

const FILE = 'huke.conf'

/** Rewrites our settings at every start; an administrator's `alter system` stands above them. */
export async function writeSettings(folders: Folders, extra: Settings, user?: SystemUser): Promise<void> {
  const lines = Object.entries({ ...defaults(folders), ...extra }).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`,
  )
  const place = path.join(folders.data, FILE)
  await writeFile(place, lines.join(''), { mode: 0o600 })
  if (user) await chown(place, user.uid, user.gid)
  await includeOnce(path.join(folders.data, 'postgresql.conf'))
}

async function includeOnce(place: string): Promise<void> {
  const include = `include_if_exists '${FILE}'`
  const text = await readFile(place, 'utf8')
  if (!text.includes(include)) await appendFile(place, `\n${include}\n`)
}

function defaults(folders: Folders): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: folders.socket,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '256MB',
    wal_level: 'replica',
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // One file a weekday, overwritten a week later: the log can never fill the disk.
    logging_collector: 'on',
    log_directory: folders.log,
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    log_min_duration_statement: '1s',
    // Parameters carry names and words of people; the statement alone tells what is slow.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
}
