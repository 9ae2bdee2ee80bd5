import type { Panel } from '@huke/core/control-chart'
import type { Asked } from './asked.ts'
import type { Drawn } from './draw-file.ts'
import { notesOf } from './notes.ts'

/** Everything, as docs/json/chart.schema.json describes it. */
export function asJson(asked: Asked, drawn: Drawn) {
  const { chart, points, reason } = drawn
  return {
    format: 'huke-chart/1',
    file: asked.file ?? null,
    chart: chart.chart,
    reason,
    rules: asked.rules,
    base: asked.base ?? null,
    excluded: asked.exclude,
    leftOut: points.leftOut,
    panels: chart.panels.map(panel => ({
      name: panel.name,
      stages: panel.stages.map((stage, at) => ({ name: points.stageNames[at] ?? null, ...stage })),
      points: points.labels.map((label, at) => pointOf(panel, label, points.sizes[at] ?? null, at)),
      violations: panel.violations,
    })),
    notes: notesOf(asked, drawn),
  }
}

function pointOf(panel: Panel, label: string, size: number | null, at: number) {
  const value = panel.statistic[at]
  return {
    position: at + 1,
    label,
    size,
    value: Number.isNaN(value) ? null : value,
    center: panel.center[at],
    sigma: panel.sigma[at],
    lower: panel.lower[at],
    upper: panel.upper[at],
  }
}
