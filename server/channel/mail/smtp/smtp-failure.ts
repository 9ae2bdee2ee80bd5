import { oneLine } from '../letter/index.ts'

export const serverReasons = [
  'no-such-host',
  'connection-refused',
  'no-reply',
  'unreachable',
  'certificate',
  'no-tls',
  'login-refused',
  'sender-refused',
  'server-later',
] as const
export const mailReasons = [
  'recipient-refused',
  'recipient-later',
  'content-refused',
  'content-later',
  'uncertain',
] as const
const ofServer: ReadonlySet<string> = new Set(serverReasons)
/** It concerns every mail: none is tried until it is mended. */
export const isOfServer = (reason: SmtpReason): boolean => ofServer.has(reason)

export type SmtpReason = (typeof serverReasons)[number] | (typeof mailReasons)[number]

/** Why a mail was not taken: by the server as a whole, which concerns every mail, or this one alone. */
export class SmtpFailure extends Error {
  readonly reason: SmtpReason
  /** what the other side said, if anything */
  readonly reply: string
  constructor(reason: SmtpReason, reply: string) {
    super(`${reason}: ${reply}`)
    this.reason = reason
    this.reply = reply
  }
}

/** What the library tells of a failure; `begun`: content had begun to leave. */
export interface Failed {
  readonly code?: string | undefined
  readonly command?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  readonly message: string
  readonly cause?: unknown
}

/** Sorts a failure by what it means for whoever has to do something about it. */
export function failureOf(error: Failed, begun: boolean): SmtpFailure {
  const reply = oneLine(error.response || error.message, 300)
  return new SmtpFailure(begun ? afterContent(error) : beforeContent(error), reply)
}

const lasting = ({ responseCode = 0 }: Failed): boolean => responseCode >= 500

/** Only a reply to the content says what became of it. */
function afterContent(error: Failed): SmtpReason {
  if (error.responseCode === undefined || error.responseCode < 400) return 'uncertain'
  return lasting(error) ? 'content-refused' : 'content-later'
}

function beforeContent(error: Failed): SmtpReason {
  const { command = '', responseCode, code = '' } = error
  if (responseCode === 421) return 'server-later'
  if (command === 'STARTTLS') return certificate.test(error.message) ? 'certificate' : 'no-tls'
  if (command.startsWith('RCPT')) return lasting(error) ? 'recipient-refused' : 'recipient-later'
  if (command === 'DATA') return lasting(error) ? 'content-refused' : 'content-later'
  if (command.startsWith('MAIL')) return lasting(error) ? 'sender-refused' : 'server-later'
  if (code === 'EAUTH') return responseCode !== undefined && !lasting(error) ? 'server-later' : 'login-refused'
  if (responseCode !== undefined && responseCode >= 400) return 'server-later'
  return connectionReason(error)
}

const certificate = /certificate|CERT_|altname|self.signed|UNABLE_TO_VERIFY/i
const notTls = /wrong version number|packet length too long|record layer|SSL routines|STARTTLS|tls/i

function connectionReason({ code = '', message }: Failed): SmtpReason {
  const said = `${code} ${message}`
  if (/EDNS|ENOTFOUND|EAI_AGAIN/.test(said)) return 'no-such-host'
  if (/ECONNREFUSED/.test(said)) return 'connection-refused'
  if (certificate.test(said)) return 'certificate'
  if (code === 'ETIMEDOUT' || /ETIMEDOUT/.test(said)) return 'no-reply'
  return code === 'ETLS' || notTls.test(message) ? 'no-tls' : 'unreachable'
}
