import { DatabaseStartError } from '../start-error.ts'
import { runCommand } from './command.ts'

/** Whom the server process runs as; undefined is the user we are ourselves. */
export type SystemUser = { uid: number; gid: number }

const NAME = 'postgres'

/** PostgreSQL refuses to run as root, so root runs it as the system user `postgres`, which is made where missing. */
export async function systemUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = await find()
  if (known) return known
  const shell = '/usr/sbin/nologin'
  const made = await runCommand('useradd', ['--system', '--no-create-home', '--shell', shell, '--user-group', NAME])
  const user = await find()
  if (user) return user
  throw new DatabaseStartError(
    'database.no-system-user',
    `PostgreSQL does not run as root and no system user \`${NAME}\` could be made (${made.output}). ` +
      `Start Huke as an ordinary user, or create that user, or set DATABASE_URL.`,
  )
}

async function find(): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all([runCommand('id', ['-u', NAME]), runCommand('id', ['-g', NAME])])
  if (!uid.ok || !gid.ok) return undefined
  return { uid: Number(uid.output), gid: Number(gid.output) }
}
