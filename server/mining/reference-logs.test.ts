import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { casesOf, mapEvents, readEventLog, readMapFile } from './index.ts'
import type { Case, LogSource } from './index.ts'
import { collect } from './testing-collect.ts'
import { xesOf } from './testing-xes.ts'

const LOGS = join(import.meta.dirname, '../../../shared/data/process-mining')
const MAPS = join(import.meta.dirname, '../../seed/history-maps')
const NAMES = ['running-example', 'roadtraffic100', 'repair-complete', 'receipt', 'bpic2013-closed-problems']
const present = existsSync(LOGS)
const note = present ? '' : ' (skipped: ../shared/data/process-mining is not there)'

let tempFolder = ''
beforeAll(async () => void (tempFolder = await mkdtemp(join(tmpdir(), 'huke-logs-'))))
afterAll(() => rm(tempFolder, { recursive: true, force: true }))

describe.runIf(present)(`the reference logs${note}`, () => {
  test.each(NAMES)('%s gives the reference counts as CSV', async name => {
    expect(countsOf(await read({ path: csvPath(name) }, name))).toEqual(reference(name))
  })

  test.each(NAMES)('%s gives the same counts when its cases do not fit into memory', async name => {
    const cases = await read({ path: csvPath(name) }, name, { memoryBudget: 20_000 })
    expect(countsOf(cases)).toEqual(reference(name))
    expect(cases).toEqual(await read({ path: csvPath(name) }, name))
  })

  test.each(NAMES)('%s gives the same counts as XES, its traces streamed one by one', async name => {
    const xes = gzipSync(xesOf(gunzipSync(readFileSync(csvPath(name))).toString()))
    const path = join(tempFolder, `${name}.xes`)
    await writeFile(path, xes)
    const cases = await read({ path }, name, { contiguous: true, xes: true })
    expect(countsOf(cases)).toEqual(reference(name))
  })

  test('interval-times gives its cases, its events and the service time of each activity', async () => {
    const name = 'interval-times'
    const cases = await read({ path: csvPath(name) }, name)
    const expected = expectedOf(name)
    expect(cases.length).toBe(expected.n_cases)
    expect(cases.flatMap(one => one.events).length).toBe(expected.n_interval_events)
    const seconds: Record<string, number> = {}
    for (const { activity, startedAt, at } of cases.flatMap(one => one.events))
      seconds[activity] = (seconds[activity] ?? 0) + (at - (startedAt ?? at)) / 1000
    expect(seconds).toEqual(expected.service_time_s_per_activity_sum)
  })
})

type ReadOptions = { readonly memoryBudget?: number; readonly contiguous?: boolean; readonly xes?: boolean }

async function read(source: LogSource, name: string, options: ReadOptions = {}): Promise<Case[]> {
  const yaml = readFileSync(join(MAPS, `${name}.yaml`), 'utf8')
  const reading = readMapFile(options.xes ? asXesMap(yaml) : yaml)
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const log = await readEventLog(source)
  const events = mapEvents(log, reading.map, rejection => {
    throw new Error(JSON.stringify(rejection))
  })
  return collect(casesOf(events, { tempFolder, ...options }))
}

function asXesMap(yaml: string): string {
  return yaml
    .replace(/^ {2}case: case_id$/m, '  case: case:concept:name')
    .replace(/^ {2}activity: activity$/m, '  activity: concept:name')
    .replace(/^ {2}time: timestamp$/m, '  time: time:timestamp')
    .replace(/^ {2}person: resource$/m, '  person: org:resource')
    .replace(/^ {2}group: department$/m, '  group: org:group')
}

function countsOf(cases: readonly Case[]) {
  const events = cases.flatMap(one => one.events)
  const activities: Record<string, number> = {}
  for (const { activity } of events) activities[activity] = (activities[activity] ?? 0) + 1
  return {
    cases: cases.length,
    events: events.length,
    activities,
    persons: handovers(cases, 'person'),
    groups: handovers(cases, 'group'),
    changes: groupChanges(cases),
  }
}

function handovers(cases: readonly Case[], who: 'person' | 'group') {
  const total = cases.reduce((sum, one) => sum + one.events.length - 1, 0)
  const changed = cases.reduce((sum, one) => sum + changesIn(one, who), 0)
  return { total_pairs: total, same: total - changed, changed }
}

function groupChanges(cases: readonly Case[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const one of cases) {
    const changes = changesIn(one, 'group')
    found[changes] = (found[changes] ?? 0) + 1
  }
  return found
}

function changesIn({ events }: Case, who: 'person' | 'group'): number {
  return events.filter((event, index) => index > 0 && event[who] !== events[index - 1]?.[who]).length
}

function reference(name: string) {
  const expected = expectedOf(name)
  const total = expected.handover_resource.total_pairs
  const pick = ({ total_pairs, same, changed }: Handovers) => ({ total_pairs, same, changed })
  return {
    cases: expected.n_cases,
    events: expected.n_events,
    activities: expected.activity_counts,
    persons: pick(expected.handover_resource),
    // A log without groups never changes its group.
    groups: expected.handover_group ? pick(expected.handover_group) : { total_pairs: total, same: total, changed: 0 },
    changes: expected.cases_by_number_of_group_changes ?? { 0: expected.n_cases },
  }
}

type Handovers = { readonly total_pairs: number; readonly same: number; readonly changed: number }

type Expected = {
  readonly n_cases: number
  readonly n_events: number
  readonly n_interval_events: number
  readonly activity_counts: Readonly<Record<string, number>>
  readonly handover_resource: Handovers
  readonly handover_group?: Handovers
  readonly cases_by_number_of_group_changes?: Readonly<Record<string, number>>
  readonly service_time_s_per_activity_sum: Readonly<Record<string, number>>
}

function expectedOf(name: string): Expected {
  const plain = join(LOGS, `${name}.expected.json`)
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`))
  return JSON.parse(text.toString()) as Expected
}

function csvPath(name: string): string {
  return join(LOGS, `${name}.events.csv.gz`)
}
