import path from 'node:path'
import type { Grid } from '@huke/core/organisation'
import { unreadable } from './unreadable.ts'
import { unzipWithin } from './unzip.ts'
import { dateStyles, sharedStrings, sheetRows, workbook } from './xlsx-parts.ts'

/** A sheet of 60,000 people takes some 30 MB unpacked. */
const unpackedBudget = 64 * 1024 * 1024
const mostSheets = 20

/** Every visible sheet of a workbook as text; dates as YYYY-MM-DD. */
export function readXlsx(name: string, content: Buffer): readonly Grid[] {
  const files = unzipWithin(content, unpackedBudget)
  if (files === null)
    throw unreadable(name, {
      zh: '完好的 .xlsx 文件，解开后不超过 64 MB',
      en: 'a sound .xlsx file of at most 64 MB unpacked',
    })
  const part = (place: string): string | null => files.get(place)?.toString('utf8') ?? null
  const book = part('xl/workbook.xml')
  const relations = part('xl/_rels/workbook.xml.rels')
  if (book === null || relations === null)
    throw unreadable(name, { zh: 'Excel 工作簿（.xlsx）', en: 'an Excel workbook (.xlsx)' })
  const read = <T>(work: () => T | null): T => {
    const result = work()
    if (result === null)
      throw unreadable(name, {
        zh: '没有损坏的 Excel 工作簿（.xlsx）',
        en: 'an Excel workbook (.xlsx) that is not damaged',
      })
    return result
  }
  const { sheets, starts1904 } = read(() => workbook(book, relations))
  if (sheets.length > mostSheets)
    throw unreadable(name, { zh: `至多 ${mostSheets} 张可见的工作表`, en: `at most ${mostSheets} visible sheets` })
  const strings = read(() => sharedStrings(part('xl/sharedStrings.xml')))
  const dates = read(() => dateStyles(part('xl/styles.xml')))
  // Sheets may name the same part, which is read once.
  const rowsOf = new Map<string, Grid['rows']>()
  for (const { target } of sheets) {
    if (rowsOf.has(target)) continue
    const text = part(path.posix.join('xl', target)) ?? part(target.replace(/^\//, ''))
    rowsOf.set(
      target,
      read(() => (text === null ? null : sheetRows(text, { strings, dates, starts1904 }))),
    )
  }
  return sheets.map(({ title, target }) => ({ title, rows: rowsOf.get(target) ?? [] }))
}
