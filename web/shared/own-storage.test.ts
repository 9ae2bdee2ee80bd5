import { beforeEach, expect, test } from 'vitest'
import { belongTo, forgetOwn, keepOwn, readOwn } from './own-storage.ts'

let entries: Map<string, string>
beforeEach(() => {
  entries = new Map([
    ['huke.language', 'zh'],
    ['huke.draft.comment.1', 'of nobody knows whom'],
  ])
  globalThis.localStorage = {
    get length() {
      return entries.size
    },
    key: (n: number) => [...entries.keys()][n] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, text: string) => void entries.set(key, text),
    removeItem: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
  }
})

test('what somebody wrote is theirs when they come again', () => {
  belongTo('li')
  keepOwn('comment.1', 'half a sentence')
  belongTo('li')
  expect(readOwn('comment.1')).toBe('half a sentence')
})

test('whoever signs in next in the same browser finds nothing of it, nor does anybody after a sign-out', () => {
  belongTo('li')
  keepOwn('comment.1', 'half a sentence')
  belongTo('wang')
  expect(readOwn('comment.1')).toBeNull()
  expect([...entries.keys()]).toEqual(['huke.language'])
  keepOwn('comment.1', 'another')
  forgetOwn()
  expect([...entries.keys()]).toEqual(['huke.language'])
})
