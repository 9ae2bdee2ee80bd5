import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { refusalCodes } from '@huke/core/commitment'
import { importProblemWords } from '@huke/core/organisation'
import { describe, expect, test } from 'vitest'
import { repositoryFolder } from './config.ts'
import { parts } from './main.ts'

const codes = Object.entries(parts.codes)

describe('every problem the server answers with', () => {
  test.each([...codes, ...Object.entries(importProblemWords)])('%s is said in Chinese and in English', (_, words) => {
    expect(words.zh).toMatch(/\p{Script=Han}/u)
    expect(words.en).toMatch(/[a-z]{2}/)
    expect(words.en).not.toMatch(/\p{Script=Han}/u)
  })

  test('has its words and status in the one table', async () => {
    const known = new Set(Object.keys(parts.codes))
    const used = [...(await refusedInSource()), ...refusalCodes]
    expect(used.length).toBeGreaterThan(60)
    expect(used.filter(code => !known.has(code))).toEqual([])
  })
})

/** The codes that stand in the source where something is refused. */
async function refusedInSource(): Promise<readonly string[]> {
  const folder = path.join(repositoryFolder, 'server')
  const names = await readdir(folder, { recursive: true })
  const sources = names.filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const texts = await Promise.all(sources.map(name => readFile(path.join(folder, name), 'utf8')))
  return texts.flatMap(text => [...text.matchAll(/\b(?:refused|new Refused)\(\s*'([a-z.-]+)'/g)].map(m => m[1] ?? ''))
}
