import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName } from './name.ts'

test.each([
  ['报价 2026.xlsx', '报价 2026.xlsx'],
  ['C:\\Users\\li\\报价.xlsx', '报价.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['\u2066a\u2069\u200F\u061C.pdf', 'a.pdf'],
  ['a\u0000\r\nb\u2028.txt', 'ab.txt'],
  ['family\u200D.png', 'family\u200D.png'],
  ['\u202E\u200B', 'file'],
  ['run.exe.', 'run.exe'],
  ['run.exe . .', 'run.exe'],
  ['run.exe::$DATA', 'run.exe__$DATA'],
  ['..', 'file'],
  ['a\u2060\u180E\u00AD.pdf', 'a.pdf'],
  ['a\u{E0041}.pdf', 'a.pdf'],
  ['葛\u{E0100}.pdf', '葛\u{E0100}.pdf'],
  // A part may say that it is a file, and not which.
  [undefined, 'file'],
])('%j is kept as %j', (sent, kept) => {
  expect(cleanName(sent)).toBe(kept)
})

test('whatever was sent, nothing is left that is not seen as it is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), sent => {
      const kept = cleanName(sent)
      expect(kept).not.toMatch(/[\p{Cc}\p{Bidi_Control}/\\]/u)
      expect(kept.length).toBeGreaterThan(0)
      expect([...kept].length).toBeLessThanOrEqual(200)
      expect(cleanName(kept)).toBe(kept)
    }),
  )
})
