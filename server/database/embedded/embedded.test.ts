import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cutFile, watchSyncs } from '../../testing/power-cut.ts'
import type { OwnerReport } from '../../testing/owner.ts'
import { FAST, quiet } from '../../testing/throw-away-server.ts'
import { embeddedConnection, MAINTENANCE } from './connection.ts'
import { connectEmbedded, type Embedded, startEmbedded } from './index.ts'
import { runningPostmaster } from './postmaster.ts'
import { systemUser } from './system-user.ts'

let base: string
let folder: string
const servers: Embedded[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'huke-embedded-'))
  await chmod(base, 0o755)
  folder = path.join(base, 'database')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop()
  await rm(base, { recursive: true, force: true })
})

async function start(settings = FAST): Promise<Embedded> {
  const server = await startEmbedded({ folder, log: quiet, settings })
  servers.push(server)
  return server
}

const ownerProgram = fileURLToPath(new URL('../../testing/owner.ts', import.meta.url))

async function startInOtherProcess(): Promise<{ child: ChildProcess; report: OwnerReport }> {
  const child = fork(ownerProgram, [folder], { execArgv: [] })
  children.push(child)
  const [report] = (await once(child, 'message')) as [OwnerReport]
  return { child, report }
}

async function ask(server: Embedded, statement: string): Promise<unknown> {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** Inserts one row after another, on a new session after each failure, and counts what the server acknowledged. */
function keepWriting(server: Embedded): { stop(): Promise<number> } {
  const pool = new pg.Pool({ ...server.connection, max: 1 })
  pool.on('error', () => {})
  let acknowledged = 0
  const ending = new AbortController()
  const done = (async () => {
    while (!ending.signal.aborted) {
      await pool.query('insert into t default values').then(
        () => acknowledged++,
        () => new Promise(resolve => setTimeout(resolve, 20)),
      )
    }
  })()
  const stop = async () => {
    ending.abort()
    await done
    await pool.end()
    return acknowledged
  }
  return { stop }
}

const DURABLE = {}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test('a database made in an empty folder is UTF-8 with ICU and checksums, and is there again at the next start', async () => {
  const first = await start(DURABLE)
  expect(first.adopted).toBe(false)
  expect(await ask(first, 'show server_encoding')).toBe('UTF8')
  expect(await ask(first, 'show data_checksums')).toBe('on')
  expect(await ask(first, `select datlocprovider from pg_database where datname = current_database()`)).toBe('i')
  expect(await ask(first, `show listen_addresses`)).toBe('')
  await ask(first, 'create table t as select 42 as answer')
  await first.stop()

  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select answer from t')).toBe(42)
})

test('a process killed outright leaves its server, and the next process adopts it with every acknowledged row', async () => {
  const { child, report } = await startInOtherProcess()
  expect(report).toEqual({ adopted: false })
  const client = await connectEmbedded({ folder, log: quiet })
  await ask(client, 'create table t (id bigint generated always as identity)')
  const writing = keepWriting(client)
  await pause(200)
  child.kill('SIGKILL')

  const next = await start()
  expect(next.adopted).toBe(true)
  await pause(200)
  const acknowledged = await writing.stop()
  expect(acknowledged).toBeGreaterThan(0)
  expect(Number(await ask(next, 'select count(*) from t'))).toBe(acknowledged)
})

test('a server killed outright comes back by itself and has every row it acknowledged', async () => {
  const server = await start(DURABLE)
  await ask(server, 'create table t (id bigint generated always as identity)')
  const writing = keepWriting(server)
  await pause(300)
  const killed = await runningPostmaster(path.join(folder, 'data'))
  process.kill(killed ?? 0, 'SIGKILL')
  await expect.poll(() => ask(server, 'select 1').catch(() => undefined), { timeout: 20_000 }).toBe(1)
  await pause(200)
  const acknowledged = await writing.stop()

  const rows = Number(await ask(server, 'select count(*) from t'))
  expect(rows).toBeGreaterThanOrEqual(acknowledged)
  // The row on its way when the server died may have been kept without its answer arriving.
  expect(rows).toBeLessThanOrEqual(acknowledged + 1)
  expect(await runningPostmaster(path.join(folder, 'data'))).not.toBe(killed)
  const { report } = await startInOtherProcess()
  expect(report).toMatchObject({ code: 'database.folder-in-use' })
})

test('a second process on the folder is refused with a sentence that names the first', async () => {
  await start()
  const { report } = await startInOtherProcess()
  expect(report).toEqual({
    code: 'database.folder-in-use',
    sentence:
      `The database in ${folder} is in use by process ${process.pid}. ` +
      'Stop that one first, or set HUKE_DATA to another folder.',
  })
})

test('of two processes starting at once on an empty folder exactly one gets it', async () => {
  const both = await Promise.all([startInOtherProcess(), startInOtherProcess()])
  const codes = both.map(({ report }) => ('code' in report ? report.code : 'owner')).sort()
  expect(codes).toEqual(['database.folder-in-use', 'owner'])
  const owner = both.find(({ report }) => 'adopted' in report)
  owner?.child.send('stop')
  await once(owner?.child ?? process, 'exit')
  expect(await runningPostmaster(path.join(folder, 'data'))).toBeUndefined()
})

test('a command uses the running server and leaves it running; alone, it runs one for itself', async () => {
  const server = await start()
  const beside = await connectEmbedded({ folder, log: quiet })
  expect(await ask(beside, 'select 1')).toBe(1)
  await beside.stop()
  expect(await ask(server, 'select 1')).toBe(1)
  await server.stop()

  const alone = await connectEmbedded({ folder, log: quiet })
  expect(await ask(alone, 'select 1')).toBe(1)
  await alone.stop()
  expect(await runningPostmaster(path.join(folder, 'data'))).toBeUndefined()
})

test('a folder too deep for a socket path gets its socket in a private temporary folder', async () => {
  folder = path.join(base, 'x'.repeat(90), 'database')
  const server = await start()
  expect(await ask(server, 'select 1')).toBe(1)
  expect(server.connection.host.startsWith(tmpdir())).toBe(true)
  expect((await lstat(server.connection.host)).mode & 0o777).toBe(0o700)
  // Whatever else comes to lie in the folder of the installation, nobody reads what it is called.
  expect((await lstat(path.dirname(folder))).mode & 0o777).toBe(0o711)
  await server.stop()
  await rm(server.connection.host, { recursive: true })
})

test('a stale pid file whose number now belongs to a stranger does not block the start', async () => {
  const first = await start()
  const place = path.join(folder, 'data', 'postmaster.pid')
  const left = await readFile(place, 'utf8')
  await first.stop()
  const user = await systemUser()
  const stranger = spawn('sleep', ['60'], { ...user, stdio: 'ignore' })
  children.push(stranger)
  await writeFile(place, left.replace(/^\d+/, String(stranger.pid)))

  const second = await start()
  expect(await ask(second, 'select 1')).toBe(1)
})

test('a folder that the server may not enter is refused with a sentence naming it and the setting', async () => {
  const closed = path.join(base, 'closed')
  await mkdir(closed)
  await chmod(closed, process.getuid?.() === 0 ? 0o700 : 0o500)
  folder = path.join(closed, 'database')
  await expect(start()).rejects.toMatchObject({
    code: 'database.folder-unreachable',
    message: expect.stringMatching(new RegExp(`${folder}.*HUKE_DATA`)),
  })
})

test('a folder with other things in it is refused and left as it was', async () => {
  await mkdir(folder, { mode: 0o755 })
  await writeFile(path.join(folder, 'holiday.jpg'), '')
  await expect(start()).rejects.toMatchObject({ code: 'database.folder-not-ours' })
  expect((await lstat(folder)).mode & 0o777).toBe(0o755)
})

test('data of another major version is refused before anything touches it', async () => {
  const first = await start()
  await first.stop()
  await writeFile(path.join(folder, 'data', 'PG_VERSION'), '14\n')
  await expect(start()).rejects.toMatchObject({ code: 'database.other-version' })
})

describe('when the power was cut', () => {
  const conf = (name: string) => path.join(folder, 'data', name)

  test('right after the first start the database starts again, with its settings', async () => {
    const power = await watchSyncs()
    const first = await start()
    await first.stop()
    const server = await readFile(conf('postgresql.conf'), 'utf8')
    const made = server.indexOf("include_if_exists 'huke.conf'")
    for (const [name, madeBefore] of [['postgresql.conf', made] as const, ['huke.conf', 0] as const]) {
      const { ino } = await stat(conf(name), { bigint: true })
      // What initdb wrote, it synced itself.
      await cutFile(conf(name), power.files.get(ino) ?? BigInt(madeBefore))
    }
    expect(await readFile(conf('huke.conf'), 'utf8')).not.toContain('\0')
    const second = await start()
    expect(await ask(second, 'show listen_addresses')).toBe('')
  })

  test('settings that an earlier release left as zeros are mended at the start', async () => {
    await (await start()).stop()
    const server = await readFile(conf('postgresql.conf'), 'utf8')
    const cut = server.replace(/\ninclude_if_exists 'huke.conf'\n$/, '\ninclude_if_exis\0\0\0\0\0\0\0\0\0\0\0\0\0')
    expect(cut).not.toBe(server)
    await writeFile(conf('postgresql.conf'), cut)
    await writeFile(conf('huke.conf'), '\0'.repeat(700))
    const again = await start()
    expect(await ask(again, 'show listen_addresses')).toBe('')
    expect(await readFile(conf('postgresql.conf'), 'utf8')).toBe(server)
  })
})

describe('what the database says of why it does not start is told at once', () => {
  test.each([
    [
      'a setting it does not know',
      async () => void (await appendFile(path.join(folder, 'data', 'postgresql.conf'), 'no_such = 1\n')),
      'no_such',
    ],
    [
      'a control file that is gone',
      async () => writeFile(path.join(folder, 'data', 'global', 'pg_control'), '\0'.repeat(8192)),
      'FATAL',
    ],
  ])('%s', async (_, harm, words) => {
    await (await start()).stop()
    await harm()
    const begun = performance.now()
    await expect(start()).rejects.toMatchObject({
      code: 'database.not-answering',
      message: expect.stringContaining(words),
    })
    expect(performance.now() - begun).toBeLessThan(15_000)
  })
})

test('a server whose database was taken over meanwhile ends with a sentence', async () => {
  const server = await start()
  const killed = await runningPostmaster(path.join(folder, 'data'))
  const supervisor = embeddedConnection(server.connection.host, MAINTENANCE)
  const other = new pg.Client({ ...supervisor, application_name: 'process 4711' })
  other.on('error', () => {})
  // Cut off from its server, and another is quicker with the lock.
  const lock = new pg.Client(supervisor)
  await lock.connect()
  await other.connect()
  const taken = other.query('select pg_advisory_lock(7238101)')
  await lock.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`)
  await taken
  expect(await server.lost).toContain('taken over by process 4711')
  expect(await runningPostmaster(path.join(folder, 'data'))).toBe(killed)
  await other.end()
  await lock.end()
  process.kill(killed ?? 0, 'SIGQUIT')
})
