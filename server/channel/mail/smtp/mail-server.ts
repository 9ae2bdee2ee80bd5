import { isIP } from 'node:net'
import type { Words } from '../../../http/index.ts'
import { isAddress } from './address.ts'

export const securities = ['tls', 'starttls', 'none'] as const
/** `tls` from the first byte on; `starttls` before anything is said; `none` for a relay in the house. */
export type Security = (typeof securities)[number]

export const usualPort: Readonly<Record<Security, number>> = { tls: 465, starttls: 587, none: 25 }

/** Where mail is handed over, and in whose name. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: Security
  /** null = the server takes our mail without a login */
  readonly user: string | null
  readonly password: string | null
  readonly from: string
}

export interface MailServerProblem {
  readonly field: keyof MailServer
  readonly expectation: Words
}

/** What cannot be, or would hang or leak; each with its field and what to do. */
export function mailServerProblems({ host, port, security, user, password, from }: MailServer): MailServerProblem[] {
  const problems: MailServerProblem[] = []
  const refuse = (field: keyof MailServer, zh: string, en: string) => problems.push({ field, expectation: { zh, en } })
  if (!isHost(host))
    refuse(
      'host',
      '服务器名称，如 smtp.example.com，不带 http:// 和端口',
      'a name such as smtp.example.com, without http:// and port',
    )
  if (port === 465 && security !== 'tls')
    refuse(
      'security',
      '端口 465 一开始就用 TLS：请选“TLS”，或改用端口 587',
      'tls: port 465 speaks TLS from the start; or else port 587',
    )
  if ((port === 25 || port === 587) && security === 'tls')
    refuse(
      'security',
      `端口 ${port} 先明文后加密：请选“STARTTLS”，或改用端口 465`,
      `starttls: port ${port} turns to TLS later; or else port 465`,
    )
  if (user !== null && password === null)
    refuse(
      'password',
      '该用户的密码或授权码；不需要登录的服务器请把用户名也留空',
      'the password of this user; leave both empty for a server that needs no login',
    )
  if (user === null && password !== null) refuse('user', '这个密码所属的用户名', 'the user the password belongs to')
  if (user !== null && security === 'none' && !isLoopback(host))
    refuse(
      'security',
      '“STARTTLS”或“TLS”：不加密会让密码被人读到；或请邮件管理员允许本机免登录发信',
      'starttls or tls: without, the password could be read on the way; or have this machine allowed to send without a login',
    )
  for (const [field, text] of [
    ['user', user],
    ['password', password],
  ] as const)
    if (text !== null && /\p{Cc}/u.test(text))
      refuse(field, '不含换行或控制字符', 'text without line breaks or control characters')
  if (!isAddress(from)) refuse('from', '一个邮箱地址，如 huke@example.com', 'one address such as huke@example.com')
  return problems
}

const isHost = (text: string): boolean =>
  isIP(text) !== 0 ||
  (text.length <= 253 && text.split('.').every(label => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62})$/u.test(label)))

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
