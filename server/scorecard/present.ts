import { maySee } from '@huke/core/access'
import type { Id } from '@huke/core/commitment'
import {
  addCounts,
  besideOf,
  type Counts,
  type Measure,
  type MeasureDefinition,
  measureDefinitions,
  type MeasureName,
  measuresOf,
  trendOf,
} from '@huke/core/scorecard'
import type { Reader } from '../access/index.ts'
import type { BehindRow } from './behind.ts'
import type { Group, Split } from './figures.ts'
import type { Names } from './names.ts'
import type { Behind, Side } from './schema.ts'
import type { ScorecardSettings } from './settings.ts'

/** What a line of a list shows: whether it was in time, right and liked, and what stood in the way. */
const lineMeasures: readonly MeasureName[] = [
  'closed',
  'on-time',
  'attainment',
  'lead-time',
  'first-pass',
  'returned',
  'satisfaction',
  'answers-on-time',
  'verdicts-on-time',
  'waiting',
]

export interface SideGroups {
  readonly now: readonly Group[]
  readonly months: readonly Group[]
  /** null = nothing is compared */
  readonly before: readonly Group[] | null
}

export function presentSide(groups: SideGroups, names: Names, settings: ScorecardSettings): Side {
  const services = linesOf(groups.now, 'service', settings)
  const others = linesOf(groups.now, 'other', settings)
  return {
    measures: presentMeasures(groups, settings),
    services: services.map(({ key, measures }) => ({ service: names.service(key), measures })),
    counterparts: others.map(({ key, measures }) => ({ unit: names.unit(key as Id), measures })),
    beside: besideOf(totalOf(groups.now), settings.minimumGroup).map(({ of, measures }) => ({
      of,
      measures: [...measures],
    })),
  }
}

function presentMeasures({ now, months, before }: SideGroups, settings: ScorecardSettings): Side['measures'] {
  const { minimumGroup, standards } = settings
  const previous = before === null ? null : measuresOf(totalOf(before), minimumGroup)
  const trend = trendOf(
    months.map(g => ({ day: g.part as string, counts: g.counts })),
    'month',
    minimumGroup,
  )
  return measuresOf(totalOf(now), minimumGroup).map((measure, i) => ({
    ...measure,
    better: measureDefinitions[i].better ?? null,
    standard: standards[measure.name] ?? null,
    previous: previous === null ? null : { value: previous[i].value, n: previous[i].n },
    trend: trend.map(({ start, measures }) => ({ start, value: measures[i].value, n: measures[i].n })),
  }))
}

const totalOf = (groups: readonly Group[]): Counts =>
  addCounts(...groups.filter(g => g.split === 'whole').map(g => g.counts))

interface Line {
  readonly key: string | null
  readonly measures: Measure[]
}

/** One line a service or counterpart, the largest first. */
const linesOf = (groups: readonly Group[], split: Split, { minimumGroup }: ScorecardSettings): Line[] =>
  groups
    .filter(g => g.split === split)
    .map(({ part, counts }) => ({ key: part, measures: lineOf(counts, minimumGroup) }))
    .sort((a, b) => b.measures[0].n - a.measures[0].n)

export const lineOf = (counts: Counts, minimumGroup: number): Measure[] =>
  measuresOf(counts, minimumGroup).filter(measure => lineMeasures.includes(measure.name))

/** Whoever may not see a commitment learns that it counted, between which units and when, and nothing else about it. */
export function presentBehind(row: BehindRow, measure: MeasureDefinition, names: Names, viewer: Reader): Behind {
  const visible = maySee(viewer, row.state_data)
  const told = visible || measure.opinion !== true
  return {
    visible,
    part: row.part,
    id: visible ? row.commitment_id : null,
    number: visible ? row.number : null,
    title: visible ? row.title : null,
    customer: names.unit(row.customer),
    supplier: names.unit(row.supplier),
    service: names.service(row.service_id),
    day: row.day,
    value: told ? valueOf(row, measure) : null,
    numerator: told ? (row.sum ?? (measure.of === 'share' ? (row.k ?? 0) : null)) : null,
    denominator: row.n,
  }
}

/** What the one commitment contributes, in the unit of the measure. */
function valueOf({ detail, n, k, sum }: BehindRow, measure: MeasureDefinition): number | null {
  switch (measure.of) {
    case 'share':
      return (k ?? 0) / n
    case 'median':
      return detail.values?.[measure.name] ?? null
    case 'mean':
    case 'sum':
      return sum ?? 0
    case 'count':
      return n
  }
}
