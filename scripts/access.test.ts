import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessFile, accessPage } from './access.ts'

test('the access table in the documentation is the one of the code', async () => {
  expect(await accessPage()).toBe(readFileSync(accessFile, 'utf8'))
})
