import type { Forecast } from '@huke/core/forecast'

const WIDTH = 41
const BLOCKS = '▁▂▃▄▅▆▇█'
/** Values that fit side by side; of more, the last ones are shown. */
const MOST_SHOWN = 72

/** The latest values side by side, each as high as it is. */
export function sparkline(values: Float64Array): string {
  const shown = values.subarray(Math.max(0, values.length - MOST_SHOWN))
  const known = shown.filter(value => !Number.isNaN(value))
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return Array.from(shown, value => {
    if (Number.isNaN(value)) return ' '
    const share = high > low ? (value - low) / (high - low) : 0.5
    return BLOCKS[Math.round(share * (BLOCKS.length - 1))]
  }).join('')
}

/** A line for each period ahead: ● the forecast, ━ where 80 of 100 values should lie, ─ where 95. */
export function plotLines({ mean, intervals: { level80, level95 } }: Forecast): readonly string[] {
  const [low, high] = [Math.min(...level95.lower), Math.max(...level95.upper)]
  const at = (value: number) => (high > low ? Math.round(((value - low) / (high - low)) * (WIDTH - 1)) : 0)
  return Array.from(mean, (value, h) => {
    const within = (place: number, { lower, upper }: typeof level80) => place >= at(lower[h]) && place <= at(upper[h])
    const cells = Array.from({ length: WIDTH }, (_, place) => {
      if (place === at(value)) return '●'
      return within(place, level80) ? '━' : within(place, level95) ? '─' : ' '
    })
    return cells.join('').trimEnd()
  })
}
