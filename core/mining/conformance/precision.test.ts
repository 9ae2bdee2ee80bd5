import { describe, expect, test } from 'vitest'
import { alignLog } from './align-log.ts'
import { drawnLog } from './fixtures/drawn-log.ts'
import { CLAIM, drawnNet } from './fixtures/drawn-net.ts'
import { footprintsFitness } from './footprints.ts'
import { precisionByAlignments, precisionByReplay } from './precision.ts'

const CHOICE = drawnNet('start > a > p\np > b > end\np > τ > q\nq > c > end')

describe('precision', () => {
  test('counts what the net allows and nobody did, for every case that went on', () => {
    expect(precisionByReplay(drawnLog('2 × a b'), CHOICE)).toEqual({
      kind: 'computed',
      precision: 1 - 2 / 6,
      allowed: 6,
      escaping: 2,
      covered: 1,
    })
  })

  test('is 1 when every way was taken', () => {
    expect(precisionByReplay(drawnLog('2 × a b\n1 × a c'), CHOICE)).toMatchObject({ precision: 1 })
  })

  test('by replay leaves out what the net does not allow, by alignments takes it for the nearest run', () => {
    const log = drawnLog('1 × a b\n1 × x a c')
    expect(precisionByReplay(log, CHOICE)).toMatchObject({ allowed: 4, escaping: 1, covered: 3 / 5 })
    expect(precisionByAlignments(alignLog(log, CHOICE))).toMatchObject({ precision: 1, covered: 1 })
  })

  test('by alignments is not computed where there are none', () => {
    const aligned = alignLog(drawnLog('1 × a b'), CHOICE, { mostStates: 1 })
    expect(precisionByAlignments(aligned)).toEqual({ kind: 'not-computed', reason: 'no-alignment' })
  })

  test('is the same when the markings are too many to be kept and it is searched for', () => {
    const log = drawnLog('2 × register check examine decide pay\n1 × register check decide pay\n1 × register call')
    const kept = precisionByReplay(log, CLAIM)
    expect(kept).toMatchObject({ kind: 'computed', allowed: 23, covered: 15 / 16 })
    expect(precisionByReplay(log, CLAIM, { mostMarkings: 1 })).toEqual(kept)
  })

  test('is not computed where a net without bounds cannot be seen through', () => {
    const heaping = drawnNet('start > τ > start heap\nstart > a > end\nnowhere nowhere > b > gone')
    expect(precisionByReplay(drawnLog('1 × a'), heaping)).toEqual({ kind: 'not-computed', reason: 'limit' })
  })
})

describe('the fitness of footprints', () => {
  test('is the share of allowed pairs, starts and ends', () => {
    const log = drawnLog('3 × register check examine decide pay\n1 × check register decide')
    // Pairs: 12 of 14 events follow as allowed, 6 different ones. Starts: 1 of 2. Ends: 1 of 2.
    expect(footprintsFitness(log, CLAIM)).toBeCloseTo(((12 / 14) * 6 + 1 + 1) / 10, 12)
  })

  test('is not computed for a net without bounds', () => {
    expect(footprintsFitness(drawnLog('1 × a'), drawnNet('start > τ > start heap\nstart > a > end'))).toBeNull()
  })
})
