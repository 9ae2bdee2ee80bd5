import { expect, test } from 'vitest'
import { aside, BudgetSpent } from './aside.ts'

const work = (what: string, ms = 20_000) =>
  aside<string>(new URL('./fixtures/work.ts', import.meta.url), what, { ms, megabytes: 64 })

test('work done aside comes back', async () => {
  expect(await work('reading')).toBe('reading done')
})

test('a refusal comes back as one', async () => {
  await expect(work('refuse')).rejects.toMatchObject({
    code: 'invalid-input',
    errors: [{ place: 'file', value: 1, expectation: { zh: '二', en: 'two' } }],
  })
})

test('a fault of ours stays a fault', async () => {
  await expect(work('fail')).rejects.toThrow('a fault')
  await expect(work('fail')).rejects.not.toBeInstanceOf(BudgetSpent)
})

test('what never ends, hoards memory or nests without end spends its budget, while others are answered', async () => {
  const spent = Promise.allSettled([work('forever', 3000), work('hoard'), work('nest')])
  const begun = performance.now()
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(performance.now() - begun).toBeLessThan(1500)
  for (const one of await spent) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(BudgetSpent) })
  expect(await work('reading')).toBe('reading done')
})

test('no more wait than can be served', async () => {
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => work('reading')))
  const refused = all.filter(one => one.status === 'rejected')
  expect(refused.map(one => one.reason.code)).toEqual(Array.from({ length: 8 }, () => 'too-many-requests'))
})
