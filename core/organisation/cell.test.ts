import { expect, test } from 'vitest'
import { readCell, readDate } from './cell.ts'
import { type Column, columns } from './columns.ts'

test('dates are read as people and spreadsheets write them, if the day exists', () => {
  for (const text of [
    '2026-01-31',
    '2026/1/31',
    '2026.1.31',
    '2026年1月31日',
    '20260131',
    '2026-01-31 00:00:00',
    '2026-01-31T00:00:00.000Z',
  ]) {
    expect(readDate(text), text).toBe('2026-01-31')
  }
  expect(readDate('2024-02-29')).toBe('2024-02-29')
  for (const text of [
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '31.01.2026',
    '2026',
    '46053',
    '0001-01-01',
    '',
  ]) {
    expect(readDate(text), text).toBeNull()
  }
})

test('a cell says what is expected of it', () => {
  const column = (key: string) => columns.people.find(c => c.key === key) as Column
  expect(readCell(column('code'), '  E1 ')).toEqual({ ok: true, value: 'E1' })
  expect(readCell(column('code'), '')).toMatchObject({ ok: false, code: 'import.missing-value' })
  expect(readCell(column('phone'), '')).toEqual({ ok: true, value: null })
  expect(readCell(column('name'), 'a\0b')).toMatchObject({ code: 'import.control-character' })
  expect(readCell(column('name'), '名'.repeat(101))).toMatchObject({ code: 'import.too-long' })
  expect(readCell(column('primary'), 'Yes')).toEqual({ ok: true, value: true })
  expect(readCell(column('primary'), '兼职')).toEqual({ ok: true, value: false })
  expect(readCell(column('email'), 'nobody')).toMatchObject({ code: 'import.bad-email' })
})
