import { describe, expect, test } from 'vitest'
import { openapiDocument } from '../../scripts/api.ts'
import { fuzzFiles, fuzzRequests } from '../testing/fuzz/index.ts'
import { usualSeed } from '../../scripts/seeded.ts'

describe('every operation of the API', () => {
  test('is documented with a name, a subject and a summary', async () => {
    const { paths } = (await openapiDocument()) as { paths: Record<string, Record<string, { operationId?: string }>> }
    const operations = Object.values(paths).flatMap(methods => Object.values(methods))
    for (const operation of operations)
      expect(operation).toMatchObject({
        operationId: expect.any(String),
        tags: [expect.any(String)],
        summary: expect.any(String),
      })
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  /** `npm run fuzz` asks fifty thousand times. */
  test('answers anything with what it promises or a problem in words, never with a fault', {
    timeout: 300_000,
  }, async () => {
    const faults: unknown[] = []
    const seed = Number(process.env['HUKE_SEED'] ?? usualSeed)
    await fuzzRequests({ seed, requests: 2500, onFault: fault => faults.push(fault) })
    expect(faults).toEqual([])
  })

  test('takes any file in or refuses it in words', { timeout: 300_000 }, async () => {
    const faults: unknown[] = []
    const seed = Number(process.env['HUKE_SEED'] ?? usualSeed)
    await fuzzFiles({ seed, files: 40, onFault: fault => faults.push(fault) })
    expect(faults).toEqual([])
  })
})
