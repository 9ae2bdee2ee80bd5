import type { ScorecardRow } from '../api/index.ts'

const width = 96
const height = 24
const edge = 3

/** Twelve months in a thumbnail, the standard as a dashed line, the last point marked. */
export function Spark(props: { points: ScorecardRow['trend']; standard: number | null; label: string }) {
  const points = props.points.filter(point => point.value !== null)
  if (points.length < 2) return null
  const values = points.map(point => point.value ?? 0)
  const all = props.standard === null ? values : [...values, props.standard]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (index: number) => edge + (index / (points.length - 1)) * (width - 2 * edge)
  const y = (value: number) => height - edge - ((value - low) / (high - low || 1)) * (height - 2 * edge)
  const path = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label}>
      {props.standard !== null && (
        <path d={`M0 ${y(props.standard)}H${width}`} stroke="var(--bar)" strokeDasharray="3 3" fill="none" />
      )}
      <path d={path.join('')} stroke="var(--slate)" strokeWidth="1.5" fill="none" strokeLinejoin="round" />
      <circle cx={x(points.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.5" fill="var(--slate)" />
    </svg>
  )
}
