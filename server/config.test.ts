import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const proxies = (HUKE_PROXIES: string) => readConfig({ HUKE_DATA: '/tmp', HUKE_PROXIES }).proxies

test('proxies are addresses and networks; only this machine unless given', () => {
  expect(proxies('')).toEqual(['loopback'])
  expect(proxies('none')).toEqual([])
  expect(proxies('10.0.0.5, 10.1.0.0/16,loopback, fd00::/8')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    'loopback',
    'fd00::/8',
  ])
})

// A number of proxies is none: who reaches the port past them could pretend any address. Nor is the whole world one.
test.each(['1', 'true', '10.0.0.0/33', '10.0.0.5;10.0.0.6', 'proxy.example.com', '0.0.0.0/0', '10.0.0.5,'])(
  'the proxies %s end the start with a sentence',
  text => {
    expect(() => proxies(text)).toThrow(ConfigError)
    expect(() => proxies(text)).toThrow(`HUKE_PROXIES=${text} – expected addresses or networks`)
  },
)

test('a connection string that cannot be used is refused without being said: it has a password in it', () => {
  const read = () => readConfig({ HUKE_DATA: '/tmp', DATABASE_URL: 'mysql://huke:s3cret@db/huke' })
  expect(read).toThrow('DATABASE_URL= – expected an address with postgres:')
  expect(read).not.toThrow('s3cret')
})

test('the address people type is kept as browsers name it, and is one of a whole site', () => {
  const origin = (HUKE_ORIGIN: string) => readConfig({ HUKE_DATA: '/tmp', HUKE_ORIGIN }).origin
  expect(origin('https://Huke.example.com/')).toBe('https://huke.example.com')
  expect(origin('https://huke.example.com:443')).toBe('https://huke.example.com')
  expect(origin('http://huke.example.com:8080')).toBe('http://huke.example.com:8080')
  for (const wrong of ['https://example.com/huke', 'https://me@example.com', 'https://example.com/?x', 'ftp://a'])
    expect(() => origin(wrong), wrong).toThrow(`HUKE_ORIGIN=${wrong} – expected`)
})

const mail = (environment: Record<string, string>) => readConfig({ HUKE_DATA: '/tmp', ...environment }).mail
const server = { HUKE_SMTP_HOST: 'smtp.example.com', HUKE_MAIL_FROM: 'huke@example.com' }
const login = { HUKE_SMTP_USER: 'huke', HUKE_SMTP_PASSWORD: 'correct horse ' }

test('a mail server needs a host and a sender; port and TLS are the usual ones unless given', () => {
  expect(mail({})).toBeNull()
  expect(mail({ ...server, ...login })).toEqual({
    host: 'smtp.example.com',
    port: 587,
    security: 'starttls',
    user: 'huke',
    password: 'correct horse ',
    from: 'huke@example.com',
  })
  expect(mail({ ...server, HUKE_SMTP_SECURITY: 'tls' })).toMatchObject({ port: 465, user: null })
})

test.each([
  [{ HUKE_SMTP_HOST: 'smtp.example.com' }, 'HUKE_MAIL_FROM= – expected one address'],
  [login, 'HUKE_SMTP_HOST= – expected a name'],
  [
    { ...server, HUKE_SMTP_HOST: 'https://smtp.example.com' },
    'HUKE_SMTP_HOST=https://smtp.example.com – expected a name',
  ],
  [{ ...server, HUKE_SMTP_HOST: 'smtp.example.com:587' }, 'HUKE_SMTP_HOST=smtp.example.com:587 – expected a name'],
  [{ ...server, HUKE_SMTP_PORT: '465' }, 'HUKE_SMTP_SECURITY= – expected tls: port 465'],
  [{ ...server, HUKE_SMTP_SECURITY: 'tls', HUKE_SMTP_PORT: '587' }, 'HUKE_SMTP_SECURITY=tls – expected starttls'],
  [{ ...server, HUKE_SMTP_SECURITY: 'ssl' }, 'HUKE_SMTP_SECURITY=ssl – expected tls, starttls, none'],
  [{ ...server, HUKE_SMTP_USER: 'huke' }, 'HUKE_SMTP_PASSWORD= – expected the password'],
  [{ ...server, HUKE_SMTP_PASSWORD: 'correct horse ' }, 'HUKE_SMTP_USER= – expected the user'],
  [{ ...server, ...login, HUKE_SMTP_SECURITY: 'none' }, 'HUKE_SMTP_SECURITY=none – expected starttls or tls'],
  [
    { ...server, HUKE_MAIL_FROM: 'Huke <huke@example.com>' },
    'HUKE_MAIL_FROM=Huke <huke@example.com> – expected one address',
  ],
  [{ ...server, ...login, HUKE_SMTP_PASSWORD: 'correct\nhorse ' }, 'HUKE_SMTP_PASSWORD= – expected text without'],
])('the mail settings %j end the start with a sentence that keeps the password', (environment, sentence) => {
  expect(() => mail(environment as Record<string, string>)).toThrow(sentence)
  expect(() => mail(environment as Record<string, string>)).not.toThrow(/correct/)
})
