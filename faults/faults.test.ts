import { expect, test } from 'vitest'
import { bringFaults } from './faults.ts'
import type { Victim } from './installation.ts'

// The short form of `npm run faults`: every kind of kill and freeze once, under people at work.
const short: readonly (readonly [nodes: number, strikes: readonly Victim[]])[] = [
  [1, ['database', 'server', 'server ended']],
  [2, ['server frozen', 'both', 'database frozen']],
]

test.each(short)('with %i nodes and %j nothing is lost, doubled or answered wrongly', async (nodes, strikes) => {
  const { faults, done } = await bringFaults(`short ${nodes}`, strikes, nodes)
  expect(faults).toEqual([])
  expect(done).toBeGreaterThan(10)
})
