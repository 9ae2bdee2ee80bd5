import type { Panel, RuleName } from '@huke/core/control-chart'
import { padEnd, padStart, clipped } from '../file/text-width.ts'
import type { Asked } from './asked.ts'
import type { Drawn } from './draw-file.ts'
import { figure } from './figure.ts'
import { notesOf } from './notes.ts'
import { MOST_SHOWN, plotOf } from './plot.ts'
import { chartNames, meanings, panelNames, reasons } from './words.ts'

const NAME = 40
const COLUMN = 12
/** Of more signals the last ones are listed. */
const MOST_SIGNALS = 40

/** For people: the lines of every stage, the plot, the signals and what they mean. */
export function asTable(asked: Asked, drawn: Drawn): string {
  const { chart, points, reason } = drawn
  const cut = chart.points > MOST_SHOWN ? [`The plot shows the last ${MOST_SHOWN} points.`] : []
  return [
    `${chart.points} points, ${chartNames[chart.chart]}`,
    ...(reason === null ? [] : [`chosen because ${reasons[reason]}`]),
    ...cut,
    ...chart.panels.flatMap(panel => ['', ...panelLines(panel, drawn)]),
    '',
    ...meaningLines(chart.panels),
    ...notesOf(asked, { chart, points, reason }).map(({ text }) => text),
  ].join('\n')
}

function panelLines(panel: Panel, { points }: Drawn): readonly string[] {
  const head = ['centre', 'lower', 'upper', 'sigma'].map(name => padStart(name, COLUMN)).join('')
  return [
    padEnd(`${panelNames[panel.name]}`, NAME) + head,
    ...panel.stages.map((_, stage) => stageLine(panel, stage, points.stageNames[stage])),
    '',
    ...plotOf(panel, points.labels),
    '',
    ...signalLines(panel, points.labels),
  ]
}

function stageLine(panel: Panel, stage: number, name: string | undefined): string {
  const { from, to, basis, overdispersion } = panel.stages[stage]
  const whole = name === undefined ? '' : `${name}, `
  const from1 = basis === to - from + 1 ? '' : `, limits from ${basis}`
  const text = clipped(`  ${whole}points ${from} to ${to}${from1}`, NAME)
  const figures = [panel.center, panel.lower, panel.upper, panel.sigma].map(line => {
    const first = line[from - 1]
    const same = line.slice(from - 1, to).every(value => value === first)
    return padStart(same ? figure(first) : 'varies', COLUMN)
  })
  return `${padEnd(text, NAME)}${figures.join('')}${overdispersion === null ? '' : `   σz ${figure(overdispersion)}`}`
}

function signalLines(panel: Panel, labels: readonly string[]): readonly string[] {
  const byPosition = new Map<number, RuleName[]>()
  for (const [rule, positions] of Object.entries(panel.violations) as [RuleName, readonly number[]][])
    for (const position of positions) byPosition.set(position, [...(byPosition.get(position) ?? []), rule])
  if (byPosition.size === 0) return ['  no signals']
  const line = ([position, rules]: readonly [number, readonly RuleName[]]) => {
    const label = labels[position - 1]
    const name = label === String(position) ? '' : label
    return `  ${padStart(String(position), 5)}  ${padEnd(clipped(name, 20), 20)} ${padStart(figure(panel.statistic[position - 1]), COLUMN)}   ${rules.join(', ')}`
  }
  const signals = [...byPosition].sort(([a], [b]) => a - b)
  const earlier = signals.length - MOST_SIGNALS
  return [
    '  signals, by the last point of each pattern',
    ...(earlier > 0 ? [`  … ${earlier} earlier ones; --json has them all`] : []),
    ...signals.slice(-MOST_SIGNALS).map(line),
  ]
}

function meaningLines(panels: readonly Panel[]): readonly string[] {
  const broken = (Object.keys(meanings) as RuleName[]).filter(rule =>
    panels.some(({ violations }) => (violations[rule]?.length ?? 0) > 0),
  )
  return broken.length === 0 ? [] : [...broken.map(rule => `${padEnd(rule, 9)}${meanings[rule]}`), '']
}
