import { type Grid, mostColumns, mostRows } from '@huke/core/organisation'
import { unguarded } from '../file/index.ts'
import { CsvError, parse } from 'csv-parse/sync'
import { unreadable } from './unreadable.ts'

const longestRecord = 100_000

/** One sheet of text, in UTF-8, UTF-16 or the Chinese encodings; comma, semicolon or tab. */
export function readCsv(name: string, content: Buffer): Grid {
  const text = decode(name, content)
  const delimiter = delimiterOf(text)
  if (isWide(text, delimiter))
    throw unreadable(name, { zh: `每行至多 ${mostFields} 列`, en: `at most ${mostFields} columns in a line` })
  const title = name.replace(/\.[^.]*$/, '')
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRecord,
      skip_empty_lines: false,
      to: mostRows + 1,
    })
    return { title, rows: rows.map(row => row.slice(0, mostColumns).map(unguarded)) }
  } catch (error) {
    if (error instanceof CsvError)
      throw unreadable(name, {
        zh: `一行行的数据；读到第 ${String(error['lines'] ?? '')} 行为止`,
        en: `rows of values; stopped at line ${String(error['lines'] ?? '')}`,
      })
    throw error
  }
}

/** GB18030 can read almost any bytes, so UTF-8 is tried first; a text has no NUL. */
function decode(name: string, content: Buffer): string {
  const encodings = content.subarray(0, 2).equals(utf16Mark) ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = tryDecode(encoding, content)
    if (text !== null && !text.includes('\0')) return text
  }
  throw unreadable(name, {
    zh: 'UTF-8 或 GB18030 编码的文本，或 .xlsx 文件',
    en: 'text in UTF-8 or GB18030, or an .xlsx file',
  })
}

const utf16Mark = Buffer.from([0xff, 0xfe])

function tryDecode(encoding: string, content: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return null
  }
}

const mostFields = 1000

/** Seen before a parser holds a million fields of a line that says nothing. */
function isWide(text: string, delimiter: string): boolean {
  let fields = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\n' || sign === '\r') fields = 0
    else if (sign === delimiter && ++fields > mostFields) return true
  }
  return false
}

/** The one that the heading uses most. */
function delimiterOf(text: string): string {
  const heading =
    text
      .slice(0, 10_000)
      .split(/\r?\n/)
      .find(line => line.trim() !== '') ?? ''
  const counts = [',', ';', '\t'].map(sign => ({ sign, count: heading.split(sign).length }))
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).sign
}
