import { type Instant, type LocalDate } from '@huke/core/calendar'
import { termsOf } from '@huke/core/catalogue'
import type { Id, Priority } from '@huke/core/commitment'
import { pickWeighted, type Random } from '../../random.ts'
import { type FormSchema, sampleInput } from '../../catalogue/index.ts'
import { plusDays } from '../date.ts'
import type { ServiceStory } from '../story.ts'
import { tell } from '../tell.ts'
import { courseOfChild } from './course/course.ts'
import { unitOf } from './demand.ts'
import { priorityOf } from './course/fate.ts'
import { type Matter, request } from './matter.ts'
import { chance } from './odds.ts'
import { chanceOf, type Tale, type Year } from './tale.ts'
import type { HistoryService } from './world.ts'

export interface Asked {
  tale: Tale
  matter: Matter
  service: HistoryService
}

/** Somebody asks for a service, with a form filled in as such people do. */
export function askFor(
  year: Year,
  story: ServiceStory,
  at: Instant,
  place: string,
  given: { customer?: Id; priority?: Priority; title?: string; words?: string } = {},
): Asked {
  const service = year.services.get(story.service)
  if (!service) throw new RangeError(`nobody offers ${story.service}`)
  const { random, newId } = chanceOf(year, place)
  const on = year.hours.dayOf(at)
  const unit = unitOf(year, story.service, on)
  const customer = given.customer ?? customerFor(year, story, unit, on, random)
  const customerUnit = year.staff.unitOf(customer, on)
  if (customerUnit === null) throw new RangeError(`${customer} works nowhere on ${on}`)
  const telling = tell(year.world.story, story, random)
  const tale: Tale = {
    ...year,
    random,
    newId,
    story,
    matters: [],
    fill: telling.fill,
    courseOfChild: child => courseOfChild(tale, child),
  }
  const form = sampleInput(service.definition.form as FormSchema, random, {
    person: () => customer,
    unit: () => year.staff.unit(customerUnit),
    date: () => plusDays(on, 1 + Math.floor(random() * 10)),
    attachment: () => null,
    text: telling.textFor,
    range: telling.rangeFor,
  })
  const asked = {
    kind: 'request' as const,
    title: given.title ?? telling.title,
    words: given.words ?? (chance(random, 0.55) ? telling.fill('{说明}') : ''),
    form,
    service: { id: service.id, version: service.version },
    customer: { unit: year.staff.unit(customerUnit), person: customer },
    supplier: { unit: year.staff.unit(unit), person: null },
    priority: given.priority ?? priorityOf(random),
    terms: termsOf(service.definition, service, service.calendar),
    dueBy: null,
    parent: null,
  }
  return { tale, matter: request(tale, asked, customer, at), service }
}

function customerFor(year: Year, story: ServiceStory, supplier: string, on: LocalDate, random: Random): Id {
  const { staff } = year
  const departments = Object.entries(story.customers)
  const [department] = pickWeighted(random, departments, ([, weight]) => weight)
  const people = departmentNames(department, random)
    .flatMap(code => staff.everybody(staff.unitAt(code, on), on))
    .filter(id => staff.unitOf(id, on) !== supplier && isStaying(year, id, on))
  return pickWeighted(random, people, id => askingWeight(year, id, on))
}

/** Before the merger either of the two asked. */
const departmentNames = (department: string, random: Random): string[] =>
  department === 'lwh' ? [random() < 0.5 ? 'lwh-out' : 'lwh-in', 'lwh'] : [department]

export function isStaying(year: Year, id: Id, on: LocalDate): boolean {
  const { left } = year.staff.person(id)
  return left === null || left > plusDays(on, 30)
}

/** Those who lead ask for the others, and a welder seldom asks for himself. */
function askingWeight({ staff }: Year, id: Id, on: LocalDate): number {
  const unit = staff.unitOf(id, on) ?? ''
  const leads = staff.headOf(unit, on) === id
  const named = staff.person(id).key === null ? 1 : 2.5
  const onTheFloor = !leads && staff.departmentOf(unit, on) === 'prd' ? 0.4 : 1
  return Math.max(named, leads ? 2 : 1) * onTheFloor
}
