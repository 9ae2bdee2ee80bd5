import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from './mail-server.ts'
import { type Failed, failureOf } from './smtp-failure.ts'

export interface Envelope {
  readonly from: string
  readonly to: string
}

/** A connection that is logged in and takes one mail after another. */
export interface Smtp {
  /**
   * Sends one mail. `hand` is called when the server has agreed to take the content, before the first byte of it leaves; where
   * it fails nothing has been sent. Throws an `SmtpFailure`; the connection is of no further use then.
   */
  send(envelope: Envelope, content: Buffer, hand: () => Promise<void>): Promise<void>
  close(): void
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Connects and logs in. Throws an `SmtpFailure`. */
export async function openSmtp({ host, port, security, user, password }: MailServer): Promise<Smtp> {
  const connection = new SMTPConnection({
    ...patience,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
  })
  let lost: Failed | null = null
  let fail = (error: Failed): void => {
    lost = error
  }
  connection.on('error', error => fail(error))

  const step = (run: (done: (error?: Failed | null) => void) => void, begun = () => false): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      fail = error => {
        lost = error
        connection.close()
        reject(failureOf(error, begun()))
      }
      if (lost === null) run(error => (error ? fail(error) : resolve()))
      else fail(lost)
    })

  await step(done => connection.connect(done))
  if (user !== null && password !== null) await step(done => connection.login({ user, pass: password }, done))
  return {
    async send(envelope, content, hand) {
      let begun = false
      let kept: { error: unknown } | null = null
      async function* message() {
        try {
          await hand()
        } catch (error) {
          kept = { error }
          throw error
        }
        begun = true
        yield content
      }
      const isBegun = () => begun
      try {
        await step(
          done => connection.send({ ...envelope, size: content.length }, Readable.from(message()), done),
          isBegun,
        )
      } catch (failure) {
        throw kept === null ? failure : (kept as { error: unknown }).error
      }
    },
    close: () => connection.quit(),
  }
}
