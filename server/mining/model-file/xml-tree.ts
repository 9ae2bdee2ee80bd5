import type { XmlElement } from '@huke/core/mining'
import { SaxesParser } from 'saxes'

/** Why a text is no XML that will be read, and at which line. */
export type XmlProblem = {
  readonly code: 'mining.bad-xml' | 'mining.doctype-refused' | 'mining.model-too-large'
  readonly value: string
  readonly expected: string
  readonly line: number
}

type Open = { -readonly [key in keyof XmlElement]: XmlElement[key] } & { readonly children: XmlElement[] }

/** No model that people drew or a miner found comes near; what does is an attack on memory or stack. */
const MOST_ELEMENTS = 500_000
const DEEPEST = 200

/**
 * The elements of an XML text, names without prefix. Of attributes those under a prefix are left out. A document type
 * declaration is refused, because entities can make a small file endless.
 */
export function xmlTree(text: string): { readonly root: XmlElement } | { readonly problem: XmlProblem } {
  const parser = new SaxesParser({ xmlns: false })
  const open: Open[] = []
  let root: XmlElement | undefined
  let problem: XmlProblem | undefined
  let elements = 0
  const refuse = (code: XmlProblem['code'], value: string, expected: string) => {
    problem ??= { code, value, expected, line: parser.line }
  }
  parser.on('error', error => refuse('mining.bad-xml', error.message, 'well-formed XML'))
  parser.on('doctype', () => refuse('mining.doctype-refused', 'a document type declaration', 'none'))
  parser.on('text', piece => {
    const element = open.at(-1)
    if (element) element.text += piece
  })
  parser.on('cdata', piece => {
    const element = open.at(-1)
    if (element) element.text += piece
  })
  parser.on('opentag', tag => {
    if (++elements > MOST_ELEMENTS) refuse('mining.model-too-large', 'more elements', `at most ${MOST_ELEMENTS}`)
    if (open.length >= DEEPEST) refuse('mining.model-too-large', 'elements nested deeper', `at most ${DEEPEST} levels`)
    if (problem) return
    const element: Open = {
      name: localName(tag.name),
      attributes: plainAttributes(tag.attributes),
      children: [],
      text: '',
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) element.text = element.text.trim()
  })
  for (let at = 0; at < text.length; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK))
    if (problem) break
  }
  if (!problem) parser.close()
  if (problem) return { problem }
  if (root) return { root }
  return { problem: { code: 'mining.bad-xml', value: 'no element', expected: 'a root element', line: 1 } }
}

/** Between two of these a problem stops the reading. */
const CHUNK = 64 * 1024

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function plainAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.includes(':')))
}
