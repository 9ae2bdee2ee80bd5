/** Bytes of UTF-8 as text; a byte order mark in the middle of a text stays. */
export const decode = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
