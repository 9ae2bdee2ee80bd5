/**
 * The text of an XML file: by its byte order mark, else by the encoding its declaration states, else UTF-8.
 * null when nobody knows that encoding.
 */
export function xmlText(bytes: Uint8Array): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  try {
    return new TextDecoder(marked ?? stated(bytes) ?? 'utf-8').decode(bytes)
  } catch {
    return null
  }
}

function stated(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]
}
