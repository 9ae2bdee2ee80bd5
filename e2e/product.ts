import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repositoryFolder } from '../server/config.ts'

export interface Running {
  readonly address: string
  readonly process: ChildProcess
  /** what it has printed so far */
  readonly said: () => string
  /** Ctrl-C, and waits for the end; answers the exit code */
  stop(): Promise<number | null>
}

export interface StartOptions {
  readonly data: string
  readonly demo?: boolean
  /** settings besides */
  readonly environment?: Readonly<Record<string, string>>
  /** a command to run it under, such as one that changes the user */
  readonly under?: readonly string[]
}

/** Starts the product as `npm start` does, on a free port, and waits until it answers. */
export async function start(options: StartOptions): Promise<Running> {
  const child = launch(options)
  let output = ''
  child.stdout?.on('data', text => {
    output += text
  })
  child.stderr?.on('data', text => {
    output += text
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`ended with ${code}: ${output}`)))
    child.stdout?.on('data', () => {
      const found = /^ {2}(http:\S+)/m.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  await fetch(`${address}/api/v1/setup`)
  return { address, process: child, said: () => output, stop: () => end(child) }
}

/** What is said by a start that is expected to be refused. */
export async function startRefused(options: StartOptions): Promise<{ code: number | null; said: string }> {
  const child = launch(options)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', text => (said += text))
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  return { code, said }
}

function launch({ data, demo = true, under = [], environment: more = {} }: StartOptions): ChildProcess {
  const command = [
    ...under,
    process.execPath,
    path.join(repositoryFolder, 'cli', 'huke.ts'),
    'start',
    ...(demo ? ['--demo'] : []),
  ]
  const environment = { PATH: process.env['PATH'], HOME: data, HUKE_DATA: data, HUKE_PORT: '0', ...more }
  return spawn(command[0] as string, command.slice(1), { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
}

function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.kill('SIGINT')
  return ended
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huke-e2e-'))
  // For root, whose database runs as another user: that one has to walk through.
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
