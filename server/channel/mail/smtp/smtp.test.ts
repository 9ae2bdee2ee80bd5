import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mailCatcher, type MailCatcher, type Manners } from '../../../testing/mail-catcher.ts'
import type { MailServer } from './mail-server.ts'
import { openSmtp } from './smtp.ts'

let catcher: MailCatcher | undefined
afterEach(() => catcher?.close())

const content = Buffer.from('Subject: hello\r\n\r\nhello\r\n')
const envelope = { from: 'huke@example.com', to: 'li@example.com' }
const login = { user: 'huke', password: 'right' }

/** Tries to send one mail and says how it went. */
async function tried(manners: Manners, server: Partial<MailServer> = {}): Promise<string> {
  catcher = await mailCatcher(manners)
  return attempt({ port: catcher.port, ...server })
}
async function attempt(server: Partial<MailServer>, hand = async () => {}): Promise<string> {
  const plain = {
    host: '127.0.0.1',
    port: 0,
    security: 'none',
    user: null,
    password: null,
    from: envelope.from,
  } as const
  try {
    const smtp = await openSmtp({ ...plain, ...server })
    await smtp.send(envelope, content, hand)
    smtp.close()
    return 'sent'
  } catch (error) {
    return (error as Error).message
  }
}

const onAuth: Manners['onAuth'] = ({ username, password }, _, done) =>
  username === 'huke' && password === 'right'
    ? done(null, { user: 'huke' })
    : done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }))

describe('a mail server', () => {
  test('takes a mail, with and without a login', async () => {
    expect(await tried({})).toBe('sent')
    expect(catcher?.mails).toMatchObject([{ rcpt: 'li@example.com', subject: 'hello' }])
    await catcher?.close()
    expect(await tried({ onAuth }, login)).toBe('sent')
  })

  test('takes several over one connection', async () => {
    catcher = await mailCatcher()
    const smtp = await openSmtp({
      host: '127.0.0.1',
      port: catcher.port,
      security: 'none',
      user: null,
      password: null,
      from: '',
    })
    for (let n = 0; n < 3; n++) await smtp.send(envelope, content, async () => {})
    smtp.close()
    expect(catcher.mails.length).toBe(3)
  })

  test.each<[string, Manners, Partial<MailServer>]>([
    ['login-refused: 535 Authentication failed', { onAuth }, { ...login, password: 'wrong' }],
    ['sender-refused: 530 Error: authentication Required', { onAuth }, {}],
    ['sender-refused: 553 not yours', { onSender: () => '553 not yours' }, {}],
    ['server-later: 451 try later', { onSender: () => '451 try later' }, {}],
    ['recipient-refused: 550 no such user', { onAddress: () => '550 no such user' }, {}],
    ['recipient-later: 450 greylisted', { onAddress: () => '450 greylisted' }, {}],
    ['server-later: 421 too many connections', { onAddress: () => '421 too many connections' }, {}],
    ['content-refused: 554 looks like spam', { onMail: () => '554 looks like spam' }, {}],
    ['content-later: 452 disk full', { onMail: () => '452 disk full' }, {}],
    ['no-tls: ', {}, { security: 'starttls' }],
    ['no-tls: ', {}, { security: 'tls' }],
    ['no-such-host: ', {}, { host: 'no-such-host.invalid' }],
  ])('says why it does not: %s', async (said, manners, server) => {
    expect(await tried(manners, server)).toContain(said)
    expect(catcher?.mails).toEqual([])
  })

  test('that is not there, or says nothing', async () => {
    catcher = await mailCatcher()
    const { port } = catcher
    await catcher.close()
    expect(await attempt({ port })).toContain('connection-refused: ')
  })

  test('that hangs up after the content leaves it uncertain; before it, it does not', async () => {
    const answers: Record<string, string> = { EHLO: '250 hi', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go ahead' }
    const rude = (hangUpAfter: RegExp) =>
      createServer(socket => {
        socket.on('error', () => {})
        socket.write('220 hi\r\n')
        socket.on('data', data => {
          if (hangUpAfter.test(String(data))) return socket.destroy()
          return socket.write(`${answers[String(data).slice(0, 4)] ?? '250 ok'}\r\n`)
        })
      })
    for (const [after, said] of [
      [/hello/, 'uncertain'],
      [/DATA/, 'unreachable'],
    ] as const) {
      const server = rude(after).listen(0, '127.0.0.1')
      await new Promise(resolve => server.once('listening', resolve))
      expect(await attempt({ port: (server.address() as { port: number }).port })).toContain(said)
      server.close()
    }
  })

  test('gets nothing of a mail whose handing over is refused at the last moment', async () => {
    catcher = await mailCatcher()
    expect(await attempt({ port: catcher.port }, () => Promise.reject(new Error('somebody else has it')))).toBe(
      'somebody else has it',
    )
    expect(await attempt({ port: catcher.port })).toBe('sent')
    expect(catcher.mails.length).toBe(1)
  })
})

describe('a certificate', () => {
  let pair: { key: Buffer; cert: Buffer }
  beforeAll(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'huke-cert-'))
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...name, '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    )
    pair = { key: readFileSync(key), cert: readFileSync(cert) }
    rmSync(folder, { recursive: true })
  })

  test.each([
    ['tls' as const, true],
    ['starttls' as const, false],
  ])('nobody vouches for is refused, and a known one is good: %s', async (security, secure) => {
    expect(await tried({ ...pair, secure }, { host: 'localhost', security })).toContain('certificate: ')
    const known = tls.getCACertificates('default')
    tls.setDefaultCACertificates([...known, pair.cert.toString()])
    try {
      expect(await attempt({ host: 'localhost', port: catcher?.port, security })).toBe('sent')
      // Known, but of another name.
      expect(await attempt({ host: '127.0.0.1', port: catcher?.port, security })).toContain('certificate: ')
    } finally {
      tls.setDefaultCACertificates(known)
    }
    expect(catcher?.mails.length).toBe(1)
  })
})
