import type { Names } from '@huke/core/mining/log'
import type { HandOver, PingPong, WorkingTogether } from '@huke/core/mining/measure'
import type { Asked } from './asked.ts'
import type { Mined } from './mined.ts'
import type { Modelled } from './modelled.ts'
import { notesOf } from './notes.ts'
import type { LogRead } from './read-file.ts'
import { spanOfLog } from './span.ts'

/** Of variants and pairs, unless --all asks for more. */
const LISTED = 1000

/** Everything, as docs/json/mine.schema.json describes it. */
export function asJson(asked: Asked, read: LogRead, mined: Mined, { discovered, conformance }: Modelled) {
  const { log, variants, follows } = mined
  const listed = <T>(items: readonly T[]) => (asked.all ? items : items.slice(0, LISTED))
  const activity = (index: number) => log.activities.names[index]
  const { from, until } = spanOfLog(log)
  return {
    format: 'huke-mine/1',
    file: asked.file ?? null,
    read: {
      ...read.detected,
      leftOut: read.leftOut,
      backwards: read.backwards,
      unfinished: read.unfinished,
      others: read.others,
      cases: read.log.cases.length,
    },
    filter: asked.filter,
    calendar: asked.calendar ?? null,
    cases: log.cases.length,
    events: log.time.length,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    arrivalAverage: mined.arrivals,
    eventsPerCase: mined.perCase,
    caseTimes: caseTimesOf(mined.cases),
    workingCaseTimes: mined.workingCases && caseTimesOf(mined.workingCases),
    casesWithRework: mined.rework.casesWithAny,
    activities: activitiesOf(mined),
    variantCount: variants.length,
    variants: listed(variants).map(({ trace, count }) => ({
      count,
      share: count / log.cases.length,
      trace: Array.from(trace, activity),
    })),
    directlyFollows: follows.edges.map(edge => ({ ...edge, from: activity(edge.from), to: activity(edge.to) })),
    bottlenecks: mined.bottlenecks.map(({ edge, hours, share }) => ({
      from: activity(edge.from),
      to: activity(edge.to),
      hours,
      share,
    })),
    resources: mined.resources && people(mined.resources, listed),
    groups: mined.groups && {
      ...people(mined.groups, listed),
      pingPong: pingPongOf(mined.groups.pingPong, mined.groups.names),
      borders: bordersOf(mined.groups),
    },
    discovered: discovered && { noise: asked.noise, ...discovered },
    conformance: conformance && { model: asked.model ?? null, ...conformance },
    notes: notesOf(asked, read, mined),
  }
}

const caseTimesOf = ({ lead, working, waiting }: Mined['cases']) => ({ lead, working, waiting })

function activitiesOf({ log, counts, follows, rework, times, workingTimes }: Mined) {
  return log.activities.names.map((name, a) => ({
    name,
    events: counts[a],
    starts: follows.starts[a],
    ends: follows.ends[a],
    reworkCases: rework.cases[a],
    reworkEvents: rework.extra[a],
    service: times.service[a],
    waiting: times.waiting[a],
    working: workingTimes && { service: workingTimes.service[a], waiting: workingTimes.waiting[a] },
  }))
}

type Listed = <T>(items: readonly T[]) => readonly T[]
type People = {
  readonly names: Names['names']
  readonly handOver: HandOver
  readonly together: WorkingTogether | null
}

function people({ names, handOver, together }: People, listed: Listed) {
  return {
    names: names.length,
    handOver: {
      pairs: handOver.pairs,
      same: handOver.same,
      changed: handOver.changed,
      edgeCount: handOver.edges.length,
      edges: listed(handOver.edges).map(({ from, to, count }) => ({ from: names[from], to: names[to], count })),
      casesByChanges: handOver.casesByChanges.map(([changes, cases]) => ({ changes, cases })),
    },
    workingTogether: together && {
      pairCount: together.pairs.length,
      pairs: listed(together.pairs).map(({ one, other, cases }) => ({ one: names[one], other: names[other], cases })),
    },
  }
}

function pingPongOf({ times, cases, pairs }: PingPong, names: Names['names']) {
  return {
    times,
    cases,
    pairs: pairs.map(({ group, other, count }) => ({ group: names[group], other: names[other], count })),
  }
}

function bordersOf({ names, borders }: NonNullable<Mined['groups']>) {
  return {
    ...borders,
    borders: borders.borders.map(({ from, to, waiting }) => ({ from: names[from], to: names[to], waiting })),
  }
}
