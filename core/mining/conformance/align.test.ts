import { describe, expect, test } from 'vitest'
import type { PetriNet } from '../model/index.ts'
import { alignTrace, type Alignment } from './align.ts'
import { alignLog } from './align-log.ts'
import { drawnLog } from './fixtures/drawn-log.ts'
import { CLAIM, drawnNet } from './fixtures/drawn-net.ts'

const words = (text: string) => text.split(' ').filter(Boolean)

function aligned(trace: readonly string[], net: PetriNet): Alignment {
  const alignment = alignTrace(trace, net)
  if (alignment.kind === 'not-computed') throw new Error(alignment.reason)
  return alignment
}

/** Activities; + before a log move, - before a model move, silent steps left out. */
function drawn(trace: readonly string[], net: PetriNet): string {
  return aligned(trace, net)
    .moves.flatMap(({ event, transition }) => {
      if (event !== null) return [transition === null ? `+${trace[event]}` : trace[event]]
      const { label } = net.transitions[transition!]
      return label === null ? [] : [`-${label}`]
    })
    .join(' ')
}

describe('a trace aligned with a claim net', () => {
  test.each([
    ['register check examine decide pay', 'register check examine decide pay'],
    [
      'register examine check decide reopen check examine decide refuse',
      'register examine check decide reopen check examine decide refuse',
    ],
    ['register check decide pay', 'register check -examine decide pay'],
    ['register check examine call decide pay', 'register check examine +call decide pay'],
    ['call register check examine decide pay call call', '+call register check examine decide pay +call +call'],
  ])('%j becomes %j', (trace, expected) => {
    expect(drawn(words(trace), CLAIM)).toBe(expected)
  })

  test.each([
    ['', 5],
    ['register check examine decide pay refuse', 1],
    ['register check examine check examine decide pay pay', 3],
    ['register pay', 3],
  ])('%j has %i deviations, whichever are chosen', (trace, cost) => {
    expect(aligned(words(trace), CLAIM).cost).toBe(cost)
  })

  test('fitness compares its cost with skipping all events and taking the shortest run', () => {
    expect(aligned(words('register check decide pay'), CLAIM)).toMatchObject({ cost: 1, fitness: 1 - 1 / (4 + 5) })
    expect(aligned([], CLAIM).fitness).toBe(0)
  })
})

describe('a log aligned with a claim net', () => {
  const log = drawnLog(`
    6 × register check examine decide pay
    3 × register check decide pay
    1 × call register decide refuse
  `)

  test('gives figures by case, not by variant', () => {
    const { cases, averageFitness, logFitness, shortestRun } = alignLog(log, CLAIM)
    expect(shortestRun).toBe(5)
    expect(cases).toEqual({
      computed: 10,
      notComputed: 0,
      fitting: 6,
      byDeviations: [
        [0, 6],
        [1, 3],
        [3, 1],
      ],
    })
    expect(averageFitness).toBeCloseTo((6 + 3 * (8 / 9) + (1 - 3 / 9)) / 10, 12)
    expect(logFitness).toBeCloseTo(1 - 6 / (6 * 10 + 3 * 9 + 9), 12)
  })

  test('tells how far it is', () => {
    const told: string[] = []
    alignLog(log, CLAIM, { onProgress: (done, all) => told.push(`${done}/${all}`) })
    expect(told).toEqual(['1/3', '2/3', '3/3'])
  })

  test('says what was not computed, and leaves it out of the figures', () => {
    const { cases, averageFitness, logFitness } = alignLog(log, CLAIM, { mostStates: 3 })
    expect(cases).toMatchObject({ computed: 0, notComputed: 10 })
    expect([averageFitness, logFitness]).toEqual([null, null])
  })
})

describe('a net without a good end', () => {
  const overflowing = drawnNet('start > τ > start heap\nnowhere > a > end\nend > b > end', ['start'], ['start', 'end'])

  test('that heaps up tokens without bound is given up', () => {
    expect(alignTrace(['a'], overflowing)).toEqual({ kind: 'not-computed', reason: 'tokens' })
  })

  test('is given up at the stated number of states', () => {
    expect(alignTrace(['a'], overflowing, { mostStates: 100 })).toEqual({ kind: 'not-computed', reason: 'limit' })
  })

  test('that stops before its end says so', () => {
    const stuck = drawnNet('start > a > middle\nmiddle nowhere > b > end')
    expect(alignTrace(['a'], stuck)).toEqual({ kind: 'not-computed', reason: 'no-end' })
  })

  test('is aligned all the same where the best way cannot be beaten', () => {
    const leaking = drawnNet('start > τ > start heap\nheap > τ >\nstart > a > end')
    expect(alignTrace(['a'], leaking)).toMatchObject({ kind: 'aligned', cost: 0 })
  })

  test('with an arc to a place that is not there is refused', () => {
    expect(() => alignTrace([], { ...CLAIM, places: ['start'] })).toThrow(RangeError)
  })
})

describe('a long trace', () => {
  const round = words('check examine decide reopen')

  test('of ten thousand events is aligned', () => {
    const trace = ['register', ...Array.from({ length: 2_500 }, () => round).flat(), 'call', 'check', 'decide', 'pay']
    expect(aligned(trace, CLAIM).cost).toBe(2)
  })

  test('of ten thousand deviations is aligned', () => {
    const trace = [...words('register check examine decide'), ...Array.from({ length: 10_000 }, () => 'check'), 'pay']
    expect(aligned(trace, CLAIM).cost).toBe(10_000)
  })

  test('of more events than states allowed is given up at once', () => {
    const trace = Array.from({ length: 1_000_000 }, () => 'check')
    expect(alignTrace(trace, CLAIM)).toEqual({ kind: 'not-computed', reason: 'limit' })
  })
})
