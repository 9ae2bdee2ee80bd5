import type { Panel } from '@huke/core/control-chart'
import { padStart } from '../file/text-width.ts'
import { figure } from './figure.ts'

const HEIGHT = 15
/** Points that fit side by side; of more, the last ones are shown. */
export const MOST_SHOWN = 90

/** The points over time between their lines: ● a point, ◆ the end of a violating pattern, ─ the centre, ┄ the limits. */
export function plotOf(panel: Panel, labels: readonly string[]): readonly string[] {
  const first = Math.max(0, labels.length - MOST_SHOWN)
  const shown = labels.map((_, at) => at).slice(first)
  const scale = scaleOf(panel, shown)
  if (scale === null) return []
  const gap = shown.length * 2 <= MOST_SHOWN ? 2 : 1
  const marked = new Set(Object.values(panel.violations).flat())
  const rows = Array.from({ length: HEIGHT }, () => Array.from({ length: gap * shown.length }, () => ' '))
  const put = (value: number, column: number, sign: string) => {
    if (Number.isFinite(value)) rows[scale.row(value)][column] = sign
  }
  shown.forEach((at, i) => {
    for (let column = gap * i; column < gap * (i + 1); column++) {
      put(panel.lower[at], column, '┄')
      put(panel.upper[at], column, '┄')
      put(panel.center[at], column, '─')
    }
    put(panel.statistic[at], gap * i, marked.has(at + 1) ? '◆' : '●')
  })
  const axis = axisOf(panel, shown[shown.length - 1], scale)
  const width = Math.max(...axis.map(text => text.length))
  const lines = rows.map((cells, row) => `  ${padStart(axis[row], width)} │${cells.join('').trimEnd()}`)
  const [from, to] = [labels[first], labels[labels.length - 1]]
  return [
    ...lines,
    `  ${' '.repeat(width)} └${'─'.repeat(gap * shown.length)}`,
    `  ${' '.repeat(width)}  ${from} … ${to}`,
  ]
}

type Scale = { readonly low: number; readonly high: number; readonly row: (value: number) => number }

/** Null where nothing can be drawn: everything is the same. */
function scaleOf(panel: Panel, shown: readonly number[]): Scale | null {
  const drawn = shown.flatMap(at => [panel.statistic[at], panel.lower[at], panel.upper[at]]).filter(Number.isFinite)
  const low = Math.min(...drawn)
  const high = Math.max(...drawn)
  if (!(high > low)) return null
  return { low, high, row: value => Math.round(((high - value) / (high - low)) * (HEIGHT - 1)) }
}

/** The lines of the last point and the ends of the scale, the lines first where they meet. */
function axisOf(panel: Panel, last: number, { low, high, row }: Scale): readonly string[] {
  const axis = Array.from({ length: HEIGHT }, () => '')
  for (const value of [high, low, panel.upper[last], panel.lower[last], panel.center[last]])
    axis[row(value)] = figure(value)
  return axis
}
