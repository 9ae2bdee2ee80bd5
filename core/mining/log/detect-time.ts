import { isTimeZone } from '../local-time.ts'
import { timeParser } from '../time-format.ts'
import { patternProblem } from '../time-pattern.ts'

/** Those that must be told from each other by the values come day first, for most of the world writes so. */
const dates = [
  'yyyy/M/d',
  'yyyy-M-d',
  'yyyy.M.d',
  'yyyy年M月d日',
  'd.M.yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'd-M-yyyy',
  'd-MMM-yyyy',
]
const times = [' H:mm:ss', ' H:mm', ' H:mm:ss.S', ' h:mm:ss a', ' h:mm a', ' H:mm:ssX', '']
const candidates = [
  'iso',
  ...dates.flatMap(date => times.map(time => date + time)),
  'd MMM yyyy H:mm:ss',
  'd MMM yyyy H:mm',
  'yyyy年M月d日 H时m分s秒',
  'yyyy年M月d日 H时m分',
  'yyyyMMddHHmmss',
]

export type DetectedTime = {
  readonly format: string
  /** Others that would read every sample too, as something else: 3/4 may be of March or April. */
  readonly alsoFits: readonly string[]
}

/** The first format that reads most of the samples; null if none reads half of them. Empty samples say nothing. */
export function detectTimeFormat(samples: readonly string[]): DetectedTime | null {
  const texts = [...new Set(samples.map(text => text.trim()).filter(text => text !== ''))]
  if (texts.length === 0) return null
  const formats = [...candidates, ...epochFormats(texts)]
  const scores = formats.map(format => ({ format, read: readBy(format, texts) }))
  const best = scores.reduce((best, next) => (next.read.count > best.read.count ? next : best))
  if (2 * best.read.count < texts.length) return null
  const alsoFits = scores
    .filter(({ format, read }) => format !== best.format && read.count === texts.length && read.sum !== best.read.sum)
    .map(({ format }) => format)
  return { format: best.format, alsoFits }
}

/** Why a format somebody stated cannot be one; null if it can. */
export function timeFormatProblem(format: string): string | null {
  const known = ['iso', 'epoch-seconds', 'epoch-milliseconds'].includes(format)
  return known ? null : (patternProblem(format) ?? null)
}

export { isTimeZone }

/** Bare numbers are times only if all are, of the years 1990 to 2100. */
function epochFormats(texts: readonly string[]): readonly string[] {
  const within = (least: number) => texts.every(text => /^\d+(\.\d+)?$/.test(text) && inRange(Number(text), least))
  if (within(631_152_000)) return ['epoch-seconds']
  return within(631_152_000_000) ? ['epoch-milliseconds'] : []
}

const inRange = (value: number, least: number): boolean => value >= least && value < 6.5 * least

function readBy(format: string, texts: readonly string[]): { count: number; sum: number } {
  const parse = timeParser([format], 'UTC')
  let count = 0
  let sum = 0
  for (const text of texts) {
    const result = parse(text)
    if (typeof result !== 'number') continue
    count++
    sum += result
  }
  return { count, sum }
}
