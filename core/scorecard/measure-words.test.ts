import { expect, test } from 'vitest'
import { measureDefinitions, measureWords, methodWords } from './index.ts'

test('every measure and every method has words in both languages', () => {
  const methods = measureDefinitions.flatMap(({ method }) => [
    method({}),
    method({ 'satisfaction.n': 3, 'score.n': 3 }),
    method({ 'satisfaction.n': 3, 'score.n': 1 }),
  ])
  expect(new Set(methods)).toEqual(new Set(Object.keys(methodWords)))
  for (const { zh, en } of [...Object.values(measureWords), ...Object.values(methodWords)]) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[\p{Script=Latin}\d]/u)
  }
})
