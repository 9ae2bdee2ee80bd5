import { expect, test } from 'vitest'
import { netOfTree, type ProcessTree } from '../model/index.ts'
import { alignLog } from './align-log.ts'
import { drawnLog } from './fixtures/drawn-log.ts'
import { precisionByAlignments, precisionByReplay } from './precision.ts'
import { tokenReplay } from './token-replay.ts'

const step = (label: string): ProcessTree => ({ kind: 'activity', label })
const examination: ProcessTree = {
  kind: 'sequence',
  parts: [{ kind: 'parallel', parts: [step('check'), step('examine')] }, step('decide')],
}
const CLAIMS: ProcessTree = {
  kind: 'sequence',
  parts: [
    step('register'),
    { kind: 'loop', parts: [examination, step('reopen')] },
    { kind: 'choice', parts: [step('pay'), step('refuse')] },
  ],
}
const CASES = drawnLog(`
  2 × register check examine decide pay
  1 × register examine check decide reopen check examine decide refuse
  1 × register check decide pay
  1 × register call check examine decide pay
`)

test('the example of docs/method/conformance.md has the figures it states', () => {
  const net = netOfTree(CLAIMS)
  const aligned = alignLog(CASES, net)
  expect(aligned.alignments.map(found => found.kind === 'aligned' && [found.cost, found.fitness.toFixed(3)])).toEqual([
    [0, '1.000'],
    [0, '1.000'],
    [1, '0.889'],
    [1, '0.909'],
  ])
  expect([aligned.averageFitness!.toFixed(3), aligned.logFitness!.toFixed(3)]).toEqual(['0.960', '0.963'])
  expect(aligned.cases.fitting).toBe(3)
  const [, , fourth, fifth] = tokenReplay(CASES, net).traces
  expect(fourth).toMatchObject({ produced: 7, consumed: 6, missing: 1, remaining: 2 })
  expect([fourth.fitness.toFixed(3), fifth.fitness.toFixed(3)]).toEqual(['0.774', '0.900'])
  expect(precisionByAlignments(aligned)).toMatchObject({ allowed: 47, escaping: 13 })
  expect(precisionByReplay(CASES, net)).toMatchObject({ allowed: 38, escaping: 9, covered: 24 / 29 })
})
