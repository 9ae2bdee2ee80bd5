import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agentsFor, erlangB, erlangC, patienceOf, servedWithin, waitingOf } from '../index.ts'

const FILE = join(import.meta.dirname, '../../../../shared/data/staffing/queueing.json')
const present = existsSync(FILE)
const note = present ? '' : ' (skipped: ../shared/data/staffing is not there)'

type Row = Record<string, number>
type Reference = Record<'erlang_b' | 'erlang_c' | 'erlang_a' | 'required_agents', Row[]>
const reference: Reference = present
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : { erlang_b: [], erlang_c: [], erlang_a: [], required_agents: [] }

/** The reference was computed with 60 digits and checked to 6e-11. */
const near = (found: number, expected: number) => {
  if (found === expected) return
  expect(Math.abs(found - expected), `${found} against ${expected}`).toBeLessThanOrEqual(1e-10 * Math.abs(expected))
}

/** A load of exactly the agents is below them by 1e-60 in the reference: nothing served in time, an endless wait. */
const exact = (expected: number) => {
  if (expected > 1e50) return Number.POSITIVE_INFINITY
  return expected < 1e-50 ? 0 : expected
}

describe.skipIf(!present)(`the queues of the reference${note}`, () => {
  test('are there', () => expect(reference.erlang_c.length).toBeGreaterThan(0))

  test('Erlang B', () => {
    for (const { servers, offered, blocking } of reference.erlang_b) near(erlangB(servers, offered), blocking)
  })

  test('Erlang C', () => {
    for (const row of reference.erlang_c) {
      const traffic = { arrivals: row.calls / row.interval_s, service: row.aht_s }
      const found = waitingOf(row.agents, traffic)
      near(found.load, row.A)
      near(found.waiting, row.p_wait)
      near(found.occupancy, row.occupancy)
      near(servedWithin(row.agents, traffic, row.threshold_s), exact(row.service_level))
      if (row.unstable) continue
      near(erlangB(row.agents, found.load), row.erlang_b)
      near(found.meanWait, exact(row.asa_s))
      near(found.queue, exact(row.mean_queue))
      near(found.inSystem, exact(row.mean_in_system))
    }
  })

  test('Erlang A', () => {
    for (const row of reference.erlang_a) {
      const found = patienceOf(row.agents, {
        arrivals: row.arrival_rate,
        service: 1 / row.service_rate,
        patience: 1 / row.abandon_rate,
      })
      near(found.waiting, row.p_wait)
      near(found.abandoned, row.p_abandon)
      near(found.meanWait, row.mean_wait_all)
      near(found.queue, exact(row.mean_queue))
      near(found.occupancy, row.occupancy)
    }
  })

  test('agents that are required', () => {
    for (const row of reference.required_agents) {
      const traffic = { arrivals: row.calls / row.interval_s, service: row.aht_s }
      const standard = {
        share: row.target_service_level,
        within: row.threshold_s,
        occupancy: row.max_occupancy,
      }
      const agents = agentsFor(traffic, standard) as number
      expect(agents).toBe(row.required_agents)
      near(servedWithin(agents, traffic, row.threshold_s), row.service_level)
      near(erlangC(agents, traffic.arrivals * traffic.service), row.p_wait)
    }
  })
})
