import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from './index.ts'

describe('the canonical text of a value', () => {
  test('is the example of RFC 8785, section 3.2.2 and 3.2.3', () => {
    const value = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    const text =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    expect(canonical(value)).toBe(text)
  })

  test('sorts members by UTF-16 code units, as RFC 8785 shows with emoji and Hebrew', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      1: 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      ö: 'Latin Small Letter O With Diaeresis',
    }
    expect(
      Object.values(
        JSON.parse(
          `[${canonical(value)
            .slice(1, -1)
            .replaceAll(/"[^"]*":/g, '')}]`,
        ),
      ),
    ).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test('does not depend on the order in which members were written', () => {
    expect(canonical({ b: 1, a: { d: -0, c: [] } })).toBe(canonical({ a: { c: [], d: 0 }, b: 1 }))
  })

  test('leaves out what JSON leaves out, so that a stored row hashes as it did before it was stored', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, '\ud800', { '\udc00': 1 }, [undefined], () => 1, new Map()])(
    'refuses %o, which JSON cannot carry without loss',
    value => {
      expect(() => canonical(value)).toThrow(TypeError)
    },
  )

  test('says the same value again, and the same text for it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        fc.pre(JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/.test(JSON.stringify(value)))
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(JSON.stringify(value).length)
      }),
    )
  })
})
