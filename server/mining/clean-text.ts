import { isUtf8 } from 'node:buffer'

/**
 * Stands for bytes that are no character of the encoding. A noncharacter, which no real text contains, so that a
 * genuine U+FFFD, common in exports of exports, remains what it is.
 */
export const BROKEN = '\uFDD0'
const BROKEN_UTF8 = Buffer.from(BROKEN)
const GENUINE_UTF8 = Buffer.from('\uFDD1')
const REPLACEMENT_UTF8 = Buffer.from('\uFFFD')

/** What was met so far; readers look into their fields for it only once there is something to find. */
export type TextFlaws = { broken: boolean; nul: boolean }

/** Turns chunks of any encoding into chunks of UTF-8 that end between characters, without byte order mark. */
export async function* cleanText(
  chunks: AsyncIterable<Buffer>,
  encoding: string,
  flaws: TextFlaws,
): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of encoding === 'utf-8' ? wholeCharacters(chunks) : transcoded(chunks, encoding)) {
    const text = isUtf8(chunk) ? chunk : marked(chunk)
    if (text !== chunk || chunk.includes(BROKEN_UTF8)) flaws.broken = true
    if (text.includes(0)) flaws.nul = true
    yield first ? withoutMark(text) : text
    first = false
  }
}

async function* wholeCharacters(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let cut: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = cut.length > 0 ? Buffer.concat([cut, chunk]) : chunk
    const end = endOfLastCharacter(bytes)
    cut = bytes.subarray(end)
    if (end > 0) yield bytes.subarray(0, end)
  }
  if (cut.length > 0) yield cut
}

function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function lengthOfCharacter(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

async function* transcoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  const utf8 = (text: string) => Buffer.from(text.replaceAll('\uFFFD', BROKEN))
  for await (const chunk of chunks) {
    const bytes = utf8(decoder.decode(chunk, { stream: true }))
    if (bytes.length > 0) yield bytes
  }
  const rest = utf8(decoder.decode())
  if (rest.length > 0) yield rest
}

function marked(bytes: Buffer): Buffer {
  const kept = Buffer.from(bytes)
  for (let at = kept.indexOf(REPLACEMENT_UTF8); at >= 0; at = kept.indexOf(REPLACEMENT_UTF8, at + 3))
    GENUINE_UTF8.copy(kept, at)
  const text = kept.toString('utf8').replaceAll('\uFFFD', BROKEN).replaceAll('\uFDD1', '\uFFFD')
  return Buffer.from(text)
}

function withoutMark(text: Buffer): Buffer {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text
}
