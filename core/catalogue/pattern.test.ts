import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isReadablePattern, patternTest } from './pattern.ts'

const fits = (pattern: string, text: string): boolean | undefined => patternTest(pattern)?.(text)

describe('a pattern', () => {
  test.each([
    ['^([01][0-9]|2[0-3]):[0-5][0-9]$', '23:59', '24:00'],
    ['^[0-9 +-]{7,20}$', '+86 10 6554', '12345x7'],
    ['^(?:\\d{3}-){2}\\d{4}$', '010-655-1234', '010-6551234'],
    ['^[\\u4e00-\\u9fa5]{2,4}$', '张三丰', 'Zhang'],
    ['^\\p{Script=Han}+$', '采购部', '采购B'],
    ['^(?<year>\\d{4})$', '2026', '26'],
    ['^.{2}$', '😀a', '😀'],
    ['^a\\/b\\-c$', 'a/b-c', 'a/b_c'],
    ['^(a+)+$', 'aaa', 'aab'],
  ])('%s fits %s and not %s', (pattern, good, bad) => {
    expect(isReadablePattern(pattern)).toBe(true)
    expect([fits(pattern, good), fits(pattern, bad)]).toEqual([true, false])
  })

  test.each([
    '([a-z',
    '(?=.*\\d)',
    '(?<!a)b',
    '(a)\\1',
    'a{1001}',
    '(a{0,40}){0,40}',
    '.{0,1000}'.repeat(22),

    'a'.repeat(201),
    '\\p{Nope}',
  ])('%s is refused', pattern => expect(isReadablePattern(pattern)).toBe(false))

  test('says the same as the language’s own engine', () => {
    const part = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '.', '(a|b)', '(?:ab)?', 'a*', 'b+', 'a{1,2}', '\\w?')
    const pattern = fc.array(part, { minLength: 1, maxLength: 6 }).map(parts => `^${parts.join('')}$`)
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom(...'ab1\n客'), maxLength: 8 }), (pattern, text) => {
        expect(fits(pattern, text)).toBe(new RegExp(pattern, 'u').test(text))
      }),
    )
  })
})

test.each([
  `^${'(a|a)'.repeat(35)}b$`,
  '^(a+)+$',
  '^(a|a)*$',
  '^((a+))+$',
  '^(a?a?)*b$',
  '^([a-z]+){10}$',
  'a*a*a*b',
  'a{0,99}a{0,99}a{0,99}b',
  '((a?){30}){33}$',
  '(\\p{L}{30}){30}b$',
])('%s, which kept an engine busy for years, is answered at once', pattern => {
  expect(isReadablePattern(pattern)).toBe(true)
  const begun = performance.now()
  for (const length of [30, 300]) fits(pattern, `${'a'.repeat(length)}!`)
  expect(performance.now() - begun).toBeLessThan(1000)
})
