import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Caught extends Email {
  /** whom it was handed over for */
  readonly rcpt: string
  readonly raw: string
}

export interface MailCatcher {
  readonly port: number
  readonly mails: readonly Caught[]
  close(): Promise<void>
}

/** What the catcher does about an address or a mail; a string such as `550 no such user` is its answer. */
export interface Manners extends Pick<SMTPServerOptions, 'secure' | 'key' | 'cert' | 'onAuth'> {
  readonly port?: number
  readonly onSender?: (address: string) => string | undefined | Promise<string | undefined>
  readonly onAddress?: (address: string) => string | undefined | Promise<string | undefined>
  /** once the content has arrived, before it is answered */
  readonly onMail?: (mail: Caught) => string | undefined | Promise<string | undefined>
}

/** A mail server that keeps what it is given. */
export async function mailCatcher({
  port = 0,
  onSender,
  onAddress,
  onMail,
  ...options
}: Manners = {}): Promise<MailCatcher> {
  const mails: Caught[] = []
  const server = new SMTPServer({
    ...options,
    authOptional: options.onAuth === undefined,
    disabledCommands: [...(options.onAuth ? [] : ['AUTH']), ...(options.key ? [] : ['STARTTLS'])],
    allowInsecureAuth: true,
    closeTimeout: 10,
    disableReverseLookup: true,
    onMailFrom: ({ address }, _, done) => answer(onSender?.(address), done),
    onRcptTo: ({ address }, _, done) => answer(onAddress?.(address), done),
    onData: (stream, session, done) => {
      const arrived = async () => {
        const raw = Buffer.concat(await stream.toArray())
        const rcpt = session.envelope.rcptTo[0]?.address ?? ''
        const caught = { ...(await PostalMime.parse(raw)), rcpt, raw: raw.toString() }
        const refusal = await onMail?.(caught)
        if (refusal === undefined) mails.push(caught)
        return refusal
      }
      answer(arrived(), done)
    },
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

async function answer(
  refusal: string | undefined | Promise<string | undefined>,
  done: (error?: Error | null) => void,
): Promise<void> {
  try {
    const said = await refusal
    if (said === undefined) done()
    else done(Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) }))
  } catch (error) {
    // The sender broke off in the middle of it.
    done(error as Error)
  }
}
