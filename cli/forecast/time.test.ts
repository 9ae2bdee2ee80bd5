import { describe, expect, test } from 'vitest'
import { Unusable } from '../file/unusable.ts'
import { axisOf } from './axis.ts'
import { timeIn, timeText } from './time.ts'

const cells = (texts: readonly string[]) => texts.map((cell, i) => ({ cell, place: `line ${i + 2}` }))
const axis = (...texts: string[]) => axisOf(cells(texts))

describe('times', () => {
  test.each([
    ['2026-01', '2026-01'],
    ['2026/1', '2026-01'],
    ['2026年12月', '2026-12'],
    ['202602', '2026-02'],
    ['2026Q3', '2026Q3'],
    ['2026年第3季度', '2026Q3'],
    ['2026-W05', '2026-W05'],
    ['2020-W53', '2020-W53'],
    ['2026-02-28', '2026-02-28'],
    ['2026年2月3日', '2026-02-03'],
    ['2026', '2026'],
    ['17', '17'],
  ])('%s is %s', (cell, text) => {
    expect(timeText(timeIn(cell)!)).toBe(text)
  })

  test.each(['2026-13', '2026-02-30', '2026-W54', '2025-W53', 'January', ''])('%s is none', cell => {
    expect(timeIn(cell)).toBeNull()
  })
})

describe('an axis', () => {
  test('goes on beyond the file and tells the season', () => {
    expect([axis('2025-11', '2025-12').label(3), axis('2025-11', '2025-12').period]).toEqual(['2026-02', 12])
    expect([axis('2025Q3', '2025Q4').label(2), axis('2025Q3', '2025Q4').period]).toEqual(['2026Q1', 4])
    expect([axis('2025-12-15', '2025-12-22').label(3), axis('2025-12-15', '2025-12-22').period]).toEqual([
      '2026-01-05',
      52,
    ])
    expect([axis('2020-W52', '2020-W53').label(2), axis('2020-W52', '2020-W53').period]).toEqual(['2021-W01', 52])
    expect([axis('2024', '2025').label(2), axis('2024', '2025').period]).toEqual(['2026', 1])
  })

  test('of first or last days of months is one of months', () => {
    expect(axis('2025-01-01', '2025-02-01', '2025-03-01').label(3)).toBe('2025-04')
    expect(axis('2025-01-31', '2025-02-28', '2025-03-31').period).toBe(12)
  })

  test('knows which days a period has', () => {
    const [from, to] = axis('2024-01', '2024-02').days!(1)
    expect(to - from).toBe(29)
  })

  test.each([
    ['a gap', ['2026-01', '2026-02', '2026-04'], 'forecast.gap', 'line 4', '2026-03'],
    ['disorder', ['2026-02', '2026-01'], 'forecast.disorder', 'line 3', 'after 2026-02'],
    ['a repetition', ['2026-02', '2026-02'], 'forecast.disorder', 'line 3', 'after 2026-02'],
    ['another form', ['2026-01', '2026Q2'], 'forecast.bad-time', 'line 3', 'like 2026-01'],
    ['a word', ['2026-01', 'soon'], 'forecast.bad-time', 'line 3', 'such as'],
  ])('refuses %s', (_, texts, code, place, expected) => {
    const refusal = caught(() => axis(...texts))
    expect(refusal.code).toBe(code)
    expect(refusal.places[0].place).toBe(place)
    expect(refusal.places[0].expected).toContain(expected)
  })
})

function caught(act: () => unknown): Unusable {
  try {
    act()
  } catch (error) {
    if (error instanceof Unusable) return error
    throw error
  }
  throw new Error('nothing was refused')
}
