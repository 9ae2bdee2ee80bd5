import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PetriNet } from '../model/index.ts'
import { alignTrace } from './align.ts'
import { alignLog } from './align-log.ts'
import { anyNetWithRun, anyTrace, anyTreeNet, anyWildNet } from './fixtures/any-net.ts'
import { logOfTraces } from './fixtures/drawn-log.ts'
import { fewestDeviations, greedyRepair } from './fixtures/plain-search.ts'
import { indexNet } from './net-index.ts'
import { stateMachines } from './state-machines.ts'
import { tokenReplay } from './token-replay.ts'

const RUNS = { numRuns: 200 }

const costOf = (trace: readonly string[], net: PetriNet) => {
  const alignment = alignTrace(trace, net)
  return alignment.kind === 'aligned' ? alignment.cost : null
}

describe('an alignment', () => {
  test('has as few deviations as an exhaustive search finds, for nets of trees', () => {
    const property = fc.property(anyTreeNet, anyTrace, (net, trace) => {
      const fewest = fewestDeviations(net, trace)
      fc.pre(fewest !== null)
      expect(costOf(trace, net)).toBe(fewest)
    })
    fc.assert(property, RUNS)
  })

  test('has as few deviations as an exhaustive search finds, for nets without any order', () => {
    const property = fc.property(anyWildNet, anyTrace, (net, trace) => {
      const fewest = fewestDeviations(net, trace, 3_000)
      const alignment = alignTrace(trace, net, { mostStates: 20_000 })
      const givenUp = alignment.kind === 'not-computed' && alignment.reason !== 'no-end'
      fc.pre(fewest !== null && !givenUp)
      expect(alignment.kind === 'aligned' ? alignment.cost : Number.POSITIVE_INFINITY).toBe(fewest)
    })
    fc.assert(property, { numRuns: 80 })
  })

  test('has no deviation, and replay no token amiss, in what the net itself does', () => {
    const property = fc.property(anyNetWithRun, ({ net, run }) => {
      fc.pre(run !== null)
      expect(costOf(run, net)).toBe(0)
      expect(tokenReplay(logOfTraces([run]), net).totals).toMatchObject({ missing: 0, remaining: 0 })
    })
    fc.assert(property, RUNS)
  })

  test('never costs more than skipping all and taking the shortest run, or than token-by-token repair', () => {
    const property = fc.property(anyTreeNet, anyTrace, (net, trace) => {
      const [shortest, repaired] = [fewestDeviations(net, []), greedyRepair(net, trace)]
      fc.pre(shortest !== null && repaired !== null)
      expect(costOf(trace, net)!).toBeLessThanOrEqual(Math.min(trace.length + shortest!, repaired!))
    })
    fc.assert(property, RUNS)
  })

  test('is a run of the net and the trace at once, and costs what its moves cost', () => {
    const property = fc.property(anyTreeNet, anyTrace, (net, trace) => {
      const alignment = alignTrace(trace, net)
      if (alignment.kind === 'not-computed') throw new Error('a net of a tree has an end')
      const { moves } = alignment
      expect(moves.flatMap(({ event }) => (event === null ? [] : [event]))).toEqual([...trace.keys()])
      expect(
        markingAfter(
          net,
          moves.flatMap(({ transition }) => (transition === null ? [] : [transition])),
        ),
      ).toEqual(net.final)
      for (const { event, transition } of moves)
        if (event !== null && transition !== null) expect(net.transitions[transition].label).toBe(trace[event])
      expect(alignment.cost).toBe(
        moves.filter(({ event, transition }) =>
          event === null ? net.transitions[transition!].label !== null : transition === null,
        ).length,
      )
    })
    fc.assert(property, RUNS)
  })

  test('does not depend on the names or the order of places and transitions', () => {
    const property = fc.property(anyTreeNet, anyTrace, (net, trace) => {
      expect(costOf(trace, turnedAround(net))).toBe(costOf(trace, net))
    })
    fc.assert(property, RUNS)
  })
})

describe('token replay', () => {
  test('calls a trace fitting exactly when its alignment has no deviation', () => {
    const property = fc.property(anyTreeNet, fc.array(anyTrace, { minLength: 1, maxLength: 4 }), (net, traces) => {
      const log = logOfTraces(traces)
      const costs = alignLog(log, net).alignments.map(alignment => alignment.kind === 'aligned' && alignment.cost === 0)
      expect(tokenReplay(log, net).traces.map(({ fitting }) => fitting)).toEqual(costs)
    })
    fc.assert(property, RUNS)
  })

  test('loses no token: what was there and produced was consumed or is left, what was missing was added', () => {
    const property = fc.property(anyTreeNet, anyTrace, (net, trace) => {
      const { produced, consumed, missing, remaining } = tokenReplay(logOfTraces([trace]), net).totals
      expect(produced + missing).toBe(consumed + remaining)
    })
    fc.assert(property, RUNS)
  })
})

describe('the parts of a net in which one token walks', () => {
  test('hold all places of a net of a tree', () => {
    const property = fc.property(anyTreeNet, net => {
      expect(new Set(stateMachines(indexNet(net)).flat()).size).toBe(net.places.length)
    })
    fc.assert(property, RUNS)
  })
})

function markingAfter({ initial, transitions }: PetriNet, fired: readonly number[]): number[] {
  const tokens = [...initial]
  for (const transition of fired) {
    for (const place of transitions[transition].inputs) expect(--tokens[place]).toBeGreaterThanOrEqual(0)
    for (const place of transitions[transition].outputs) tokens[place]++
  }
  return tokens
}

function turnedAround({ places, transitions, initial, final }: PetriNet): PetriNet {
  const turned = (place: number) => places.length - 1 - place
  return {
    places: places.map((_, i) => `q${i}`),
    transitions: transitions
      .map(t => ({ ...t, inputs: t.inputs.map(turned), outputs: t.outputs.map(turned) }))
      .reverse(),
    initial: [...initial].reverse(),
    final: [...final].reverse(),
  }
}
