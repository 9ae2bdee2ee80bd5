import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort, type Running, start, temporaryFolder } from '../e2e/product.ts'
import { runningPostmaster } from '../server/database/embedded/postmaster.ts'
import { mailCatcher } from '../server/testing/mail-catcher.ts'

export const victims = ['server', 'database', 'both'] as const
export type Victim = (typeof victims)[number]

const patienceMs = 120_000

/** A real installation that can be killed and comes back at the same address, and the mail server it sends to. */
export async function openInstallation() {
  const { folder, remove } = await temporaryFolder()
  const mail = await mailCatcher()
  const port = String(await freePort())
  const environment = {
    HUKE_PORT: port,
    HUKE_SMTP_HOST: '127.0.0.1',
    HUKE_SMTP_PORT: String(mail.port),
    HUKE_SMTP_SECURITY: 'none',
    HUKE_MAIL_FROM: 'huke@example.com',
    HUKE_LOG: 'silent',
  }
  const begin = () => start({ data: folder, demo: false, environment })
  let running: Running = await begin()
  const address = `http://127.0.0.1:${port}`

  return {
    folder,
    address,
    said: running.said,
    mail,
    /** Kills at once, and answers after how long it is back, and whether the server ended without having been killed. */
    kill: async (victim: Victim): Promise<{ backMs: number; endedByItself: boolean }> => {
      const begun = performance.now()
      const { process: server } = running
      const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
      if (victim !== 'server') await killPostmaster(folder)
      if (victim !== 'database') server.kill('SIGKILL')
      // Whoever lost its database either mends it or ends.
      if (victim === 'database') await Promise.race([ended, answers(address)])
      else await ended
      const isGone = server.exitCode !== null || server.signalCode !== null
      if (isGone) running = await begin()
      await answers(address)
      return { backMs: performance.now() - begun, endedByItself: isGone && victim === 'database' }
    },
    close: async () => {
      await running.stop()
      await mail.close()
      await remove()
    },
  }
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>

async function killPostmaster(folder: string): Promise<void> {
  const postmaster = await runningPostmaster(path.join(folder, 'database', 'data'))
  if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
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
