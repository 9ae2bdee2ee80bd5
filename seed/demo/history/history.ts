import type { Instant } from '@huke/core/calendar'
import { adHocCourse, raise } from './ad-hoc.ts'
import { askFor } from './ask-for.ts'
import { serverIn } from './course/assign.ts'
import { course } from './course/course.ts'
import { demandOf, type Start } from './demand.ts'
import { follow } from './matter.ts'
import { stage, staged } from './stage.ts'
import { type Tale, type Year, yearOf } from './tale.ts'
import type { DemoCase, HistoryWorld } from './world.ts'

/**
 * The demo company's last year up to `now`, in order of the requests: every event decided by core, the system's part at the
 * instants of its timers, what is not finished by now left open. The same world, now and seed give the same year.
 */
export function* demoHistory(world: HistoryWorld, now: Instant, seed: string): Generator<DemoCase, void, void> {
  const year = yearOf(world, now, seed)
  const ordinary = demandOf(year).map(start => ({ ...start, play: () => ordinaryTale(year, start) }))
  const arranged = staged(year).map(scene => ({ ...scene, play: () => stage(year, scene) }))
  const starts = [...ordinary, ...arranged].sort((a, b) => a.at - b.at || (a.place < b.place ? -1 : 1))
  for (const { play } of starts) yield caseOf(play())
}

function ordinaryTale(year: Year, { at, place, asks }: Start): Tale {
  if (!('service' in asks)) {
    const { tale, matter } = raise(year, asks, at, place)
    follow(tale, matter, adHocCourse(tale, matter.c, asks))
    return tale
  }
  const { tale, matter, service } = askFor(year, asks, at, place)
  const server = serverIn(tale, year.staff.codeOf(matter.c.supplier.unit), matter.c.customer.person, at)
  follow(tale, matter, course(tale, matter.c, service.definition.assignment, server))
  return tale
}

function caseOf({ matters }: Tale): DemoCase {
  const commitments = matters.map(({ c, events }) => ({ id: c.id, events }))
  return { rootId: commitments[0]?.id ?? '', commitments }
}
