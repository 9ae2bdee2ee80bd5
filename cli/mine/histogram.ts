import { padEnd, padStart } from '../file/text-width.ts'
import { spanText } from './words.ts'

const BARS = 48
/** With fewer spans the table says as much. */
const FEW = 20
const HEIGHT = 5
const EIGHTHS = ' ▁▂▃▄▅▆▇█'

/**
 * How often spans (milliseconds) are how long, on a logarithmic scale. The shortest hundredth, and spans of nothing, stand at
 * the left end.
 */
export function histogram(spans: Float64Array): readonly string[] {
  const sorted = spans.slice().sort()
  const most = sorted[sorted.length - 1]
  const least = Math.max(sorted[Math.floor(sorted.length / 100)], most / 1e6)
  if (spans.length < FEW || !(most > least)) return []
  const [low, high] = [Math.log(least), Math.log(most)]
  const counts = new Float64Array(BARS)
  for (const span of spans) {
    const place = Math.floor((BARS * (Math.log(Math.max(span, 1e-9)) - low)) / (high - low))
    counts[Math.max(0, Math.min(BARS - 1, place))]++
  }
  const top = counts.reduce((a, b) => Math.max(a, b))
  const rows = Array.from({ length: HEIGHT }, (_, row) =>
    `  ${Array.from(counts, count => cell(count / top, HEIGHT - 1 - row)).join('')}`.trimEnd(),
  )
  const at = (share: number) => spanText(Math.exp(low + share * (high - low)) / 1000)
  const [from, middle, to] = [at(0), at(0.5), at(1)]
  const scale = padEnd(padEnd(from, BARS / 2 - 3) + middle, BARS - to.length) + to
  return [...rows, `  ${padStart(scale, BARS)}`]
}

/** A share above 0 is seen, however small. */
function cell(share: number, row: number): string {
  const eighths = Math.round(8 * HEIGHT * share) - 8 * row
  const seen = share > 0 && row === 0 ? Math.max(1, eighths) : eighths
  return EIGHTHS[Math.max(0, Math.min(8, seen))]
}
