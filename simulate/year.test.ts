import { expect, test } from 'vitest'
import { isClean, table } from './figures.ts'
import { simulateYear } from './year.ts'

/** A short year of a small company; `npm run simulate -- year` is the whole of it. */
test('a company lives through its reorganisation, and nothing that is owed or was done is lost', {
  timeout: 900_000,
}, async () => {
  const options = { seed: '1', people: 80, matters: 100, months: 3, json: false }
  const report = await simulateYear(options, () => {})
  expect(isClean(report), table(options, report)).toBe(true)
  // It would prove nothing of what never happened.
  for (const act of [
    'units merged',
    'unit split',
    'unit ended',
    'personnel file',
    'absence',
    'merge',
    'counter',
    'contest',
  ])
    expect(report.done.get(act) ?? 0, act).toBeGreaterThan(0)
})
