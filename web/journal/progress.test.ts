import { expect, test } from 'vitest'
import { readPercent, stageOf, undonePercent } from './progress.ts'
import type { ImportLine } from './queries.ts'

const line = (some: Partial<ImportLine>) =>
  ({ state: 'running', bytesRead: 0, bytesTotal: 1000, cases: 0, ...some }) as ImportLine

test('an import reads until the file is through, and writes from then on', () => {
  expect(stageOf(line({ state: 'waiting' }))).toBe('waiting')
  expect(stageOf(line({ bytesRead: 999 }))).toBe('reading')
  expect(stageOf(line({ bytesRead: 1000 }))).toBe('writing')
  expect(stageOf(line({ bytesRead: 10, cases: 3 }))).toBe('writing')
  expect(stageOf(line({ state: 'failed', bytesRead: 10 }))).toBe('ended')
})

test('an undoing is told by what it has taken away', () => {
  expect(undonePercent(line({ undoDone: 0, undoTotal: 0 }))).toBe(0)
  expect(undonePercent(line({ undoDone: 199, undoTotal: 200 }))).toBe(99)
  expect(undonePercent(line({ undoDone: 400, undoTotal: 200 }))).toBe(100)
})

test('the share never says that all is read before it is, nor of a size nobody knows', () => {
  expect(readPercent(line({ bytesRead: 999 }))).toBe(99)
  expect(readPercent(line({ bytesRead: 2000 }))).toBe(100)
  expect(readPercent(line({ bytesTotal: null }))).toBeNull()
  expect(readPercent(line({ bytesTotal: 0 }))).toBeNull()
})
