import { mostColumns, mostRows } from '@huke/core/organisation'
import { SaxesParser } from 'saxes'

type Attributes = Readonly<Record<string, string>>

interface Handlers {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
  /** asked now and then: nothing more is wanted */
  readonly isEnough?: () => boolean
}

/** Reads XML to its end; false where it is damaged. Prefixes are left out: writers choose their own. */
function readXml(xml: string, handlers: Handlers): boolean {
  const parser = new SaxesParser()
  let sound = true
  parser.on('error', () => {
    sound = false
  })
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) sound = false
    handlers.open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handlers.close?.(local(name))
  })
  parser.on('text', text => handlers.text?.(text))
  parser.on('cdata', text => handlers.text?.(text))
  for (let at = 0; at < xml.length; at += chunk) {
    parser.write(xml.slice(at, at + chunk))
    if (!sound || handlers.isEnough?.()) break
  }
  if (sound && !handlers.isEnough?.()) parser.close()
  return sound
}

const chunk = 65_536
/** Parts of a workbook nest a dozen deep. */
const deepest = 100
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export interface Workbook {
  readonly sheets: readonly { readonly title: string; readonly target: string }[]
  readonly starts1904: boolean
}

/** The visible sheets, in order, with the part each is in. ECMA-376 part 1, 18.2. */
export function workbook(xml: string, relations: string): Workbook | null {
  const targets = new Map<string, string>()
  const found: { title: string; id: string }[] = []
  let starts1904 = false
  const sound =
    readXml(relations, {
      open: (name, a) => name === 'Relationship' && targets.set(a['Id'] ?? '', a['Target'] ?? ''),
    }) &&
    readXml(xml, {
      open: (name, a) => {
        if (name === 'workbookPr') starts1904 = ['1', 'true'].includes(a['date1904'] ?? '')
        if (name !== 'sheet' || (a['state'] ?? 'visible') !== 'visible') return
        const id = Object.entries(a).find(([key]) => local(key) === 'id' && key.includes(':'))?.[1]
        found.push({ title: a['name'] ?? '', id: id ?? '' })
      },
    })
  const sheets = found.flatMap(({ title, id }) => (targets.has(id) ? [{ title, target: targets.get(id) ?? '' }] : []))
  return sound && sheets.length > 0 ? { sheets, starts1904 } : null
}

/** Texts that cells name by number; what is read aloud beside Chinese or Japanese signs (rPh) is not part of them. */
export function sharedStrings(xml: string | null): readonly string[] | null {
  const strings: string[] = []
  let text = ''
  let inText = false
  let aside = false
  if (xml === null) return strings
  const sound = readXml(xml, {
    open: name => {
      if (name === 'si') text = ''
      if (name === 'rPh') aside = true
      inText = name === 't' && !aside
    },
    close: name => {
      inText = false
      if (name === 'rPh') aside = false
      if (name === 'si') strings.push(unescaped(text))
    },
    text: part => {
      if (inText) text += part
    },
  })
  return sound ? strings : null
}

/** Which cell styles show a number as a date. */
export function dateStyles(xml: string | null): ReadonlySet<number> | null {
  const dates = new Set<number>()
  if (xml === null) return dates
  const custom = new Map<string, string>()
  let inCells = false
  let style = 0
  const sound = readXml(xml, {
    open: (name, a) => {
      if (name === 'numFmt') custom.set(a['numFmtId'] ?? '', a['formatCode'] ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells && isDateFormat(a['numFmtId'] ?? '', custom)) dates.add(style)
      if (name === 'xf' && inCells) style++
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return sound ? dates : null
}

/** What Excel itself takes. */
const longestFormat = 255

/** Built-in formats by number, those of East Asian editions included (ECMA-376 18.8.30); others by their y and d. */
function isDateFormat(id: string, custom: ReadonlyMap<string, string>): boolean {
  const number = Number(id)
  const code = custom.get(id)
  if (code === undefined)
    return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)
  return code.length <= longestFormat && /[yd年日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

interface Reading {
  readonly strings: readonly string[]
  readonly dates: ReadonlySet<number>
  readonly starts1904: boolean
}

/** Of a row: one with more is no list of anything. */
const mostCells = 16_384

/**
 * The texts of a sheet by row and column; null where it is damaged, or has rows wider than any spreadsheet. Reading ends soon
 * after `mostRows`; the caller refuses such a sheet.
 */
export function sheetRows(xml: string, reading: Reading): readonly (readonly string[])[] | null {
  const rows: string[][] = []
  let rowAt = -1
  let columnAt = -1
  let type = ''
  let style = 0
  let text = ''
  let inValue = false
  let cells = 0
  const sound = readXml(xml, {
    isEnough: () => rowAt > mostRows || cells > mostCells,
    open: (name, a) => {
      if (name === 'row') {
        cells = 0
        rowAt = a['r'] === undefined ? rowAt + 1 : Number(a['r']) - 1
        columnAt = -1
      }
      if (name === 'c') {
        cells++
        columnAt = a['r'] === undefined ? columnAt + 1 : columnOf(a['r'])
        type = a['t'] ?? 'n'
        style = Number(a['s'] ?? 0)
        text = ''
      }
      inValue = name === 'v' || (name === 't' && type === 'inlineStr')
    },
    close: name => {
      inValue = false
      if (name !== 'c' || text === '' || !(rowAt >= 0) || !(columnAt >= 0) || columnAt >= mostColumns) return
      const at = Math.min(rowAt, mostRows + 1)
      while (rows.length <= at) rows.push([])
      const row = rows[at] as string[]
      while (row.length < columnAt) row.push('')
      row[columnAt] = valueOf(type, style, text, reading)
    },
    text: part => {
      if (inValue) text += part
    },
  })
  return sound && cells <= mostCells ? rows : null
}

/** `AB12` → 27 */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.replace(/[^A-Z]/g, '').slice(0, 3)) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function valueOf(type: string, style: number, text: string, { strings, dates, starts1904 }: Reading): string {
  if (type === 's') return strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  if (type !== 'n') return unescaped(text)
  const number = Number(text)
  if (Number.isNaN(number)) return text
  return dates.has(style) ? dateOf(number, starts1904) : String(number)
}

const dayMs = 86_400_000

/** Day 60 is a 29 February 1900 that never was; dates before it are of no use here. */
function dateOf(serial: number, starts1904: boolean): string {
  const first = starts1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const at = new Date(first + Math.floor(serial) * dayMs)
  return Number.isNaN(at.getTime()) ? String(serial) : at.toISOString().slice(0, 10)
}

/** Excel writes signs that XML cannot hold as _x0000_. */
const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed()
