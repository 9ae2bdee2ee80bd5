/**
 * What is left of a name when spelling alone is taken off it: width, case, blanks, signs between its parts, and the zeros
 * before a number. Two names with one key may be one person; whether they are is somebody's to say.
 */
export function nameKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(spelling, '')
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain
}

const spelling = /[\s\p{Cf}·•.,'’_-]+/gu

/** The key of an e-mail address, in which signs tell people apart. */
export const addressKey = (address: string): string =>
  address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, '')

const separator = /\/|／|\\|>|＞|→|»|::/

/** The parts of a path such as `总公司/信息部/服务台` or `IT > Service desk`, from above. */
export const pathParts = (path: string): readonly string[] =>
  path
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')

/** The path without its last part, as it is written: `IT` of `IT > Service desk`; null where there is nothing above. */
export function abovePath(path: string): string | null {
  if (pathParts(path).length < 2) return null
  const last = [...path.matchAll(new RegExp(separator, 'g'))].findLast(
    found => pathParts(path.slice(found.index + found[0].length)).length > 0,
  )
  return path.slice(0, last?.index).trim()
}

/** Two spellings of a path have one key. */
export const pathKey = (path: string): string => pathParts(path).map(nameKey).join('/')
