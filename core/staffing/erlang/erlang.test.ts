import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agentsFor,
  agentsForImpatient,
  arrivalsFor,
  arrivalsForImpatient,
  erlangB,
  erlangC,
  loadFor,
  patienceOf,
  servedPatientlyWithin,
  servedWithin,
  serversFor,
  waitingOf,
} from '../index.ts'

describe('values that others have printed', () => {
  test.each([
    [14, 10, 0.1741319335950498, 1e-12], // pyworkforce 0.1.0, README
    [132, 123, 0.3211, 5e-5],
    [900, 1000, 1, 0],
    [35, 0.1 / 0.0033, 0.3121925015328496, 1e-10],
    [50, 0.1 / 0.133, 1.010150818440181e-71, 1e-80],
    [35, 120 / 5, 0.023521116861458607, 1e-11],
  ])('C(%d, %d)', (agents, load, printed, precision) => {
    expect(Math.abs(erlangC(agents, load) - printed)).toBeLessThanOrEqual(precision)
  })

  test.each([
    [10, 20, 0.5379631686320729, 1e-9],
    [200, 5, 5.31667137954674e-238, 1e-246],
  ])('B(%d, %d)', (servers, load, printed, precision) => {
    expect(Math.abs(erlangB(servers, load) - printed)).toBeLessThanOrEqual(precision)
  })

  // the classical table of Erlang B, three digits
  test.each([
    [10, 0.01, 4.46],
    [30, 0.01, 20.3],
    [100, 0.01, 84.1],
    [20, 0.02, 13.2],
    [50, 0.02, 40.3],
  ])('%d servers block %d of a load of %d erlangs', (servers, blocking, load) => {
    expect(loadFor(servers, blocking)?.toPrecision(3)).toBe(String(load))
  })

  test('48 calls a minute of a minute each, 50 agents, 2 minutes of patience: 3.1 % give up, 3.7 s wait', () => {
    const found = patienceOf(50, { arrivals: 48, service: 1, patience: 2 })
    expect(found.abandoned).toBeCloseTo(0.031, 3)
    expect(found.meanWait * 60).toBeCloseTo(3.7, 1)
  })
})

const agents = fc.integer({ min: 1, max: 300 })
const RUNS = { numRuns: 60 }
const within = fc.double({ min: 0.01, max: 3, noNaN: true })
const share = fc.double({ min: 0.05, max: 0.99, noNaN: true })
const arrivals = fc.double({ min: 0.01, max: 250, noNaN: true })

describe('both directions agree', () => {
  test('servers, load and blocking', () => {
    fc.assert(
      fc.property(arrivals, share, (load, blocking) => {
        const servers = serversFor(load, blocking) as number
        expect(erlangB(servers, load)).toBeLessThanOrEqual(blocking)
        expect(erlangB(servers - 1, load)).toBeGreaterThan(servers === 0 ? 0 : blocking)
        expect(loadFor(servers, blocking)).toBeGreaterThanOrEqual(load * (1 - 1e-12))
      }),
      RUNS,
    )
  })

  test('agents, calls and standard', () => {
    fc.assert(
      fc.property(arrivals, share, within, (arrivals, share, within) => {
        const traffic = { arrivals, service: 1 }
        const needed = agentsFor(traffic, { share, within }) as number
        expect(servedWithin(needed, traffic, within)).toBeGreaterThanOrEqual(share)
        expect(servedWithin(needed - 1, traffic, within)).toBeLessThan(share)
        expect(arrivalsFor(needed, 1, { share, within })).toBeGreaterThanOrEqual(arrivals * (1 - 1e-12))
        expect(arrivalsFor(needed - 1, 1, { share, within })).toBeLessThan(arrivals)
      }),
      RUNS,
    )
  })

  test('agents, calls and standard of those who give up', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 40, noNaN: true }), share, within, (arrivals, share, within) => {
        const traffic = { arrivals, service: 1, patience: 2 }
        const needed = agentsForImpatient(traffic, { share, within }) as number
        expect(servedPatientlyWithin(needed, traffic, within)).toBeGreaterThanOrEqual(share)
        expect(arrivalsForImpatient(needed, traffic, { share, within })).toBeGreaterThanOrEqual(arrivals * (1 - 1e-9))
      }),
      { numRuns: 10 },
    )
  })
})

test('more agents never let anybody wait longer', () => {
  fc.assert(
    fc.property(agents, arrivals, (count, arrivals) => {
      const traffic = { arrivals, service: 1 }
      expect(waitingOf(count + 1, traffic).meanWait).toBeLessThanOrEqual(waitingOf(count, traffic).meanWait)
      expect(erlangB(count + 1, arrivals)).toBeLessThanOrEqual(erlangB(count, arrivals))
    }),
    RUNS,
  )
})

describe('those who give up', () => {
  test('are few and the rest wait as in Erlang C where patience is long', () => {
    const calm = patienceOf(12, { arrivals: 10, service: 1, patience: 1e7 })
    const { waiting, meanWait } = waitingOf(12, { arrivals: 10, service: 1 })
    expect(calm.waiting).toBeCloseTo(waiting, 5)
    expect(calm.meanWait).toBeCloseTo(meanWait, 5)
    const served = servedPatientlyWithin(12, { arrivals: 10, service: 1, patience: 1e7 }, 0.5)
    expect(served).toBeCloseTo(servedWithin(12, { arrivals: 10, service: 1 }, 0.5), 5)
  })

  test('are what is not served in the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.1, max: 60, noNaN: true }), (count, arrivals) => {
        const traffic = { arrivals, service: 1, patience: 0.7 }
        const { abandoned } = patienceOf(count, traffic)
        expect(servedPatientlyWithin(count, traffic, 60)).toBeCloseTo(1 - abandoned, 5)
      }),
      RUNS,
    )
  })

  test('keep a queue within bounds that Erlang C has not', () => {
    const flood = patienceOf(10, { arrivals: 1000, service: 1, patience: 100 })
    expect(flood.queue).toBeCloseTo(99_000, 0)
    expect(flood.abandoned).toBeCloseTo(0.99, 6)
    expect(flood.occupancy).toBeCloseTo(1, 6)
  })
})

test('a load without end or agents is answered, too', () => {
  expect(erlangB(0, 5)).toBe(1)
  expect(erlangB(5, 0)).toBe(0)
  expect(waitingOf(3, { arrivals: 0, service: 1 })).toMatchObject({ waiting: 0, meanWait: 0, occupancy: 0 })
  expect(waitingOf(3, { arrivals: 3, service: 1 })).toMatchObject({ waiting: 1, meanWait: Number.POSITIVE_INFINITY })
  expect(serversFor(1e9, 1e-6)).toBeNull()
})
