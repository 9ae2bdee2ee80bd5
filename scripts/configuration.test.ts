import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configurationFile, configurationPage } from './configuration.ts'

test('the settings in the documentation are those of the code (else: npm run docs)', () => {
  expect(readFileSync(configurationFile, 'utf8')).toBe(configurationPage())
})
