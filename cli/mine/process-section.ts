import type { Asked } from './asked.ts'
import type { Mined } from './mined.ts'
import { bar, clipped, percent, spanText, table, workingText } from './words.ts'

const NAME = 34
const SHOWN = 12
const BAR = 16

export const shownOf = (asked: Asked, count: number): number => (asked.all ? count : Math.min(SHOWN, count))

export function more(asked: Asked, count: number, what: string): readonly string[] {
  const left = count - shownOf(asked, count)
  return left > 0 ? [`  … ${left} more ${what}; --all shows them`] : []
}

export function activitiesSection(asked: Asked, mined: Mined): readonly string[] {
  const { log, counts, follows, rework, times, workingTimes } = mined
  const { names } = log.activities
  const knows = log.start !== null
  const clock = workingTimes ?? times
  const text = workingTimes ? workingText : spanText
  const order = names.map((_, a) => a).sort((a, b) => counts[b] - counts[a])
  const rows = order.slice(0, shownOf(asked, order.length)).map(a => {
    const [service, waiting] = [clock.service[a], clock.waiting[a]]
    return [
      clipped(names[a], NAME),
      String(counts[a]),
      String(follows.starts[a]),
      String(follows.ends[a]),
      String(rework.cases[a]),
      waiting === null ? '–' : text(waiting.median),
      ...(knows ? [service === null ? '–' : text(service.median)] : []),
    ]
  })
  const head = ['', 'events', 'first', 'last', 'again in', 'wait before', ...(knows ? ['takes'] : [])]
  return [
    '',
    `Activities${workingTimes ? ', medians in working time' : ', medians'}`,
    ...table(head, rows, [0]),
    ...more(asked, names.length, 'activities'),
  ]
}

export function variantsSection(asked: Asked, { log, variants }: Mined): readonly string[] {
  const top = variants.slice(0, shownOf(asked, variants.length))
  const most = variants[0].count
  const lines = top.map(({ trace, count }) => {
    const path = Array.from(trace.subarray(0, 100), a => log.activities.names[a]).join(' → ')
    const share = count / log.cases.length
    return `  ${String(count).padStart(String(most).length)}  ${percent(share).padStart(7)}  ${bar(share, BAR)}  ${clipped(path, asked.all ? 10_000 : 110)}`
  })
  return ['', 'Variants', ...lines, ...more(asked, variants.length, 'variants')]
}

export function followsSection(asked: Asked, { log, follows }: Mined): readonly string[] {
  const { edges } = follows
  if (edges.length === 0) return []
  const rows = edges
    .slice(0, shownOf(asked, edges.length))
    .map(({ from, to, count, elapsed, working }) => [
      clipped(log.activities.names[from], NAME),
      clipped(log.activities.names[to], NAME),
      String(count),
      spanText(elapsed.median),
      spanText(elapsed.mean),
      spanText(elapsed.p90),
      ...(working ? [workingText(working.elapsed.median)] : []),
    ])
  const head = [
    '',
    'directly followed by',
    'times',
    'median',
    'mean',
    '90 %',
    ...(edges[0].working ? ['working, median'] : []),
  ]
  return ['', 'What follows what', ...table(head, rows, [0, 1]), ...more(asked, edges.length, 'pairs')]
}

export function bottlenecksSection(asked: Asked, { log, bottlenecks, follows }: Mined): readonly string[] {
  if (bottlenecks.length === 0) return []
  const rows = bottlenecks
    .slice(0, shownOf(asked, bottlenecks.length))
    .map(({ edge, hours, share }) => [
      clipped(log.activities.names[edge.from], NAME),
      clipped(log.activities.names[edge.to], NAME),
      hours.toFixed(1),
      percent(share),
      bar(share, BAR),
    ])
  const unit = follows.edges[0].working ? 'working hours' : 'hours'
  const until = log.start === null ? 'from one event to the next' : 'until the next activity begins'
  return [
    '',
    `Where time is lost: ${unit} ${until}, in all cases together`,
    ...table(['', 'before', unit, 'share', ''], rows, [0, 1, 4]),
    ...more(asked, bottlenecks.length, 'pairs'),
  ]
}
