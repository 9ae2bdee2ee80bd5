import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MappedEvent } from '@huke/core/mining'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { casesOf } from './index.ts'
import { collect } from './testing-collect.ts'

let tempFolder = ''
beforeEach(async () => void (tempFolder = await mkdtemp(join(tmpdir(), 'huke-cases-'))))
afterEach(() => rm(tempFolder, { recursive: true, force: true }))

test('cases come by first appearance, their events by time and then by row', async () => {
  const events = [event(1, 'b', 50), event(2, 'a', 10), event(3, 'b', 20), event(4, 'a', 10), event(5, 'b', 20)]
  const cases = await gather(events)
  expect(cases.map(({ caseId, firstRow }) => [caseId, firstRow])).toEqual([
    ['b', 1],
    ['a', 2],
  ])
  expect(cases.map(one => one.events.map(({ row }) => row))).toEqual([
    [3, 5, 1],
    [2, 4],
  ])
})

test('the sequence is the same, event for event, whether it fits into memory or not', async () => {
  const events = Array.from({ length: 20_000 }, (_, index) =>
    event(index + 1, `案 ${(index * 7919) % 3001}`, (index * 31) % 97),
  )
  const inMemory = await gather(events)
  expect(inMemory.length).toBe(3001)
  expect(await gather(events, 300_000)).toEqual(inMemory)
  expect(await gather(events, 10_000)).toEqual(inMemory)
})

test('one case far larger than the budget comes whole, among small ones', async () => {
  const events = Array.from({ length: 20_000 }, (_, index) =>
    event(index + 1, index % 10 === 0 ? `s${index}` : 'huge', -index),
  )
  const cases = await gather(events, 50_000)
  expect(cases.length).toBe(2001)
  expect(cases[1]?.events.length).toBe(18_000)
  expect(cases[1]?.events[0]?.row).toBe(20_000)
})

test('nothing remains in the folder, neither at the end nor when the reader stops early', async () => {
  const events = Array.from({ length: 5000 }, (_, index) => event(index + 1, `c${index % 500}`, index))
  await gather(events, 50_000)
  expect(await readdir(tempFolder)).toEqual([])
  for await (const one of casesOf(stream(events), { tempFolder, memoryBudget: 50_000 })) if (one.firstRow > 3) break
  expect(await readdir(tempFolder)).toEqual([])
})

test('contiguous cases are delivered before the rest of the log is read', async () => {
  let read = 0
  const events = [event(1, 'a', 2), event(2, 'a', 1), event(3, 'b', 3), event(4, 'c', 3)]
  async function* counted() {
    for (const one of events) {
      read++
      yield one
    }
  }
  for await (const one of casesOf(counted(), { tempFolder, contiguous: true })) {
    expect(one.events.map(({ row }) => row)).toEqual([2, 1])
    break
  }
  expect(read).toBe(3)
})

test('a case that was said to be contiguous and comes again is a fault with its name', async () => {
  const events = [event(1, 'a', 1), event(2, 'b', 2), event(3, 'a', 3)]
  const reading = collect(casesOf(stream(events), { tempFolder, contiguous: true }))
  await expect(reading).rejects.toMatchObject({ code: 'mining.case-repeated', detail: { value: 'a', line: 4 } })
})

function gather(events: readonly MappedEvent[], memoryBudget?: number) {
  return collect(casesOf(stream(events), { tempFolder, memoryBudget }))
}

async function* stream(events: readonly MappedEvent[]) {
  yield* events
}

function event(row: number, caseId: string, at: number): MappedEvent {
  return {
    kind: 'mapped',
    row,
    line: row + 1,
    caseId,
    activity: 'a',
    at,
    startedAt: undefined,
    person: '',
    personBefore: undefined,
    group: row % 2 ? 'one\ntwo' : '',
    groupBefore: undefined,
    lifecycle: '',
    counts: true,
    act: row === 1 ? 'asked' : undefined,
    attributes: { title: `“${caseId}”` },
  }
}
