import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort, type Running, start, temporaryFolder } from '../e2e/product.ts'
import { startEmbedded } from '../server/database/index.ts'
import { urlOf } from '../server/testing/admin.ts'
import { mailCatcher } from '../server/testing/mail-catcher.ts'
import { quiet } from '../server/testing/throw-away-server.ts'
import { postgresOf } from './processes.ts'

/** Killed outright, told to end, or stopped for a while with every connection open. */
export const victims = ['server', 'database', 'both', 'server ended', 'server frozen', 'database frozen'] as const
export type Victim = (typeof victims)[number]

export interface Survived {
  readonly backMs: number
  /** a server ended although nobody ended it */
  readonly endedByItself: boolean
}

const patienceMs = 120_000

/** A real installation of one node or several that can be killed and comes back at the same addresses, and its mail server. */
export async function openInstallation(nodes: number) {
  const { folder, remove } = await temporaryFolder()
  const mail = await mailCatcher()
  // One node runs its own database. Several share one, whose owner is this process.
  const shared =
    nodes === 1
      ? null
      : await startEmbedded({ folder: path.join(folder, 'database'), log: { ...quiet, warn: () => {} } })
  const environment = {
    HUKE_SMTP_HOST: '127.0.0.1',
    HUKE_SMTP_PORT: String(mail.port),
    HUKE_SMTP_SECURITY: 'none',
    HUKE_MAIL_FROM: 'huke@example.com',
    HUKE_LOG: 'silent',
    ...(shared === null ? {} : { DATABASE_URL: urlOf(shared.connection, 'huke') }),
  }
  const begin = (port: string): Promise<Running> =>
    start({ data: folder, demo: false, environment: { ...environment, HUKE_PORT: port } })
  const ports: string[] = []
  const running: Running[] = []
  for (let n = 0; n < nodes; n++) {
    const port = String(await freePort())
    ports.push(port)
    running.push(await begin(port))
  }
  const addresses = ports.map(port => `http://127.0.0.1:${port}`)
  const data = path.join(folder, 'database', 'data')

  async function harm(victim: Victim, server: Running['process'], forMs: number): Promise<void> {
    if (victim === 'database' || victim === 'both')
      for (const pid of await postgresOf(data, 'server')) kill(pid, 'SIGKILL')
    if (victim === 'server' || victim === 'both') server.kill('SIGKILL')
    if (victim === 'server ended') server.kill('SIGTERM')
    if (victim === 'server frozen') {
      server.kill('SIGSTOP')
      await setTimeout(forMs)
      server.kill('SIGCONT')
    }
    if (victim === 'database frozen') {
      const frozen = await postgresOf(data, 'all')
      for (const pid of frozen) kill(pid, 'SIGSTOP')
      await setTimeout(forMs)
      for (const pid of frozen) kill(pid, 'SIGCONT')
    }
  }

  return {
    folder,
    addresses,
    /** what the first node said when it started */
    said: (running[0] as Running).said,
    mail,
    /** Does it to one of the nodes, or to the database of all, and waits until every node answers again. */
    strike: async (victim: Victim, node: number, forMs: number): Promise<Survived> => {
      const begun = performance.now()
      const { process: server } = running[node] as Running
      const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
      await harm(victim, server, forMs)
      const isMeant = victim === 'server' || victim === 'both' || victim === 'server ended'
      if (isMeant) await ended
      else await Promise.race([ended, answers(addresses[node] as string)])
      let endedByItself = false
      for (const [n, port] of ports.entries()) {
        const { exitCode, signalCode } = (running[n] as Running).process
        if (exitCode === null && signalCode === null) continue
        endedByItself ||= n !== node || !isMeant
        running[n] = await begin(port)
      }
      for (const address of addresses) await answers(address)
      return { backMs: performance.now() - begun, endedByItself }
    },
    close: async () => {
      for (const node of running) await node.stop()
      await shared?.stop()
      await mail.close()
      await remove()
    },
  }
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Ended by itself meanwhile.
  }
}

/** Until a question that needs the database is answered. */
async function answers(address: string): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < patienceMs) {
    await setTimeout(100)
    const answer = await fetch(`${address}/api/v1/setup`, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (answer?.ok) return
  }
  throw new Error(`no answer within ${patienceMs / 1000} s`)
}
