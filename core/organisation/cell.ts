import type { LocalDate } from '../calendar/index.ts'
import type { Column } from './columns.ts'
import type { ImportProblemCode } from './problem.ts'
import { historyPrefix, type UnitKind, unitKinds } from './state.ts'

/** What a cell says: `null` where it is empty. */
export type CellValue = string | boolean | null

export type ReadCell =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly code: ImportProblemCode; readonly expectation: string }

/** Reads the text of one cell as its column wants it. Pure; never throws. */
export function readCell(column: Column, text: string): ReadCell {
  const value = text.normalize('NFC').trim()
  if (value === '') {
    return column.required ? problem('import.missing-value', `${column.zh} ${column.en}`) : { ok: true, value: null }
  }
  if (hasControls(value) || !value.isWellFormed()) return problem('import.control-character', 'plain text')
  if ([...value].length > column.longest) return problem('import.too-long', `at most ${column.longest} characters`)
  if (column.key === 'code' && value.toLowerCase().startsWith(historyPrefix))
    return problem('import.reserved-code', `a code that does not begin with ${historyPrefix}`)
  return readers[column.kind](value)
}

const readers: Readonly<Record<Column['kind'], (text: string) => ReadCell>> = {
  text: value => ({ ok: true, value }),
  date: text => {
    const value = readDate(text)
    return value === null ? problem('import.bad-date', 'YYYY-MM-DD') : { ok: true, value }
  },
  email: value =>
    /^[^\s@]+@[^\s@]+$/.test(value) ? { ok: true, value } : problem('import.bad-email', 'name@example.com'),
  'yes-no': text => {
    const value = yesNo[text.toLowerCase()]
    return value === undefined ? problem('import.bad-yes-no', '是, 否, yes, no') : { ok: true, value }
  },
  'unit-kind': text => {
    const value = kinds[text.toLowerCase()]
    return value === undefined
      ? problem('import.bad-kind', `公司, 部门, 班组, ${unitKinds.join(', ')}`)
      : { ok: true, value }
  },
}

const problem = (code: ImportProblemCode, expectation: string): ReadCell => ({ ok: false, code, expectation })

const yesNo: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['是', 'yes', 'y', 'true', '1', '主职', '√'].map(word => [word, true]),
  ...['否', 'no', 'n', 'false', '0', '兼职'].map(word => [word, false]),
])

const kindWords: Readonly<Record<UnitKind, readonly string[]>> = {
  company: ['company', '公司', '集团', '总公司', '分公司', '子公司'],
  department: ['department', '部门', '部', '处', '中心'],
  team: ['team', '班组', '小组', '组', '团队', '科', '科室'],
}
const kinds: Readonly<Record<string, UnitKind>> = Object.fromEntries(
  unitKinds.flatMap(kind => kindWords[kind].map(word => [word, kind])),
)

const datePattern =
  /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** 2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日 and 20260131, if the day exists. */
export function readDate(text: string): LocalDate | null {
  const [, year, ...parts] = datePattern.exec(text) ?? []
  const [month, day] = parts.filter(part => part !== undefined).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  if (Number(year) < 1900 || Number(year) > 2199 || month < 1 || month > 12) return null
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const length = (monthLengths[month - 1] as number) + (month === 2 && leap ? 1 : 0)
  if (day < 1 || day > length) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Line breaks and tabs are writing; everything else below the space is not. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return true
  }
  return false
}
