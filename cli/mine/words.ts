import { clipped, padEnd, padStart, width } from '../file/text-width.ts'

const steps: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
]

/** A span of seconds as people say it: 35 s, 12 min, 3.4 h, 12.5 d. */
export function spanText(seconds: number): string {
  const [size, unit] = steps.find(([size]) => Math.abs(seconds) >= 2 * size) ?? [1, 's']
  const value = seconds / size
  return `${Math.abs(value) < 100 ? Number(value.toFixed(1)) : Math.round(value)} ${unit}`
}

/** Of spans counted in working time, a day would say nothing: hours at most. */
export function workingText(seconds: number): string {
  return seconds < 7200 ? spanText(seconds) : `${(seconds / 3600).toFixed(1)} h`
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export const bar = (share: number, places: number): string => {
  const eighths = Math.round(8 * places * share)
  const whole = '█'.repeat(Math.floor(eighths / 8))
  return padEnd(eighths % 8 === 0 ? whole : whole + ' ▏▎▍▌▋▊▉'[eighths % 8], places)
}

/** Rows in columns as wide as their widest cell, text to the left and figures to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[],
): readonly string[] {
  const widths = head.map((name, at) => Math.max(width(name), ...rows.map(row => width(row[at]))))
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, at) => (left.includes(at) ? padEnd(cell, widths[at]) : padStart(cell, widths[at]))).join('  ')}`.trimEnd()
  return [line(head), ...rows.map(line)]
}

export { clipped }
