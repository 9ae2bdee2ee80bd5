import type { Instant } from '@huke/core/calendar'
import { type Act, type Commitment, type Id, standardDue } from '@huke/core/commitment'
import type { AdHocStory } from '../story.ts'
import { raise } from './ad-hoc.ts'
import { askFor } from './ask-for.ts'
import { type Course, follow } from './matter.ts'
import { customerOf, move } from './course/moves.ts'
import { readScenes, type Scene, type Situation } from './scenes.ts'
import type { Tale, Year } from './tale.ts'
import { common, entry, own } from './course/words.ts'

/** A piece of work left standing in one situation, so that the people of the picker have something to see. */
export type Staged = Scene & { at: Instant; place: string }

/** What happens before now in a situation: working hours ago, or with 'of' as shares of the time the standard gives. */
type Step = readonly [ago: (allowed: number) => number, by: 'customer' | 'server', does: Doing]
type Doing = (tale: Tale, c: Commitment) => readonly (Act | null)[]

export function staged(year: Year): Staged[] {
  return readScenes().map((scene, i) => {
    const ago = situations[scene.is][0]
    const allowed = allowedHours(year, scene)
    return { ...scene, place: `scene ${i}`, at: year.hours.before(year.now, ago(allowed) * 3600) }
  })
}

export function stage(year: Year, scene: Staged): Tale {
  const customer = year.staff.named(scene.customer)
  const { tale, matter } =
    'adHoc' in scene
      ? raise(year, matterOf(year, scene, customer), scene.at, scene.place, { customer })
      : askFor(year, storyOf(year, scene.service), scene.at, scene.place, {
          customer,
          priority: 'normal',
          title: scene.title,
          words: scene.words,
        })
  follow(tale, matter, sceneCourse(tale, matter.c, scene))
  return tale
}

function matterOf(
  year: Year,
  scene: Staged & { adHoc: string; words: string; unit: string },
  customer: Id,
): AdHocStory {
  const leads = year.staff.unitOf(customer, year.hours.dayOf(scene.at)) ?? scene.unit
  return { leads, helpers: [scene.unit], title: scene.adHoc, detail: scene.words, outcome: '' }
}

function* sceneCourse(tale: Tale, begun: Commitment, scene: Staged): Course {
  const server = serverFor(tale, begun, scene)
  const [, ...steps] = situations[scene.is]
  const allowed = allowedHours(tale, scene)
  let c = begun
  if (scene.is !== 'unassigned') c = yield* move(c.lastEventAt, null, () => ({ kind: 'assign', person: server }))
  for (const [ago, by, does] of steps) {
    const at = Math.max(tale.hours.before(tale.now, ago(allowed) * 3600), c.lastEventAt)
    for (const act of does(tale, c))
      if (act !== null) c = yield* move(at, by === 'customer' ? customerOf(tale, c) : server, () => act)
  }
  return c
}

function serverFor(tale: Tale, begun: Commitment, scene: Staged): Id {
  if (scene.server !== undefined) return tale.staff.named(scene.server)
  const unit = tale.staff.codeOf(begun.supplier.unit)
  const head = tale.staff.headOf(unit, tale.hours.dayOf(begun.requestedAt))
  if (head === null) throw new RangeError(`nobody leads ${unit}`)
  return head
}

const promise: Doing = (tale, c) =>
  c.state === 'requested'
    ? [
        {
          kind: 'promise',
          words: common(tale, 'promises'),
          ...(c.terms.targets[c.priority].resolution === null && { dueBy: tale.now + 2 * 86_400_000 }),
        },
      ]
    : [{ kind: 'start' }]
const promiseToday: Doing = (tale, c) => {
  const due = standardDue(c, tale.world.calendars, c.lastEventAt)
  const evening = thisEvening(tale)
  const early = due === null || evening <= due ? { dueBy: evening } : {}
  return [{ kind: 'promise', words: common(tale, 'promises'), ...early }]
}
const check =
  (share: number): Doing =>
  (_, c) =>
    c.terms.checklist
      .slice(0, Math.ceil(c.terms.checklist.length * share))
      .filter(item => !c.checked.includes(item.id))
      .map(item => ({ kind: 'check', item: item.id, done: true }))
