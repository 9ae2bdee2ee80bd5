import { expect, test } from 'vitest'
import type { EventLog } from '../log/index.ts'
import { alignLog } from './align-log.ts'
import { deviations } from './deviations.ts'
import { drawnLog } from './fixtures/drawn-log.ts'
import { CLAIM } from './fixtures/drawn-net.ts'
import { casesWithGroups, deviationsByGroup } from './group-deviations.ts'

const LOG = drawnLog(`
  6 × register check examine decide pay
  3 × register check decide pay
  1 × call call register check examine decide refuse
`)

test('deviations are summed by activity, over events and over cases', () => {
  const found = deviations(alignLog(LOG, CLAIM))
  expect(found.slice(0, 2)).toEqual([
    { activity: 'examine', matched: 7, inserted: 0, insertedCases: 0, skipped: 3, skippedCases: 3 },
    { activity: 'call', matched: 0, inserted: 2, insertedCases: 1, skipped: 0, skippedCases: 0 },
  ])
  expect(found.find(({ activity }) => activity === 'reopen')).toMatchObject({ matched: 0, inserted: 0, skipped: 0 })
})

test('an inserted event belongs to its group, a skipped step to the group that passed the case on', () => {
  const groups = ['desk', 'desk', 'desk', 'field', 'field', 'head', 'cash']
  const cases = [
    { variant: 1, groupOf: () => 'desk' },
    { variant: 1, groupOf: (event: number) => (event === 1 ? 'field' : 'desk') },
    { variant: 2, groupOf: (event: number) => groups[event] },
  ]
  expect(deviationsByGroup(alignLog(LOG, CLAIM), cases)).toEqual([
    { group: 'desk', activity: 'call', inserted: 2, skipped: 0 },
    { group: 'desk', activity: 'examine', inserted: 0, skipped: 1 },
    { group: 'field', activity: 'examine', inserted: 0, skipped: 1 },
  ])
})

test('the groups of an event log are those of its events, case by case', () => {
  const log: EventLog = {
    cases: ['1', '2'],
    offsets: Uint32Array.of(0, 4, 11),
    activities: { names: [], of: new Uint32Array(11) },
    time: new Float64Array(11),
    start: null,
    resources: null,
    groups: { names: ['', 'desk', 'field'], of: Uint32Array.of(1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1) },
  }
  expect(deviationsByGroup(alignLog(LOG, CLAIM), casesWithGroups(log, [1, 2]))).toEqual([
    { group: 'field', activity: 'examine', inserted: 0, skipped: 1 },
    { group: 'field', activity: 'call', inserted: 1, skipped: 0 },
    { group: 'desk', activity: 'call', inserted: 1, skipped: 0 },
  ])
})
