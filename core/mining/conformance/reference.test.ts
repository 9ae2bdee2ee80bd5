import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { alignLog } from './align-log.ts'
import { logOfTraces } from './fixtures/drawn-log.ts'
import { type Expected, logOfRows, netOf, type Normative } from './fixtures/reference.ts'
import { footprintsFitness } from './footprints.ts'
import { precisionByAlignments, precisionByReplay } from './precision.ts'
import { tokenReplay } from './token-replay.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/data/process-mining')
const present = existsSync(FOLDER)
const note = present ? '' : ' (skipped: ../shared/data/process-mining is not there)'
const LOGS = ['running-example', 'roadtraffic100', 'repair-complete', 'bpic2013-closed-problems', 'receipt']

const text = (name: string) => {
  const bytes = readFileSync(join(FOLDER, name))
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}
const expectedOf = (name: string): Expected[] => JSON.parse(text(`${name}.expected.json.gz`)).conformance
const normative = (): Normative[] => JSON.parse(text('normative-conformance.expected.json'))

const models = (present ? LOGS : []).flatMap(name =>
  expectedOf(name).map(expected => ({ name, noise: expected.noise_threshold, expected })),
)
/** Where the reference's choice of silent steps is not the best one: there its figures differ from ours, as described. */
const BY_HEURISTICS = ['receipt 0', 'receipt 0.2', 'bpic2013-closed-problems 0.2']

describe.skipIf(!present)(`conformance of the reference logs${note}`, () => {
  test('has models', () => expect(models.length).toBeGreaterThan(0))

  describe.each(models)('$name with the inductive miner at noise $noise', ({ name, noise, expected }) => {
    const [log, net] = [logOfRows(text(`${name}.events.csv.gz`)), netOf(expected.petri_net)]
    const aligned = alignLog(log, net)
    const { cases } = aligned
    const exact = !BY_HEURISTICS.includes(`${name} ${noise}`)

    test('alignments have the reference number of deviations in every case', () => {
      const wanted = Object.entries(expected.alignments.cases_by_deviation_moves)
      expect(cases.byDeviations).toEqual(wanted.map(([moves, count]) => [Number(moves), count]))
      expect(aligned.averageFitness).toBeCloseTo(expected.alignments.averageFitness, 9)
      // The reference adds a ten-thousandth for every silent step.
      expect(Math.abs(aligned.logFitness! - expected.alignments.log_fitness)).toBeLessThan(1e-3)
    })

    test('token replay fits as many cases as alignments do, never fewer than the reference', () => {
      const replay = tokenReplay(log, net)
      const percent = (100 * replay.fittingCases) / replay.cases
      expect(replay.fittingCases).toBe(cases.fitting)
      expect(percent).toBeGreaterThanOrEqual(expected.token_replay.perc_fit_traces - 1e-9)
      expect(percent).toBeLessThanOrEqual(expected.alignments.percFitTraces + 1e-9)
      const tolerance = exact ? 1e-9 : 1e-3
      expect(Math.abs(replay.averageFitness! - expected.token_replay.average_trace_fitness)).toBeLessThan(tolerance)
      expect(Math.abs(replay.logFitness! - expected.token_replay.log_fitness)).toBeLessThan(tolerance)
    })

    test('footprints have the reference fitness', () => {
      expect(footprintsFitness(log, net)).toBeCloseTo(expected.footprints_fitness, 9)
    })

    test('precision is the reference, or less where the reference misses what silent steps make possible', () => {
      const precision = precisionByReplay(log, net)
      if (precision.kind === 'not-computed') throw new Error('the net is small')
      expect(precision.precision).toBeLessThanOrEqual(expected.precision_token_replay + 1e-9)
      expect(expected.precision_token_replay - precision.precision).toBeLessThan(name === 'receipt' ? 0.02 : 1e-9)
      if (cases.fitting === cases.computed) expect(precisionByAlignments(aligned)).toEqual(precision)
    })
  })

  test.each(present ? normative() : [])('$name', ({ model, per_variant, alignments, token_replay_totals }) => {
    const net = netOf(model)
    const log = logOfTraces(
      per_variant.map(({ trace }) => trace),
      per_variant.map(({ count }) => count),
    )
    const aligned = alignLog(log, net)
    expect(aligned.averageFitness).toBeCloseTo(alignments.averageFitness, 9)
    expect(aligned.alignments.map(alignment => alignment.kind === 'aligned' && alignment.cost)).toEqual(
      per_variant.map(({ min_deviation_moves }) => min_deviation_moves),
    )
    const { produced, consumed, missing, remaining } = tokenReplay(log, net).totals
    expect({
      produced_tokens: produced,
      consumed_tokens: consumed,
      missing_tokens: missing,
      remaining_tokens: remaining,
    }).toEqual(token_replay_totals)
  })
})
