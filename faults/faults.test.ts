import { expect, test } from 'vitest'
import { bringFaults } from './faults.ts'
import { victims } from './installation.ts'

// The short form of `npm run faults`: every kind of kill and freeze once, under people at work.
test.each([1, 2])('with %i nodes nothing is lost, doubled or answered wrongly, whatever is killed', async nodes => {
  const { faults, done } = await bringFaults(`short ${nodes}`, victims.length, nodes)
  expect(faults).toEqual([])
  expect(done).toBeGreaterThan(10)
})
