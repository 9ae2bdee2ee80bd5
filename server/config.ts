import { accessSync, constants, statSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MailServer, mailServerProblems, securities, usualPort } from './channel/mail/smtp/mail-server.ts'

export const repositoryFolder = fileURLToPath(new URL('..', import.meta.url))

export type Role = 'all' | 'web' | 'worker'

export interface Config {
  readonly dataFolder: string
  /** null = the one in the data folder */
  readonly secret: Buffer | null
  /** null = the embedded PostgreSQL in the data folder */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** the address people type, when a proxy stands in front; decides whether cookies are https-only */
  readonly origin: string | null
  /** addresses and networks whose word about where a request comes from is believed */
  readonly proxies: readonly string[]
  /** whom the description of the API is for */
  readonly apiDocs: 'signed-in' | 'everybody' | 'nobody'
  readonly demo: boolean
  readonly role: Role
  readonly logLevel: string
  readonly uploadLimitBytes: number
  /** within a day */
  readonly uploadsPerPersonBytes: number
  readonly uploadsInAllBytes: number
  readonly databaseConnections: number
  /** null = set on its page, or none */
  readonly mail: MailServer | null
}

interface Variable {
  readonly name: string
  readonly default: string
  readonly about: string
}

/** Every setting of the installation, in one place; `docs/guide/configuration.md` is printed from it. */
export const variables = {
  dataFolder: {
    name: 'HUKE_DATA',
    default: 'data in the folder of the program; /var/lib/huke for root where the database user cannot reach that',
    about: 'Folder of the embedded database and of uploaded files.',
  },
  secret: {
    name: 'HUKE_SECRET',
    default: 'the file secret in the data folder, made at the first start',
    about:
      '64 hexadecimal digits, the same on all nodes of one database, and kept with its backups but apart from it: without them nobody finds out from the database who gave an answer that is not named.',
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    default: 'the embedded PostgreSQL',
    about: 'Connection string of an external PostgreSQL, 15 or newer, encoded in UTF8.',
  },
  host: { name: 'HUKE_HOST', default: '127.0.0.1', about: 'Address to listen on. The demo listens on loopback only.' },
  port: { name: 'HUKE_PORT', default: '8600', about: 'Port to listen on.' },
  origin: {
    name: 'HUKE_ORIGIN',
    default: 'http://HOST:PORT',
    about:
      'Address people type, such as https://huke.example.com, without a path. Once set, changes are taken from pages of this address alone, by scheme, host and port. With https, cookies are sent over https only.',
  },
  proxies: {
    name: 'HUKE_PROXIES',
    default: 'loopback',
    about:
      'Proxies in front whose `X-Forwarded-For` is believed: addresses or networks separated by commas, such as `10.0.0.5, 10.1.0.0/16`; `loopback` for this machine; `none`. Name every proxy on the way: sign-ins are limited by the first address that is none of them, so that nobody can pretend one.',
  },
  apiDocs: {
    name: 'HUKE_API_DOCS',
    default: 'signed-in',
    about: 'Whom `/api/docs` and `/api/v1/openapi.json` are for: signed-in, everybody or nobody.',
  },
  role: {
    name: 'HUKE_ROLE',
    default: 'all',
    about: 'What this node does: all, web (pages and API) or worker (jobs and timers).',
  },
  logLevel: { name: 'HUKE_LOG', default: 'info', about: 'fatal, error, warn, info, debug or silent.' },
  uploadLimitBytes: { name: 'HUKE_UPLOAD_MB', default: '25', about: 'Largest attachment, in megabytes, 1 to 1024.' },
  uploadsPerPerson: {
    name: 'HUKE_UPLOADS_PERSON_MB',
    default: '1000',
    about: 'What one person may upload within a day, in megabytes, 1 to 1000000.',
  },
  uploadsInAll: {
    name: 'HUKE_UPLOADS_ALL_MB',
    default: '50000',
    about:
      'What all together may upload within a day, in megabytes, 1 to 100000000. Nothing is taken in either while less than 1 GB is free on the disk.',
  },
  databaseConnections: {
    name: 'HUKE_DB_CONNECTIONS',
    default: '20',
    about: 'Connections to the database per node, 4 to 200.',
  },
  smtpHost: {
    name: 'HUKE_SMTP_HOST',
    default: 'set on the page *Manage → Mail*, or no mail',
    about:
      'Server that takes outgoing mail. With it the mail settings are those of the environment, on all nodes alike.',
  },
  smtpSecurity: {
    name: 'HUKE_SMTP_SECURITY',
    default: 'starttls',
    about: 'starttls, tls (from the start, usually port 465) or none (a relay in the house, without a password).',
  },
  smtpPort: { name: 'HUKE_SMTP_PORT', default: '587, 465 with tls, 25 with none', about: 'Port of that server.' },
  smtpUser: { name: 'HUKE_SMTP_USER', default: 'no login', about: 'User at that server.' },
  smtpPassword: {
    name: 'HUKE_SMTP_PASSWORD',
    default: 'no login',
    about: 'Its password. It is never shown or logged.',
  },
  mailFrom: { name: 'HUKE_MAIL_FROM', default: 'needed with a server', about: 'Address that mails are sent from.' },
} as const satisfies Record<string, Variable>

export interface ConfigProblem {
  readonly name: string
  readonly value: string
  readonly expectation: string
}

