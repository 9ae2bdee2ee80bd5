/**
 * What people write, made safe to stand in a mail: no signs that end a header, reverse the order of reading or hide
 * themselves. Joiners stay, because names and emoji are made of them.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** On one line, and no longer than so many signs as people count them. */
export function oneLine(text: string, most: number): string {
  return cut(text.toWellFormed().replaceAll(/\s+/gu, ' ').replaceAll(unseen, '').trim(), most)
}

/** In its lines, of which no more than one in a row is empty. */
export function inLines(text: string, most: number): string {
  const lines = text
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(line => line.replaceAll('\t', ' ').replaceAll(unseen, '').trimEnd())
  return cut(
    lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    most,
  )
}

function cut(text: string, most: number): string {
  // Nobody's sign is longer than this many units of it, so that a text of megabytes is not taken apart.
  const start = text.slice(0, most * 32)
  const signs = Array.from(characters.segment(start), ({ segment }) => segment)
  return signs.length <= most && start.length === text.length
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