const deliver: Doing = (tale, c) => [...check(1)(tale, c), { kind: 'deliver', words: own(tale, 'deliveries') }]
const accept: Doing = tale => [{ kind: 'accept', words: common(tale, 'accepts') }]
const giveBack: Doing = tale => [{ kind: 'return', reason: tale.fill(entry(tale, 'returns')) }]
const chase: Doing = tale => [{ kind: 'comment', words: common(tale, 'chasers') }]
const reply: Doing = tale => [{ kind: 'comment', words: common(tale, 'replies') }]
const ask: Doing = tale => [{ kind: 'ask', question: tale.fill(entry(tale, 'questions').ask) }]
const reanswer: Doing = (tale, c) =>
  c.waiting === null ? [] : [{ kind: 'answer', words: tale.fill(entry(tale, 'questions').answer) }]
const counter: Doing = tale => [
  { kind: 'counter', offer: { dueBy: tale.hours.after(tale.now, 45_000), words: common(tale, 'counters') } },
]
const hold: Doing = tale => {
  const words = entry(tale, 'holds')
  const until = tale.hours.after(tale.now, 40_000)
  return [{ kind: 'hold', reason: tale.fill(words.reason), thirdParty: tale.fill(words.party), until }]
}

const of =
  (share: number, most = Number.POSITIVE_INFINITY) =>
  (allowed: number) =>
    Math.min(share * allowed, most)
const hours = (ago: number) => () => ago
const justDone = (before: number) => (allowed: number) => Math.min(allowed, 30) * 0.8 + before

/** The first entry says when it was asked for. */
const situations: Record<Situation, readonly [asked: (allowed: number) => number, ...steps: Step[]]> = {
  unassigned: [of(0.1, 0.6)],
  fresh: [of(0.1, 0.5)],
  'half-way': [
    of(0.66),
    [of(0.63), 'server', promise],
    [of(0.56), 'server', ask],
    [of(0.54), 'customer', reanswer],
    [of(0.3), 'server', check(0.5)],
    [of(0.12), 'customer', chase],
    [of(0.1), 'server', reply],
  ],
  begun: [of(0.3), [of(0.27), 'server', promise], [of(0.1), 'server', check(0.3)]],
  late: [of(1.2, 60), [of(1.15, 57), 'server', promise], [of(0.3), 'customer', chase], [of(0.2), 'server', reply]],
  today: [of(0.5), [of(0.45), 'server', promiseToday], [of(0.2), 'server', check(0.5)]],
  asked: [of(0.4), [of(0.2, 3), 'server', ask]],
  negotiating: [of(0.5), [of(0.25, 4), 'server', counter]],
  held: [of(0.6), [of(0.55), 'server', promise], [of(0.3), 'server', hold]],
  delivered: [of(0.8), [of(0.77), 'server', promise], [of(0.15, 4), 'server', deliver]],
  returned: [
    of(0.85),
    [of(0.8), 'server', promise],
    [of(0.3, 6), 'server', deliver],
    [of(0.1, 2), 'customer', giveBack],
  ],
  'to-evaluate': [
    justDone(9),
    [justDone(8.5), 'server', promise],
    [hours(8), 'server', deliver],
    [hours(3), 'customer', accept],
  ],
}

function allowedHours(year: Year, scene: Scene): number {
  if ('adHoc' in scene) return 15
  const target = year.services.get(scene.service)?.definition.targets.normal.resolution ?? null
  return target === null ? 15 : year.hours.allowed(target, year.hours.before(year.now, 27_000)) / 3600
}

function storyOf(year: Year, service: string) {
  const story = year.stories.get(service)
  if (!story) throw new RangeError(`no story for ${service}`)
  return story
}

/** Six o'clock, or midnight for those who look later. */
function thisEvening(tale: Tale): Instant {
  const midnight = Date.parse(`${tale.hours.dayOf(tale.now)}T00:00:00+08:00`)
  const six = midnight + 18 * 3_600_000
  return tale.now < six - 1_800_000 ? six : midnight + 86_399_000
}