/** A setting that cannot be: the start ends with all of them, each with what is expected. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[]
  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(p => `${p.name}=${p.value} – expected ${p.expectation}`).join('\n'))
    this.problems = problems
  }
}

/** Reads and checks the environment. Empty values count as not given. */
export function readConfig(environment: NodeJS.ProcessEnv, options: { demo?: boolean } = {}): Config {
  const problems: ConfigProblem[] = []
  const text = (key: keyof typeof variables): string | null => environment[variables[key].name]?.trim() || null
  const refuse = <T>(key: keyof typeof variables, expectation: string, instead: T): T => {
    problems.push({ name: variables[key].name, value: unspoken.includes(key) ? '' : (text(key) ?? ''), expectation })
    return instead
  }
  const secret = (): Buffer | null => {
    const given = text('secret')
    if (given === null) return null
    return /^[0-9a-f]{64}$/i.test(given) ? Buffer.from(given, 'hex') : refuse('secret', '64 hexadecimal digits', null)
  }
  const integer = (key: keyof typeof variables, low: number, high: number, instead: number): number => {
    const given = text(key)
    if (given === null) return instead
    const value = Number(given)
    return Number.isInteger(value) && value >= low && value <= high
      ? value
      : refuse(key, `a whole number from ${low} to ${high}`, instead)
  }
  const oneOf = <T extends string>(key: keyof typeof variables, allowed: readonly T[], instead: T): T => {
    const given = text(key)
    if (given === null) return instead
    return allowed.find(a => a === given) ?? refuse(key, allowed.join(', '), instead)
  }
  const url = (key: keyof typeof variables, protocols: readonly string[]): string | null => {
    const given = text(key)
    if (given === null) return null
    return URL.canParse(given) && protocols.includes(new URL(given).protocol)
      ? given
      : refuse(key, `an address with ${protocols.join(' or ')}`, null)
  }
  /** As browsers name it in Origin: scheme, host and port. */
  const origin = (): string | null => {
    const given = url('origin', ['http:', 'https:'])
    if (given === null) return null
    const { origin: plain, pathname, search, hash, username } = new URL(given)
    return pathname === '/' && `${search}${hash}${username}` === ''
      ? plain
      : refuse('origin', 'scheme, host and port alone, such as https://huke.example.com', null)
  }
  const networks = (key: keyof typeof variables, instead: readonly string[]): readonly string[] => {
    const given = text(key)
    if (given === null) return instead
    if (given === 'none') return []
    const listed = given.split(',').map(one => one.trim())
    return listed.every(isNetwork) ? listed : refuse(key, 'addresses or networks such as 10.1.0.0/16, or none', instead)
  }
  const mail = (): MailServer | null => {
    const keys = Object.values(mailVariables)
    if (keys.every(key => text(key) === null)) return null
    const security = oneOf('smtpSecurity', securities, 'starttls')
    const server = {
      host: text('smtpHost') ?? '',
      port: integer('smtpPort', 1, 65_535, usualPort[security]),
      security,
      user: text('smtpUser'),
      // As it is: a blank at its end belongs to it.
      password: environment[variables.smtpPassword.name] || null,
      from: text('mailFrom') ?? '',
    }
    for (const { field, expectation } of mailServerProblems(server)) refuse(mailVariables[field], expectation.en, null)
    return server
  }
  const demo = options.demo ?? false
  const host = text('host') ?? '127.0.0.1'
  if (demo && !isLoopback(host))
    refuse('host', '127.0.0.1, ::1 or localhost: the demo needs no password, so it listens on loopback only', null)
  const config: Config = {
    dataFolder: path.resolve(text('dataFolder') ?? defaultDataFolder()),
    secret: secret(),
    databaseUrl: url('databaseUrl', ['postgres:', 'postgresql:']),
    host,
    port: integer('port', 0, 65_535, 8600),
    origin: origin(),
    proxies: networks('proxies', ['loopback']),
    demo,
    apiDocs: oneOf('apiDocs', ['signed-in', 'everybody', 'nobody'], 'signed-in'),
    role: oneOf('role', ['all', 'web', 'worker'], 'all'),
    logLevel: oneOf('logLevel', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),
    uploadLimitBytes: integer('uploadLimitBytes', 1, 1024, 25) * 1024 * 1024,
    uploadsPerPersonBytes: integer('uploadsPerPerson', 1, 1_000_000, 1000) * 1024 * 1024,
    uploadsInAllBytes: integer('uploadsInAll', 1, 100_000_000, 50_000) * 1024 * 1024,
    databaseConnections: integer('databaseConnections', 4, 200, 20),
    mail: mail(),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** What no message repeats, however wrong: a connection string has a password in it. */
const unspoken: readonly (keyof typeof variables)[] = ['secret', 'smtpPassword', 'databaseUrl']

const mailVariables = {
  host: 'smtpHost',
  port: 'smtpPort',
  security: 'smtpSecurity',
  user: 'smtpUser',
  password: 'smtpPassword',
  from: 'mailFrom',
} as const satisfies Record<keyof MailServer, keyof typeof variables>

/** 'loopback', an IP address, or one with the number of its leading bits. */
function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIP(address)
  if (family === 0 || bits === undefined) return family !== 0 || text === 'loopback'
  return Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128)
}

export const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host)

/** PostgreSQL never runs as root: its own user must be able to walk to the folder, which it cannot below a private /root. */
function defaultDataFolder(): string {
  const beside = path.join(repositoryFolder, 'data')
  if (process.getuid?.() !== 0) return writable(repositoryFolder) ? beside : path.resolve('data')
  return everyoneMayPass(repositoryFolder) ? beside : '/var/lib/huke'
}

function everyoneMayPass(folder: string): boolean {
  const mayPass = (statSync(folder).mode & 0o001) !== 0
  return mayPass && (path.dirname(folder) === folder || everyoneMayPass(path.dirname(folder)))
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
