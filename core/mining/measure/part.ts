import type { EventLog, Names } from '../log/index.ts'

/** The log of some of its events; cases that keep none are gone. Names nobody uses any more are gone too. */
export function partOf(log: EventLog, keep: (event: number, caseIndex: number) => boolean): EventLog {
  const { offsets } = log
  const kept = new Uint32Array(log.time.length)
  const cases: string[] = []
  const ends: number[] = [0]
  let count = 0
  for (let c = 0; c + 1 < offsets.length; c++) {
    const before = count
    for (let e = offsets[c]; e < offsets[c + 1]; e++) if (keep(e, c)) kept[count++] = e
    if (count === before) continue
    cases.push(log.cases[c])
    ends.push(count)
  }
  const events = kept.subarray(0, count)
  return {
    cases,
    offsets: Uint32Array.from(ends),
    activities: someNames(log.activities, events),
    time: picked(log.time, events),
    start: log.start && picked(log.start, events),
    resources: log.resources && someNames(log.resources, events),
    groups: log.groups && someNames(log.groups, events),
    lifecycles: log.lifecycles ? someNames(log.lifecycles, events) : null,
  }
}

function picked(values: Float64Array, events: Uint32Array): Float64Array {
  const some = new Float64Array(events.length)
  for (let i = 0; i < events.length; i++) some[i] = values[events[i]]
  return some
}

function someNames({ names, of }: Names, events: Uint32Array): Names {
  const numbers = new Int32Array(names.length).fill(-1)
  const some: string[] = []
  const ofSome = new Uint32Array(events.length)
  for (let i = 0; i < events.length; i++) {
    const name = of[events[i]]
    if (numbers[name] < 0) numbers[name] = some.push(names[name]) - 1
    ofSome[i] = numbers[name]
  }
  return { names: some, of: ofSome }
}
