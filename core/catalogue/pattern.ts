import { RE2JS } from 're2js'

const longestPattern = 200
/** Steps of a compiled pattern, each of which may be tried at every sign: `.{0,1000}` has two thousand. */
const largestPattern = 5000
/** Of all patterns of a form together: what a request may cost, whoever made the form. */
export const largestOfForm = 5000

/** Whether a pattern may check what people type: one that cannot be read may not. */
export const isReadablePattern = (pattern: string): boolean => patternTest(pattern) !== null

export const patternExpectation =
  `a regular expression of at most ${longestPattern} characters and ${largestPattern} steps, without looking ahead or behind ` +
  'and without referring back to a group'

/**
 * Whether a text fits a pattern that somebody wrote, in time that grows with the text alone: RE2 follows all readings of a
 * pattern at once, where the language's own engine tries one after the other and may be kept busy for years. Null for what RE2
 * cannot read, and for what has too many steps.
 */
export function patternTest(pattern: string): ((text: string) => boolean) | null {
  const compiled = compile(pattern)
  if (compiled === null || compiled.programSize() > largestPattern) return null
  return text => compiled.matcher(text).find()
}

/** Which of several patterns is the first with which they have too many steps together; -1 where they have not. */
export function firstTooMany(patterns: readonly string[]): number {
  let steps = 0
  return patterns.findIndex(pattern => (steps += compile(pattern)?.programSize() ?? 0) > largestOfForm)
}

function compile(pattern: string): RE2JS | null {
  if (pattern.length > longestPattern) return null
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern.replace(scriptNamed, String.raw`\$1{$2}`)))
  } catch {
    return null
  }
}

/** `\p{Script=Han}` is `\p{Han}` in RE2. */
const scriptNamed = /\\(p|P)\{(?:Script|sc)=(\w+)\}/g
