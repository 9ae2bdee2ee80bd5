import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/**
 * The same random cases in every `npm test`, so that a change is never refused by luck; others by HUKE_SEED, as `npm run fuzz`
 * does. Loading fast-check costs a twentieth of a second, so only the files that use it pay.
 */
export const usualSeed = 20_261_128

const { testPath } = expect.getState()
if (testPath !== undefined && readFileSync(testPath, 'utf8').includes(`from 'fast-check'`)) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ seed: Number(process.env['HUKE_SEED'] ?? usualSeed) })
}
