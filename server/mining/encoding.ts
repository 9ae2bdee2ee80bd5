import { isUtf8 } from 'node:buffer'
import { MiningFault } from './fault.ts'

const EXPECTED = 'UTF-8, UTF-16 with a byte order mark, or GBK/GB18030; state another in file.encoding'

/**
 * The encoding of a text by its beginning: a byte order mark, else valid UTF-8, else valid GB18030 (of which GBK and
 * GB2312 are parts). A text that is UTF-8 but for a few bytes stays UTF-8, and the rows with those bytes are rejected.
 */
export function detectEncoding(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const sample = withoutCutCharacter(head)
  if (isUtf8(sample) || mostlyUtf8(sample)) return 'utf-8'
  if (isGb18030(sample)) return 'gb18030'
  throw new MiningFault('mining.unknown-encoding', { value: 'bytes of another encoding', expected: EXPECTED })
}

/** The standard name of an encoding somebody stated; one that nobody knows is a fault. */
export function encodingNamed(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    throw new MiningFault('mining.unknown-encoding', { value: label, expected: EXPECTED })
  }
}

// A cut character is at most three bytes of four.
function withoutCutCharacter(head: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, head.length); back++) {
    const byte = head[head.length - back] ?? 0
    if (byte >= 0xc0) return head.subarray(0, head.length - back)
    if (byte < 0x80) break
  }
  return head
}

function mostlyUtf8(sample: Buffer): boolean {
  let broken = 0
  let whole = 0
  for (const character of sample.toString('utf8')) {
    if (character === '\uFFFD') broken++
    else if (character > '\u007F') whole++
  }
  return whole > 10 * broken
}

function isGb18030(sample: Buffer): boolean {
  try {
    // `stream` keeps a character that the end of the sample cuts from counting as a mistake.
    new TextDecoder('gb18030', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}
