import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { transitionsFile, transitionsPage } from './transitions.ts'

test('the transition table in the documentation is that of the code (else: npm run docs)', () => {
  expect(readFileSync(transitionsFile, 'utf8')).toBe(transitionsPage())
})
