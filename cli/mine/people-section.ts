import type { Asked } from './asked.ts'
import type { Mined } from './mined.ts'
import { more, shownOf } from './process-section.ts'
import { bar, clipped, percent, spanText, table, workingText } from './words.ts'

const NAME = 30

type People = NonNullable<Mined['resources']>

export function groupsSection(asked: Asked, { groups, workingCases, log }: Mined): readonly string[] {
  if (groups === null) return []
  const { pingPong, names } = groups
  const returned = pingPong.pairs
    .slice(0, shownOf(asked, pingPong.pairs.length))
    .map(({ group, other, count }) => [nameOf(names, group), nameOf(names, other), String(count)])
  return [
    '',
    `Groups: ${names.filter(name => name !== '').length}`,
    ...handOverLines(asked, groups, log.cases.length),
    `  Ping-pong (from one group to another and straight back): ${pingPong.times} times in ${pingPong.cases} cases`,
    ...(returned.length === 0 ? [] : table(['handed over by', 'given back by', 'times'], returned, [0, 1])),
    ...borderLines(asked, groups, workingCases === null ? spanText : workingText),
  ]
}

export function resourcesSection(asked: Asked, { resources, log }: Mined): readonly string[] {
  if (resources === null) return []
  const { names, together } = resources
  const rows = (together?.pairs ?? [])
    .slice(0, asked.all ? undefined : 5)
    .map(({ one, other, cases }) => [nameOf(names, one), nameOf(names, other), String(cases)])
  return [
    '',
    `People: ${names.filter(name => name !== '').length}`,
    ...handOverLines(asked, resources, log.cases.length),
    ...(rows.length === 0 ? [] : ['  Work together most', ...table(['', 'and', 'cases'], rows, [0, 1])]),
  ]
}

function handOverLines(asked: Asked, { names, handOver }: People, cases: number): readonly string[] {
  const changed = handOver.edges.filter(({ from, to }) => from !== to)
  const rows = changed
    .slice(0, shownOf(asked, changed.length))
    .map(({ from, to, count }) => [
      nameOf(names, from),
      nameOf(names, to),
      String(count),
      bar(count / handOver.changed, 12),
    ])
  const never = handOver.casesByChanges.find(([changes]) => changes === 0)?.[1] ?? 0
  return [
    `  ${handOver.changed} of ${handOver.pairs} steps hand the case over; ${never} of ${cases} cases stay in one hand`,
    ...(rows.length === 0 ? [] : table(['from', 'to', 'times', ''], rows, [0, 1, 3])),
    ...more(asked, changed.length, 'pairs'),
  ]
}

function borderLines(
  asked: Asked,
  { names, borders }: NonNullable<Mined['groups']>,
  text: (seconds: number) => string,
): readonly string[] {
  const { inside, across, share } = borders
  if (share === null) return []
  const side = (summary: typeof inside) =>
    summary === null ? 'none' : `${text(summary.sum)} in ${summary.count} steps, median ${text(summary.median)}`
  const rows = borders.borders
    .slice(0, shownOf(asked, borders.borders.length))
    .map(({ from, to, waiting }) => [
      nameOf(names, from),
      nameOf(names, to),
      String(waiting.count),
      text(waiting.median),
      text(waiting.sum),
    ])
  return [
    `  Waiting at the borders of groups: ${side(across)}`,
    `  Waiting inside groups:            ${side(inside)}`,
    `  ${percent(share)} of the waiting lies at borders  ${bar(share, 20)}`.trimEnd(),
    ...table(['from', 'to', 'steps', 'median wait', 'in all'], rows, [0, 1]),
    ...more(asked, borders.borders.length, 'borders'),
  ]
}

const nameOf = (names: readonly string[], index: number): string => clipped(names[index] || '(none)', NAME)
