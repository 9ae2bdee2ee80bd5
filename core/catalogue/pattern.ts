const longestPattern = 200
const mostRepeats = 2

/**
 * Whether a pattern may check what people type: one that cannot be read may not, nor one that a few dozen characters
 * could keep busy for years because it repeats a group that itself varies, or repeats again and again.
 */
export function isSafePattern(pattern: string): boolean {
  return pattern.length <= longestPattern && isRegularExpression(pattern) && !mayRunAway(plainly(pattern))
}

export const patternExpectation =
  `a regular expression of at most ${longestPattern} characters with at most ${mostRepeats} of *, + and {n,m}, ` +
  'none of them on a group that varies'

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** Escapes and classes as one plain character, exact counts left out unless they repeat a group. */
function plainly(pattern: string): string {
  return pattern
    .replaceAll(/\\./g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    .replaceAll(/(?<!\))\{\d+\}/g, '')
}

function mayRunAway(plain: string): boolean {
  const repeats = plain.match(/[*+]|\{\d+,\d*\}/g) ?? []
  return repeats.length > mostRepeats || repeatsVarying(plain)
}

function repeatsVarying(plain: string): boolean {
  const groups = [false]
  for (const [index, character] of [...plain].entries()) {
    const varies = isRepeat(character) || character === '|' || (character === '?' && plain[index - 1] !== '(')
    if (character === '(') groups.push(false)
    else if (character === ')') {
      const inner = groups.pop() ?? false
      if (inner && isRepeat(plain[index + 1])) return true
      if (inner) groups[groups.length - 1] = true
    } else if (varies) groups[groups.length - 1] = true
  }
  return false
}

const isRepeat = (character: string | undefined): boolean => ['*', '+', '{'].includes(character ?? '')
