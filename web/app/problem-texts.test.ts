import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { texts } from './texts.ts'

const root = path.join(import.meta.dirname, '..', '..')
const filesOf = (folder: string, ending: string) =>
  readdirSync(path.join(root, folder)).filter(name => name.endsWith(ending) && !name.endsWith('.test.ts'))
const codesIn = (folder: string, form: RegExp) => {
  const source = filesOf(folder, '.ts').map(name => readFileSync(path.join(root, folder, name), 'utf8'))
  return [...new Set(source.flatMap(text => [...text.matchAll(form)].map(found => found[1] ?? '')))]
}

/** Problems that core finds, said by the web: in whatever language, it is by their code. */
describe.each(['zh', 'en'] as const)('every problem the rules find has words in %s', language => {
  test('of services', () => {
    const codes = codesIn('core/catalogue', /\| 'catalogue\.([a-z-]+)'/g)
    expect(codes.length).toBeGreaterThan(10)
    expect(Object.keys(texts[language].catalogue.edit.problem)).toEqual(expect.arrayContaining(codes))
  })

  test('of calendars', () => {
    const codes = codesIn('core/calendar', /\bproblem\(\s*'([a-z-]+)'/g)
    expect(codes.length).toBeGreaterThan(3)
    expect(Object.keys(texts[language].calendar.problem)).toEqual(expect.arrayContaining(codes))
  })

  test('and every ready map its name and what it is', () => {
    const maps = filesOf('seed/history-maps', '.yaml').map(name => name.replace('.yaml', ''))
    expect(Object.keys(texts[language].journal['map-of']).toSorted()).toEqual(maps.toSorted())
  })
})
