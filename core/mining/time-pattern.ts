import { milliseconds, offsetMinutes } from './written-time.ts'
import type { TimeReader, WrittenTime } from './written-time.ts'

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'fraction' | 'half' | 'offset'
type Field = { readonly part: Part; readonly match: string; readonly value?: (text: string) => number }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthByName = (text: string): number => MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1

const FIELDS: Readonly<Record<string, Field>> = {
  yyyy: { part: 'year', match: '\\d{4}' },
  // Two digits mean the years 1970 to 2069.
  yy: { part: 'year', match: '\\d{2}', value: text => (Number(text) < 70 ? 2000 : 1900) + Number(text) },
  MMMM: { part: 'month', match: '[A-Za-z]{3,9}', value: monthByName },
  MMM: { part: 'month', match: '[A-Za-z]{3}', value: monthByName },
  MM: { part: 'month', match: '\\d{2}' },
  M: { part: 'month', match: '\\d{1,2}' },
  dd: { part: 'day', match: '\\d{2}' },
  d: { part: 'day', match: '\\d{1,2}' },
  HH: { part: 'hour', match: '\\d{2}' },
  H: { part: 'hour', match: '\\d{1,2}' },
  hh: { part: 'hour12', match: '\\d{2}' },
  h: { part: 'hour12', match: '\\d{1,2}' },
  mm: { part: 'minute', match: '\\d{2}' },
  m: { part: 'minute', match: '\\d{1,2}' },
  ss: { part: 'second', match: '\\d{2}' },
  s: { part: 'second', match: '\\d{1,2}' },
  S: { part: 'fraction', match: '\\d{1,9}', value: milliseconds },
  a: { part: 'half', match: 'AM|PM|am|pm|上午|下午', value: text => (/p|下/i.test(text) ? 12 : 0) },
  X: { part: 'offset', match: 'Z|[+-]\\d{2}(?::?\\d{2})?', value: offsetMinutes },
}

const longest = 100
const TOKEN = /'([^']*)'|yyyy|yy|M{1,4}|d{1,2}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S+|a|[XxZ]+|[A-Za-z]+|[^A-Za-z']/g

/**
 * Makes a reader of times written by a pattern in Unicode's letters: yyyy MM dd HH mm ss, single letters where a
 * leading zero may be missing, MMM for 'Mar', S for a fraction, h and a for twelve hours with AM/PM or 上午/下午,
 * X for an offset; letters that mean themselves in quotes. Call it only with a pattern without `patternProblem`.
 */
export function patternReader(pattern: string): TimeReader {
  const fields: Field[] = []
  const source = pattern.replaceAll(TOKEN, (token, quoted: string | undefined) => {
    const field = quoted === undefined ? fieldOf(token) : undefined
    if (!field) return escaped(quoted ?? token)
    fields.push(field)
    return `(${field.match})`
  })
  const shape = new RegExp(`^${source}$`)
  return text => {
    const found = shape.exec(text)
    return found ? assemble(fields, found) : undefined
  }
}

/** What is wrong with a pattern, or nothing. A pattern needs at least year, month and day. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > longest) return `a pattern of at most ${longest} characters`
  const tokens = [...pattern.matchAll(TOKEN)].filter(found => found[1] === undefined).map(found => found[0])
  const unknown = tokens.find(token => /^[A-Za-z]/.test(token) && !fieldOf(token))
  if (unknown) return `a pattern of yyyy MM dd HH mm ss …, in which '${unknown}' has no meaning`
  const parts = tokens.flatMap(token => fieldOf(token)?.part ?? [])
  const missing = (['year', 'month', 'day'] as const).find(part => !parts.includes(part))
  if (missing) return `a pattern with year, month and day; the ${missing} is missing`
  const twice = parts.find((part, index) => parts.indexOf(part) !== index)
  return twice ? `a pattern with one ${twice}` : undefined
}

/** Whether times of this pattern name their own offset. */
export function patternHasOffset(pattern: string): boolean {
  return [...pattern.matchAll(TOKEN)].some(found => found[1] === undefined && fieldOf(found[0])?.part === 'offset')
}

function fieldOf(token: string): Field | undefined {
  if (/^S+$/.test(token)) return FIELDS.S
  if (/^[XxZ]+$/.test(token)) return FIELDS.X
  return Object.hasOwn(FIELDS, token) ? FIELDS[token] : undefined
}

function assemble(fields: readonly Field[], found: RegExpExecArray): WrittenTime | undefined {
  const parts: Partial<Record<Part, number>> = {}
  fields.forEach((field, index) => {
    const text = found[index + 1] ?? ''
    parts[field.part] = field.value ? field.value(text) : Number(text)
  })
  const { year = 0, month = 0, day = 0, minute = 0, second = 0, fraction = 0, hour12, half = 0 } = parts
  if (hour12 !== undefined && (hour12 < 1 || hour12 > 12)) return undefined
  const hour = hour12 === undefined ? (parts.hour ?? 0) : (hour12 % 12) + half
  return { year, month, day, hour, minute, second, millisecond: fraction, offset: parts.offset }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
