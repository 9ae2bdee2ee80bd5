import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { between, pickWeighted } from '../../random.ts'
import { filler } from '../fill.ts'
import type { AdHocStory } from '../story.ts'
import { answer } from './course/answer.ts'
import { isStaying } from './ask-for.ts'
import { assign, serverIn } from './course/assign.ts'
import { courseOfChild } from './course/course.ts'
import { dueIn } from './course/due.ts'
import { fateOf, priorityOf } from './course/fate.ts'
import { type Course, type Matter, request } from './matter.ts'
import { move, serverOf } from './course/moves.ts'
import { chanceOf, type Tale, type Year } from './tale.ts'
import { verdict } from './course/verdict.ts'
import { work } from './course/work.ts'

export interface RaisedMatter {
  tale: Tale
  matter: Matter
}

/** A unit raises a matter no service covers with the first of its helpers. */
export function raise(
  year: Year,
  story: AdHocStory,
  at: Instant,
  place: string,
  given: { customer?: Id; dueBy?: Instant } = {},
): RaisedMatter {
  const { random, newId } = chanceOf(year, place)
  const on = year.hours.dayOf(at)
  const fill = filler(year.world.story.slots, random)
  const tale: Tale = {
    ...year,
    random,
    newId,
    story: null,
    matters: [],
    fill,
    courseOfChild: child => courseOfChild(tale, child),
  }
  const leads = year.staff.unitAt(story.leads, on)
  const head = year.staff.headOf(leads, on)
  const people = year.staff.everybody(leads, on).filter(id => isStaying(year, id, on))
  const customer = given.customer ?? pickWeighted(random, people, id => (id === head ? 6 : 1))
  const asked = {
    kind: 'ad-hoc' as const,
    title: fill(story.title),
    words: fill(story.detail),
    form: {},
    service: null,
    customer: { unit: year.staff.unit(year.staff.unitOf(customer, on) ?? leads), person: customer },
    supplier: { unit: year.staff.unit(year.staff.unitAt(story.helpers[0] ?? leads, on)), person: null },
    priority: priorityOf(random),
    terms: year.world.adHocTerms,
    dueBy: given.dueBy ?? null,
    parent: null,
  }
  return { tale, matter: request(tale, asked, customer, at) }
}

/** The first helper promises, hands parts to the others, and delivers the whole. */
export function* adHocCourse(tale: Tale, begun: Commitment, story: AdHocStory): Course {
  const unit = tale.staff.codeOf(begun.supplier.unit)
  const server = serverIn(tale, unit, begun.customer.person, begun.requestedAt)
  const fate = { ...fateOf(tale, begun, server, begun.requestedAt), passedOn: false }
  let c = yield* assign(tale, begun, 'by-hand', server)
  c = yield* answer(tale, c, fate)
  if (c.state !== 'promised') return c
  for (const helper of story.helpers.slice(1)) c = yield* handOut(tale, c, helper)
  c = yield* work(tale, c, fate, tale.fill(story.outcome))
  return c.state === 'delivered' ? yield* verdict(tale, c, fate) : c
}

function* handOut(tale: Tale, c: Commitment, helper: string): Course {
  const at = tale.hours.after(c.lastEventAt, between(tale.random, 300, 5400))
  const on = tale.hours.dayOf(at)
  const code = tale.staff.unitAt(helper, on)
  if (tale.staff.unit(code) === c.supplier.unit) return c
  const name = tale.world.organisation.units.find(unit => unit.code === code)?.name ?? ''
  return yield* move(at, serverOf(tale, c), now =>
    now.state === 'promised'
      ? {
          kind: 'split',
          title: `${now.title}：${name}配合`,
          words: now.words,
          supplier: { unit: tale.staff.unit(code), person: null },
          dueBy: dueIn(tale, now, at, 0.6),
        }
      : null,
  )
}
