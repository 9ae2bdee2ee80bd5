import type { Commitment } from './commitment.ts'
import { named } from './customers.ts'
import { isNamed, isRevealed } from './evaluations.ts'
import type { Event, EventType } from './events.ts'

/**
 * Who may be told of an event. A side without a person who is there is whoever there can act for it: people of the unit, its
 * head, the next head up.
 */
export const audiences = [
  'supplier',
  'customers',
  'first-customer',
  'asker',
  'watchers',
  'mentioned',
  'named',
  'former-holder',
  'heads',
  'officers',
] as const
export type Audience = (typeof audiences)[number]

const both: readonly Audience[] = ['supplier', 'customers']
const all: readonly Audience[] = [...both, 'asker', 'watchers']

/**
 * The one table of who is told of what; never the one who did it, and of one act nobody twice. Empty = it shows on the page.
 * No event after which somebody has to act leaves that side out.
 */
export const toldOf: Readonly<Record<EventType, readonly Audience[]>> = {
  requested: both,
  promised: all,
  countered: all,
  agreed: all,
  'offer-declined': all,
  'offer-fell': all,
  'taken-back': all,
  declined: all,
  withdrawn: all,
  left: both,
  joined: [...both, 'named'],
  merged: all,
  voided: all,
  failed: all,
  asked: ['first-customer', 'asker', 'watchers'],
  answered: ['supplier', 'watchers'],
  held: ['customers', 'asker', 'watchers'],
  resumed: all,
  assigned: ['named', 'former-holder', 'watchers'],
  started: [],
  transferred: [...all, 'former-holder'],
  succeeded: [...all, 'named'],
  suspended: all,
  lifted: all,
  delivered: ['customers', 'asker', 'watchers'],
  accepted: all,
  passed: all,
  returned: all,
  lapsed: all,
  reopened: all,
  prioritised: all,
  recalendared: [],
  checked: [],
  commented: [...both, 'watchers', 'mentioned'],
  attached: [],
  evaluated: ['supplier'],
  'customer-evaluated': [],
  contested: ['customers', 'officers'],
  'contest-settled': both,
  'cause-named': both,
  escalated: ['named', ...both, 'watchers'],
  split: ['customers', 'watchers'],
  watched: [],
  unwatched: [],
  warned: ['heads'],
  breached: [],
  performed: [],
}

/** As the table says, but for what must not be told: that an answer was given which isn't named, or not open yet. */
export function audienceOf(c: Commitment, event: Event): readonly Audience[] {
  if (event.type === 'evaluated' && !isOpenToSupplier(c, event)) return []
  if (event.type === 'cause-named' && event.about.of === 'verdict' && !isRevealed(c, event.about, event.at)) return []
  if (event.type !== 'warned') return toldOf[event.type]
  const owing: Audience =
    owedBy(c, event) === 'supplier' ? 'supplier' : event.clock === 'answer' ? 'first-customer' : 'customers'
  return event.share >= 100 ? [owing, 'heads'] : [owing]
}

function isOpenToSupplier(c: Commitment, event: Extract<Event, { type: 'evaluated' }>): boolean {
  const given = c.evaluations.findLast(e => e.customer === named(event) && e.firstAt <= event.at)
  return isNamed(c) && given !== undefined && isRevealed(c, given, event.at)
}

/** Whose heads are told of a warning: of the side that lets the time run. */
export const owedBy = (c: Commitment, { clock, run }: Extract<Event, { type: 'warned' }>): 'customer' | 'supplier' =>
  c.clocks.find(r => r.clock === clock && r.run === run)?.owedBy ?? 'supplier'

/** Of the events of one act each person is told of one: what was done, rather than what came with it. */
export const byWeight = (events: readonly Event[]): readonly Event[] =>
  events.toSorted((a, b) => Number(besides.includes(a.type)) - Number(besides.includes(b.type)))

const besides: readonly EventType[] = ['assigned', 'attached', 'evaluated', 'cause-named']
