import type { Id } from '@huke/core/commitment'
import type { Job } from '../../../queue/index.ts'
import type { World } from '../../../world.ts'
import { messageOf } from '../letter/index.ts'
import { isOfServer, type MailServer, openSmtp, type Envelope, type Smtp, SmtpFailure } from '../smtp/index.ts'
import { compose, type Composed, type Unsent } from './compose.ts'
import { type Claimed, claimDue, end, markHanded, putOff, release } from './send-store.ts'
import { noteFailure, noteSuccess } from '../server-state.ts'
import { type MailSettings, originOf, readMailSettings } from '../settings.ts'

export const sendJob = 'send-mail'

const batch = 20
/** Rights change: what was written this long ago is written anew. */
const freshMs = 60_000
/** A mail the other side puts off is tried again so much later each time, as long as it is worth it. */
const waits = [1, 5, 15, 60, 180, 360, 720].map(minutes => minutes * 60_000)

/** Sends what is due, one mail after the other, until nothing is or the server fails. */
export const sendDue: Job = async (_, world, stopping) => {
  for (;;) {
    if (stopping?.aborted) return
    const settings = await readMailSettings(world)
    const { claim, mails } = await claimDue(world.db, world.now(), batch)
    if (mails.length === 0) return
    try {
      if (!(await sendBatch({ world, settings, claim, stopping }, mails))) return
    } finally {
      await release(world.db, claim)
    }
  }
}

interface Run {
  readonly world: World
  readonly settings: MailSettings
  readonly claim: Id
  readonly stopping: AbortSignal | undefined
}

/** Over one connection, as long as it holds. Answers whether it is of use to go on. */
async function sendBatch(run: Run, mails: readonly Claimed[]): Promise<boolean> {
  const { world, settings, claim } = run
  const begun = performance.now()
  const ids = mails.map(mail => mail.id)
  const written = await compose(world, settings, ids)
  let smtp: Smtp | null = null
  let sent = 0
  try {
    for (const mail of mails) {
      if (run.stopping?.aborted || performance.now() - begun > freshMs) break
      const one = written.get(mail.id) ?? 'nothing-left'
      if (typeof one === 'string') await end(world.db, mail.id, claim, world.now(), unsent(one))
      else if (settings.source === 'demo') await keep(run, mail, one)
      else if (settings.server === null) return false
      else {
        try {
          const content = await contentOf(run, settings.server, mail, one)
          smtp ??= await openSmtp(settings.server)
          await handOver(run, smtp, mail, { from: settings.server.from, to: one.to }, content)
          if (sent++ === 0) await noteSuccess(world.db, world.now())
        } catch (failure) {
          smtp = null
          if (!(await canGoOn(run, mail, one, failure))) return false
        }
      }
    }
    return true
  } finally {
    smtp?.close()
  }
}

const unsent = (reason: Unsent) =>
  reason === 'left' || reason === 'nothing-left'
    ? ({ state: 'dropped', reason } as const)
    : ({ state: 'failed', reason } as const)

/** The demo sends nothing: what would have been sent lies in its outbox. */
const keep = ({ world, claim }: Run, { id }: Claimed, { letter, to }: Composed): Promise<void> =>
  end(world.db, id, claim, world.now(), { state: 'sent', address: to, content: letter })

/** Another worker has the mail by now. */
class Taken extends Error {}

const contentOf = ({ world }: Run, { from }: MailServer, { id }: Claimed, mail: Composed): Promise<Buffer> =>
  messageOf({ ...mail, ...mail.letter, id, from, date: world.now(), settings: `${originOf(world)}/me?part=mail` })

async function handOver(run: Run, smtp: Smtp, { id }: Claimed, envelope: Envelope, content: Buffer): Promise<void> {
  const { world, claim } = run
  await smtp.send(envelope, content, async () => {
    if (!(await markHanded(world.db, id, claim, world.now()))) throw new Taken()
  })
  await end(world.db, id, claim, world.now(), { state: 'sent', address: envelope.to })
}

/** After a failure its connection is closed; the next mail may have another unless the server refuses them all. */
async function canGoOn(run: Run, mail: Claimed, { to }: Composed, failure: unknown): Promise<boolean> {
  const { world, claim } = run
  if (failure instanceof Taken) return true
  if (!(failure instanceof SmtpFailure)) throw failure
  const { reason, reply } = failure
  if (isOfServer(reason)) {
    await noteFailure(world.db, failure, world.now())
    return false
  }
  const wait = reason === 'recipient-later' || reason === 'content-later' ? waits[mail.attempts] : undefined
  const how = { reason, reply, address: to }
  if (wait !== undefined) await putOff(world.db, mail.id, claim, { ...how, until: world.now() + wait })
  else {
    const state = reason === 'uncertain' ? 'uncertain' : 'failed'
    await end(world.db, mail.id, claim, world.now(), { ...how, state })
  }
  return true
}
