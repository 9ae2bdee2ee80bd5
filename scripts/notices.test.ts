import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noticesFile, noticesPage } from './notices.ts'

test('the table of notices in the documentation is that of the code (else: npm run docs)', () => {
  expect(readFileSync(noticesFile, 'utf8')).toBe(noticesPage())
})
