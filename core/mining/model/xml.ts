/**
 * An element of an XML text: names without namespace prefix, text without surrounding space. Attributes under a prefix
 * are not in it: they belong to other programs. Reading XML is I/O's business (server/mining), making sense of it is done here.
 */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
  readonly line: number
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter(child => child.name === name)
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find(child => child.name === name)
}

/** How a refusal names an element: `<task id="t1" name="Approve"> at line 7`. */
export function placeOf({ name, attributes, line }: XmlElement): string {
  const shown = ['id', 'name'].filter(key => attributes[key]).map(key => ` ${key}="${attributes[key]}"`)
  return `<${name}${shown.join('')}> at line ${line}`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}

/** A value inside an attribute or element; a character that XML does not have becomes the replacement character. */
export function xmlValue(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n\t\r]/g, character => ESCAPES[character]!)
}
