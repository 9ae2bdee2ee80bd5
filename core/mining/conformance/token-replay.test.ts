import { describe, expect, test } from 'vitest'
import { drawnLog } from './fixtures/drawn-log.ts'
import { CLAIM, drawnNet } from './fixtures/drawn-net.ts'
import { tokenReplay } from './token-replay.ts'

const THREE = drawnNet('start > a > p\np > b > q\nq > c > end')

describe('token replay', () => {
  test('counts tokens as they are put and taken', () => {
    const replay = tokenReplay(drawnLog('1 × a b c'), THREE)
    expect(replay.totals).toEqual({ produced: 4, consumed: 4, missing: 0, remaining: 0 })
    expect(replay).toMatchObject({ fittingCases: 1, averageFitness: 1, logFitness: 1 })
  })

  test('a step left out lacks its token and leaves the one before it', () => {
    const replay = tokenReplay(drawnLog('1 × a c'), THREE)
    expect(replay.totals).toEqual({ produced: 3, consumed: 3, missing: 1, remaining: 1 })
    expect(replay.logFitness).toBeCloseTo(2 / 3, 12)
  })

  test('an event the net does not know lacks one token and leaves one', () => {
    const replay = tokenReplay(drawnLog('1 × a b x c'), THREE)
    expect(replay.totals).toEqual({ produced: 5, consumed: 5, missing: 1, remaining: 1 })
    expect(replay.fittingCases).toBe(0)
  })

  test('averages over cases, and sums tokens over cases', () => {
    const replay = tokenReplay(drawnLog('3 × a b c\n1 × a c'), THREE)
    expect(replay.averageFitness).toBeCloseTo((3 + 2 / 3) / 4, 12)
    expect(replay.logFitness).toBeCloseTo(1 - 1 / 15, 12)
  })

  test('takes the silent steps that an event needs', () => {
    const replay = tokenReplay(drawnLog('1 × register examine check decide pay'), CLAIM)
    expect(replay.totals).toEqual({ produced: 8, consumed: 8, missing: 0, remaining: 0 })
  })

  test('finds a run where the nearest silent step is the wrong one', () => {
    const trap = drawnNet('start > τ > near\nnear > a > dead\nstart > τ > far\nfar > τ > farther\nfarther > a > end')
    expect(tokenReplay(drawnLog('1 × a'), trap).fittingCases).toBe(1)
  })

  test('a step forced hundreds of times heaps up tokens without failing', () => {
    const replay = tokenReplay(drawnLog(`1 × ${'b '.repeat(600)}`), THREE)
    expect(replay.totals).toMatchObject({ missing: 601, remaining: 601 })
  })

  test('has no fitness for a log without cases', () => {
    expect(tokenReplay({ activities: [], variants: [] }, THREE)).toMatchObject({
      averageFitness: null,
      logFitness: null,
    })
  })
})
