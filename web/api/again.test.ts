import { expect, test } from 'vitest'
import { askUntilKnown } from './again.ts'

/** Asks a server that answers this, one after the other, the last over and over; 0 = the connection breaks. */
async function asked(statuses: readonly number[], isKeyed: boolean) {
  const waits: number[] = []
  let times = 0
  const ask = async () => {
    const status = statuses[Math.min(times++, statuses.length - 1)] as number
    if (status === 0) throw new TypeError('failed to fetch')
    return new Response(null, { status, headers: status === 503 ? { 'retry-after': '2' } : {} })
  }
  const status = await askUntilKnown(ask, isKeyed, async ms => void waits.push(ms)).then(
    answer => answer.status,
    () => 0,
  )
  return { status, times, waits }
}

test('what has a key is asked again until it is known, when the server says', async () => {
  expect(await asked([503, 0, 201], true)).toEqual({ status: 201, times: 3, waits: [2000, 2000] })
})

test('what has no key is asked once: nobody can tell whether it was done', async () => {
  expect(await asked([503, 201], false)).toEqual({ status: 503, times: 1, waits: [] })
  expect(await asked([0, 201], false)).toEqual({ status: 0, times: 1, waits: [] })
})

test('a refusal, and a fault, are answers', async () => {
  expect(await asked([409], true)).toMatchObject({ status: 409, times: 1 })
  expect(await asked([500], true)).toMatchObject({ status: 500, times: 1 })
})

test('in the end the reader decides', async () => {
  expect(await asked([503], true)).toMatchObject({ status: 503, times: 4 })
  expect(await asked([0], true)).toMatchObject({ status: 0, times: 4 })
})
