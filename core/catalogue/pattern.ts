import { RE2JS } from 're2js'

const longestPattern = 200

/** Whether a pattern may check what people type: one that cannot be read may not. */
export const isReadablePattern = (pattern: string): boolean =>
  pattern.length <= longestPattern && patternTest(pattern) !== null

export const patternExpectation =
  `a regular expression of at most ${longestPattern} characters, without looking ahead or behind ` +
  'and without referring back to a group'

/**
 * Whether a text fits a pattern that somebody wrote, in time that grows with the text alone: RE2 follows all readings of a
 * pattern at once, where the language's own engine tries one after the other and may be kept busy for years. Null for what RE2
 * cannot read.
 */
export function patternTest(pattern: string): ((text: string) => boolean) | null {
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern.replace(scriptNamed, String.raw`\$1{$2}`)))
    return text => compiled.matcher(text).find()
  } catch {
    return null
  }
}

/** `\p{Script=Han}` is `\p{Han}` in RE2. */
const scriptNamed = /\\(p|P)\{(?:Script|sc)=(\w+)\}/g
