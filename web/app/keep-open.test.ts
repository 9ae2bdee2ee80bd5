import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepOpen, type Source } from './keep-open.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A browser's stream that does what the test says. */
function stream() {
  const hearing = new Map<string, (event: MessageEvent<string>) => void>()
  const source = {
    readyState: 0,
    closed: false,
    addEventListener: (type: string, hear: (event: MessageEvent<string>) => void) => void hearing.set(type, hear),
    close: () => {
      source.closed = true
    },
    say: (type: string, readyState: number) => {
      source.readyState = readyState
      hearing.get(type)?.({} as MessageEvent<string>)
    },
  }
  return source satisfies Source
}

function kept() {
  const opened: ReturnType<typeof stream>[] = []
  let [returned, heard, refused] = [0, 0, 0]
  const end = keepOpen(
    () => {
      const next = stream()
      opened.push(next)
      return next
    },
    () => heard++,
    () => returned++,
    () => refused++,
  )
  return { opened, end, returned: () => returned, heard: () => heard, refused: () => refused }
}

test('a stream that was refused is opened again, and what was missed is read', () => {
  const { opened, returned, heard, refused } = kept()
  opened[0]?.say('open', 1)
  expect(returned()).toBe(0)
  opened[0]?.say('error', 2)
  expect(refused()).toBe(1)
  vi.advanceTimersByTime(3000)
  expect(opened).toHaveLength(2)
  opened[1]?.say('error', 2)
  vi.advanceTimersByTime(6000)
  expect(opened).toHaveLength(3)
  opened[2]?.say('open', 1)
  expect(returned()).toBe(1)
  opened[2]?.say('change', 1)
  expect(heard()).toBe(1)
})

test('a stream that the browser opens again is left to it', () => {
  const { opened, returned, refused } = kept()
  opened[0]?.say('open', 1)
  opened[0]?.say('error', 0)
  vi.advanceTimersByTime(60_000)
  expect(opened).toHaveLength(1)
  expect(refused()).toBe(0)
  opened[0]?.say('open', 1)
  expect(returned()).toBe(1)
})

test('once it is over nothing is opened any more', () => {
  const { opened, end } = kept()
  opened[0]?.say('error', 2)
  end()
  vi.advanceTimersByTime(60_000)
  expect(opened).toHaveLength(1)
  expect(opened[0]?.closed).toBe(true)
})
