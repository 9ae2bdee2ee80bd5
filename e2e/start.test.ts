import { execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Running, start, startRefused, temporaryFolder } from './product.ts'

const people = async ({ address }: Running): Promise<unknown> => (await fetch(`${address}/api/v1/demo/people`)).json()

/** Signs in as the first of the cast, where nobody needs a password, and says how the session has it. */
async function session(product: Running, change?: object): Promise<unknown> {
  const { address } = product
  const { groups } = (await people(product)) as { groups: { people: { id: string }[] }[] }
  const headers = { 'content-type': 'application/json', origin: address }
  const body = JSON.stringify({ person: groups[0]?.people[0]?.id })
  const signedIn = await fetch(`${address}/api/v1/demo/session`, { method: 'POST', headers, body })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = await fetch(`${address}/api/v1/session${change ? '/preferences' : ''}`, {
    headers: { ...headers, cookie },
    ...(change ? { method: 'PUT', body: JSON.stringify(change) } : {}),
  })
  return answer.json()
}

describe('the one command', () => {
  test('ends at the demo, goes on with its data, survives kill -9, refuses a second process, stops cleanly', async () => {
    const { folder, remove } = await temporaryFolder()
    try {
      const first = await start({ data: folder })
      expect((await fetch(first.address)).headers.get('content-type')).toContain('text/html')
      const cast = await people(first)
      const refused = await startRefused({ data: folder })
      expect(refused.code).toBe(1)
      expect(refused.said).toMatch(/in use/)
      expect(refused.said).not.toMatch(/\n\s+at /)
      const timeZone = 'Asia/Urumqi'
      expect(await session(first, { locale: 'en', timeZone })).toMatchObject({ timeZone })
      first.process.kill('SIGKILL')
      const recovered = await start({ data: folder })
      expect(await people(recovered)).toEqual(cast)
      expect(await recovered.stop()).toBe(0)
      const second = await start({ data: folder })
      expect(await session(second)).toMatchObject({ timeZone })
      expect(await people(second)).toEqual(cast)
      expect(await second.stop()).toBe(0)
      const real = await startRefused({ data: folder, demo: false })
      expect(real).toMatchObject({ code: 1, said: expect.stringContaining('demo organisation') })
    } finally {
      await remove()
    }
  })

  test('greets the first visitor of an empty installation with its set-up, and knows no sign-in without password', async () => {
    const { folder, remove } = await temporaryFolder()
    try {
      const product = await start({ data: folder, demo: false })
      expect(await (await fetch(`${product.address}/api/v1/setup`)).json()).toMatchObject({ needed: true })
      const demo = await fetch(`${product.address}/api/v1/demo/people`)
      expect(demo.status).toBe(404)
      expect(await product.stop()).toBe(0)
    } finally {
      await remove()
    }
  })

  test.runIf(mayBecomeNobody())('works for another user than root', async () => {
    const { folder, remove } = await temporaryFolder()
    chownSync(folder, idOf('-u'), idOf('-g'))
    try {
      const product = await start({
        data: folder,
        under: ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'],
      })
      expect(await people(product)).toBeTruthy()
      expect(await product.stop()).toBe(0)
    } finally {
      await remove()
    }
  })
})

/** Only root may, and only where nobody can read the checkout. */
function mayBecomeNobody(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    execFileSync('setpriv', [
      '--reuid=nobody',
      '--regid=nogroup',
      '--clear-groups',
      'test',
      '-r',
      'package.json',
      '-a',
      '-x',
      process.execPath,
    ])
    return true
  } catch {
    return false
  }
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
