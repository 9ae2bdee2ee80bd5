/** One plain address that can stand in an envelope and a header as it is: no name, no list, nothing that ends a line. */
export function isAddress(text: string): boolean {
  const part = String.raw`[^\s\p{C}<>()[\]\\,;:@"]+`
  return text.length <= 254 && new RegExp(`^${part}@${part}$`, 'u').test(text)
}
