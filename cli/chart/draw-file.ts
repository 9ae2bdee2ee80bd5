import {
  type ChartData,
  type ChartKind,
  type ControlChart,
  controlChart,
  type Measurements,
  suggestChart,
  type SuggestionReason,
} from '@huke/core/control-chart'
import { Unusable } from '../file/unusable.ts'
import type { Asked } from './asked.ts'
import { type Points, readPoints } from './read-points.ts'

export type Drawn = {
  readonly chart: ControlChart
  readonly points: Points
  /** Why this chart; null if it was asked for. */
  readonly reason: SuggestionReason | null
}

/** Reads the points, chooses the chart unless one is asked for, and computes it. */
export async function drawFile(asked: Asked, tell: (text: string) => void): Promise<Drawn> {
  const points = await readPoints(asked, (rows, share) =>
    tell(`reading ${share === undefined ? '' : `${Math.floor(100 * share)} %, `}${rows} rows`),
  )
  const suggestion = asked.chart === undefined ? suggestChart(measurementsOf(asked, points)) : null
  const kind = asked.chart ?? suggestion?.chart ?? 'xmr'
  tell(`computing ${points.labels.length} points`)
  const { base, exclude, rules } = asked
  const stages = asked.stage === undefined ? undefined : points.stages
  const chart = controlChart(dataOf(kind, points), { base, exclude, rules, stages })
  if (chart.kind === 'refused') {
    const places = chart.problems.map(({ position, place, value, expected }) => {
      const line = position === null ? undefined : points.places[position - 1]
      return { place: line ?? place, value, expected }
    })
    throw new Unusable(chart.problems[0].code, places.slice(0, 10))
  }
  return { chart, points, reason: suggestion?.reason ?? null }
}

function measurementsOf({ subgroup, values }: Asked, points: Points): Measurements {
  if (subgroup !== undefined || values.length > 1) return { kind: 'grouped', subgroups: points.values }
  const single = points.values.map(([value]) => value)
  return points.sizes.length > 0
    ? { kind: 'sized', counts: single, sizes: points.sizes }
    : { kind: 'single', values: single }
}

function dataOf(chart: ChartKind, { values, sizes }: Points): ChartData {
  const single = values.map(([value]) => value)
  switch (chart) {
    case 'xmr':
      return { chart, values: single }
    case 'xbar-r':
    case 'xbar-s':
    case 'r':
    case 's':
      return { chart, subgroups: values }
    case 'c':
      return { chart, counts: single }
    default:
      return { chart, counts: single, sizes }
  }
}
