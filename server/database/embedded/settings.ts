import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeDurably } from '../../file/index.ts'
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
  await writeDurably(path.join(folders.data, FILE), lines.join(''), { owner: user })
  await mendInclusion(path.join(folders.data, 'postgresql.conf'), user)
}

/** Names our file in the server's own, once; what a power cut left there of an unfinished line is taken out. */
async function mendInclusion(place: string, user?: SystemUser): Promise<void> {
  const text = await readFile(place, 'utf8')
  const mended = withInclusion(text)
  if (mended !== text) await writeDurably(place, mended, { owner: user })
}

function withInclusion(text: string): string {
  const include = `include_if_exists '${FILE}'`
  const lines = text.replaceAll('\0', '').split('\n')
  const kept = lines.filter(line => line === include || !isCutOff(line, include))
  return kept.includes(include) ? kept.join('\n') : `${kept.join('\n').trimEnd()}\n\n${include}\n`
}

const isCutOff = (line: string, whole: string): boolean => line !== '' && whole.startsWith(line)

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
