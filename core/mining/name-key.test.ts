import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abovePath, addressKey, nameKey, pathKey, pathParts } from './name-key.ts'

test.each([
  ['Wang Fang', 'wang  fang'],
  ['Wang Fang', 'WANGFANG'],
  ['王芳', '王　芳'],
  ['王芳', '王\u200b芳'],
  ['ＷＡＮＧ　Ｆａｎｇ', 'Wang Fang'],
  ['阿卜杜拉·买买提', '阿卜杜拉•买买提'],
  ["O'Neil", 'O’NEIL'],
  ['Wang-Fang', 'wang_fang'],
  ['00104', '104'],
  ['Ｅ１０４', 'e104'],
])('%j and %j differ in spelling alone', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b))
})

test.each([
  ['王芳', '王方'],
  ['Anna', 'Anne'],
  ['E104', 'E0104'],
  ['104', '1040'],
  ['0', '00104'],
])('%j and %j are two names', (a, b) => {
  expect(nameKey(a)).not.toBe(nameKey(b))
})

test('signs tell addresses apart, case and width do not', () => {
  expect(addressKey('Wang.Fang@X.cn')).toBe(addressKey('ｗang.fang@x.cn '))
  expect(addressKey('wang.fang@x.cn')).not.toBe(addressKey('wangfang@x.cn'))
})

test.each([
  ['总公司/信息部/服务台', ['总公司', '信息部', '服务台'], '总公司/信息部'],
  ['IT > Service desk', ['IT', 'Service desk'], 'IT'],
  ['/IT/', ['IT'], null],
  ['IT\\Net\\', ['IT', 'Net'], 'IT'],
  ['IT', ['IT'], null],
])('the path %j has its parts, and one above', (path, parts, above) => {
  expect(pathParts(path)).toEqual(parts)
  expect(abovePath(path)).toBe(above)
})

test('two spellings of a path have one key', () => {
  expect(pathKey('总公司 ＞ 信息部／服务台')).toBe(pathKey('总公司/信息部/服 务 台'))
  expect(pathKey('IT/Net')).not.toBe(pathKey('ITNet'))
})

test('whatever a path is, going up it ends at its first part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), name => {
      let steps = 0
      for (let path: string | null = name; path !== null; path = abovePath(path)) steps++
      expect(steps).toBe(Math.max(1, pathParts(name).length))
    }),
  )
})
