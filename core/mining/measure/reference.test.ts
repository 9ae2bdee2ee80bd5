import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EventLog } from '../log/index.ts'
import {
  activityTimes,
  arrivalAverage,
  caseTimes,
  directlyFollows,
  eventsPerCase,
  handOver,
  rework,
  variantsOf,
  wideSummary,
} from './index.ts'
import { logOfCsv } from './fixtures/read-csv.ts'

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

const folder = join(import.meta.dirname, '../../../../shared/data/process-mining')
const absent = existsSync(folder) ? '' : ' (skipped: ../shared/data/process-mining is not there)'

const unpacked = (name: string) => gunzipSync(readFileSync(join(folder, name)))
const json = (name: string) => JSON.parse(unpacked(name).toString('utf8'))

/** The counts of those above 0, by name. */
function byName(names: readonly string[], counts: Uint32Array): Record<string, number> {
  return Object.fromEntries(names.flatMap((name, i) => (counts[i] > 0 ? [[name, counts[i]]] : [])))
}

const sorted = (edges: readonly unknown[]) => edges.map(edge => JSON.stringify(edge)).sort()

function near(found: number, expected: number): void {
  expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)))
}

describe
  .skipIf(absent !== '')
  .each([['running-example'], ['roadtraffic100'], ['repair-complete'], ['receipt'], ['bpic2013-closed-problems']])(
  `%s is measured as pm4py measures it${absent}`,
  name => {
    // Read only where the files are: describe runs this also when it is skipped.
    let log: EventLog
    let expected: ReturnType<typeof json>
    beforeAll(() => {
      log = logOfCsv(unpacked(`${name}.events.csv.gz`), decode)
      expected = json(`${name}.expected.json.gz`)
    })
    const activity = (index: number) => log.activities.names[index]

    test('cases, events, activities, start and end activities', () => {
      expect([log.cases.length, log.time.length, log.activities.names.length]).toEqual([
        expected.n_cases,
        expected.n_events,
        expected.n_activities,
      ])
      const counts = new Uint32Array(log.activities.names.length)
      for (const a of log.activities.of) counts[a]++
      const { starts, ends } = directlyFollows(log, null)
      expect(byName(log.activities.names, counts)).toEqual(expected.activity_counts)
      expect(byName(log.activities.names, starts)).toEqual(expected.start_activities)
      expect(byName(log.activities.names, ends)).toEqual(expected.end_activities)
    })

    test('variants', () => {
      const { variants } = variantsOf(log).log
      const top = variants.slice(0, 10).map(({ trace, count }) => ({ trace: [...trace].map(activity), count }))
      expect(variants).toHaveLength(expected.n_variants)
      expect(top).toEqual(expected.top10_variants)
      expect(variants.filter(({ count }) => count === 1)).toHaveLength(expected.variant_count_histogram.singletons)
    })

    test('the directly-follows graph with its times', () => {
      const { edges } = directlyFollows(log, null)
      const named = (rest: (edge: (typeof edges)[number]) => readonly number[]) =>
        edges.map(edge => [activity(edge.from), activity(edge.to), ...rest(edge)])
      expect(sorted(named(({ count }) => [count]))).toEqual(sorted(expected.dfg))
      const times = new Map(edges.map(edge => [`${activity(edge.from)}→${activity(edge.to)}`, edge.elapsed]))
      for (const [from, to, mean, median, min, max, sum] of expected.performance_dfg) {
        const found = times.get(`${from}→${to}`)!
        near(found.mean, mean)
        near(found.median, median)
        expect([found.min, found.max]).toEqual([min, max])
        near(found.sum, sum)
      }
    })

    test('hand-over of work between people and between groups', () => {
      for (const [column, want] of [
        [log.resources, expected.handover_resource],
        [log.groups, expected.handover_group],
      ] as const) {
        if (want === undefined) continue
        const { pairs, same, changed, edges } = handOver(log, column!)
        const name = (index: number) => column!.names[index]
        expect({ total_pairs: pairs, same, changed, n_edges: edges.length }).toEqual({
          total_pairs: want.total_pairs,
          same: want.same,
          changed: want.changed,
          n_edges: want.n_edges,
        })
        const found = new Set(edges.map(({ from, to, count }) => JSON.stringify([name(from), name(to), count])))
        for (const edge of want.edges) expect(found).toContain(JSON.stringify(edge))
      }
      if (expected.cases_by_number_of_group_changes !== undefined)
        expect(Object.fromEntries(handOver(log, log.groups!).casesByChanges)).toEqual(
          expected.cases_by_number_of_group_changes,
        )
    })

    test('rework, duration, events per case and arrivals', () => {
      const { cases, extra, casesWithAny } = rework(log)
      expect(byName(log.activities.names, cases)).toEqual(expected.rework_cases_per_activity)
      expect(byName(log.activities.names, extra)).toEqual(expected.rework_extra_occurrences_per_activity)
      expect(casesWithAny).toBe(expected.cases_with_any_rework)
      const duration = wideSummary(caseTimes(log, log).lead)
      for (const figure of ['mean', 'median', 'min', 'max', 'p25', 'p75', 'p90', 'p95'] as const)
        near(duration[figure], expected.case_duration_s[figure])
      const sizes = eventsPerCase(log)
      for (const figure of ['min', 'mean', 'median', 'max'] as const)
        near(sizes[figure], expected.events_per_case[figure])
      near(arrivalAverage(log)!, expected.case_arrival_average_s)
    })
  },
)

test.skipIf(absent !== '')(`service, working and waiting times are pm4py's${absent}`, () => {
  const log = logOfCsv(unpacked('interval-times.events.csv.gz'), decode)
  const expected = JSON.parse(readFileSync(join(folder, 'interval-times.expected.json'), 'utf8'))
  expect([log.cases.length, log.time.length]).toEqual([expected.n_cases, expected.n_interval_events])
  const { service } = activityTimes(log, log)
  log.activities.names.forEach((name, a) => {
    const { n, mean, median, max, sum } = expected.pandas_service_time_s_per_activity[name]
    const found = service[a]!
    expect([found.count, found.max, found.sum, found.median]).toEqual([n, max, sum, median])
    near(found.mean, mean)
  })
  const { lead, working, waiting } = caseTimes(log, log)
  const [, ...rows] = unpacked('interval-times.cases.csv.gz').toString('utf8').trim().split(/\r?\n/)
  const found = log.cases.map((id, c) => [id, lead[c] / 1000, working[c] / 1000, waiting[c] / 1000].join())
  const want = rows.map(row => row.split(',').map((cell, at) => (at === 0 ? cell : Number(cell))))
  expect(found.sort()).toEqual(want.map(cells => cells.join()).sort())
})
