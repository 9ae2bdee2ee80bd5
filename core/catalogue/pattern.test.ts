import { describe, expect, test } from 'vitest'
import { isSafePattern } from './pattern.ts'

describe('isSafePattern', () => {
  test.each(['^([01][0-9]|2[0-3]):[0-5][0-9]$', '^[0-9 +-]{7,20}$', '^[A-Za-z0-9-]+$', '^(?:\\d{3}-){2}\\d{4}$'])(
    '%s may check what people type',
    pattern => expect(isSafePattern(pattern)).toBe(true),
  )

  test.each(['^(a+)+$', '^(a|a)*$', '^((a+))+$', '^(a?a?)*$', '^([a-z]+){10}$', 'a*a*a*b', 'a{0,99}a{0,99}a{0,99}b'])(
    '%s may keep a server busy for years',
    pattern => expect(isSafePattern(pattern)).toBe(false),
  )

  test('one that cannot be read is refused', () => {
    expect(isSafePattern('([a-z')).toBe(false)
    expect(isSafePattern('a'.repeat(201))).toBe(false)
  })
})
